using System.Data.Common;
using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Answers the routes of apps, as far as packages need them: an app without processes or droplets.</summary>
internal sealed class AppHandlers(Store store, Func<AppRow, string, JsonObject> document, TimeProvider clock)
{
    /// <summary>An app is in a space, and only an admin sees all spaces; nobody here has a role in one.</summary>
    public static AppRow FindVisible(DbTransaction database, Call call) =>
        (call.Caller.IsAdmin ? AppTable.Find(database, call.Guid) : null) ?? throw Errors.UnknownApp.AsException();

    public async Task<Reply> GetAsync(Call call, CancellationToken cancellation) =>
        Reply.Ok(document(await store.RunAsync(database => FindVisible(database, call), cancellation), call.Origin));

    public async Task<Reply> CreateAsync(Call call, CancellationToken cancellation)
    {
        if (!call.Caller.IsAdmin)
            throw Errors.NotAuthorized.AsException();
        var body = call.JsonBody();
        V3Body.RefuseUnknownFields(body, "name", "relationships");
        var row = new AppRow
        {
            Guid = $"{Guid.NewGuid()}",
            Name = V3Body.Text(body, "name") ?? throw Errors.Unprocessable("Name can't be blank").AsException(),
            CreatedAt = Timestamp.Now(clock),
        };
        await store.RunAsync(
            database =>
            {
                AppTable.Insert(database, row);
                return row;
            },
            cancellation);
        return Reply.Created(document(row, call.Origin));
    }
}
