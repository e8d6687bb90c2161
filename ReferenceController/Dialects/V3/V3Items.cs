using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>Answers the v3 routes of the single items of a resource.</summary>
internal sealed class V3Items(
    Store store, Model model, Table table, V3View view, Func<Table, V3Document> documents)
{
    private readonly V3Include _include = new(view.Includes);
    private readonly V3Beside _beside = new(view.FieldSets, [.. view.Embeds.Select(field => field.Path)]);

    public async Task<ApiReply> GetAsync(ApiCall call, CancellationToken cancellation)
    {
        var paths = view.Includes.IsEmpty ? [] : _include.Ways(_include.Read(call.Query.Last(V3Include.Parameter)));
        var members = _beside.Members(call.Query);
        var (row, related) = await store.RunAsync(
            database =>
            {
                var found = Find(database, table, call);
                var from = Listable.Of(model, table, []);
                return (found, database.Related(from, [found], paths).AddRange(database.Parts(from, [found], members)));
            },
            cancellation);
        var document = documents(table).Build(row, call.Origin, _beside.Embedded(call.Query));
        V3Include.Add(document, related, documents, call.Origin);
        return ApiReply.Ok(document);
    }

    public async Task<ApiReply> DownloadAsync(ApiCall call, CancellationToken cancellation)
    {
        var file = view.File!;
        var row = await store.RunAsync(
            database =>
            {
                var found = Find(database, table, call);
                return file.Readers?.Has(database, model, table, found, call.Caller) == false
                    ? throw Errors.NotAuthorized.AsException()
                    : found;
            },
            cancellation);
        foreach (var (test, otherwise) in file.Needs)
        {
            if (!test.Holds(row))
                throw (Errors.Unprocessable("") with { Description = otherwise }).AsException();
        }

        return ApiReply.Found($"{ItemPart.Blobstore}/{table.Name}/{row.Guid}");
    }

    /// <summary>The item. One that the caller may not see is answered like one that does not exist.</summary>
    public static Row Find(DbTransaction database, Table table, ApiCall call) =>
        database.FindVisible(table, call) ?? throw Errors.NotFound(table.Label).AsException();
}
