using System.Data.Common;
using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Answers the routes of single packages.</summary>
internal sealed class PackageHandlers(Store store, Func<PackageRow, string, JsonObject> document, TimeProvider clock)
{
    public async Task<Reply> GetAsync(Call call, CancellationToken cancellation) =>
        Reply.Ok(document(await store.RunAsync(database => FindVisible(database, call), cancellation), call.Origin));

    public async Task<Reply> CreateAsync(Call call, CancellationToken cancellation)
    {
        var message = PackageMessage.Parse(call.JsonBody());
        var created = await store.RunAsync(
            database =>
            {
                var row = message with
                {
                    Guid = $"{Guid.NewGuid()}",
                    AppGuid = AppHandlers.FindVisible(database, call).Guid,
                    CreatedAt = Timestamp.Now(clock),
                };
                PackageTable.Insert(database, row);
                return row;
            },
            cancellation);
        return Reply.Created(document(created, call.Origin));
    }

    public Task<Reply> DeleteAsync(Call call, CancellationToken cancellation) => store.RunAsync(
        database =>
        {
            PackageTable.Delete(database, FindVisible(database, call).Guid);
            return Reply.NoContent;
        },
        cancellation);

    /// <summary>What a caller may not see is answered like what does not exist.</summary>
    private static PackageRow FindVisible(DbTransaction database, Call call) =>
        (call.Caller.IsAdmin ? PackageTable.Find(database, call.Guid) : null) ?? throw Errors.UnknownPackage.AsException();
}
