using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The body of a v2 list.</summary>
internal sealed class V2ListDocument<TRow>(string path, Func<TRow, JsonObject> resource)
{
    public JsonObject Build(ListQuery query, Page<TRow> page)
    {
        var pages = page.PageCount(query.Size);
        var document = new JsonObject
        {
            ["total_results"] = page.Total,
            ["total_pages"] = pages,
            ["prev_url"] = query.Page > 1 ? Url(query, query.Page - 1) : null,
            ["next_url"] = query.Page < pages ? Url(query, query.Page + 1) : null,
            ["resources"] = new JsonArray([.. page.Items.Select(resource)]),
        };
        if (query.WithOrphans)
            document["orphans"] = new JsonObject();
        return document;
    }

    /// <summary>The link to a page: what the request carried, and every default spelled out.</summary>
    private string Url(ListQuery query, long page) => PageUrl.Print(path, PageUrl.V2Literals,
    [
        .. query.Carried,
        new(V2Parameter.OrderDirection, query.Descending ? "desc" : "asc"),
        new(V2Parameter.Page, $"{page}"),
        new(V2Parameter.ResultsPerPage, $"{query.Size}"),
    ]);
}
