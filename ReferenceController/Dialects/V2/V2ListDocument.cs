using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>The body of a v2 list.</summary>
internal sealed class V2ListDocument(string path, Func<RowTree, JsonObject?, JsonNode> item)
{
    public JsonObject Build(ListQuery query, RowPage page)
    {
        var pages = page.PageCount(query.Size);
        var orphans = query.WithOrphans ? new JsonObject() : null;
        var trees = page.Trees.IsEmpty ? page.Items.Select(RowTree.Alone) : page.Trees;
        var document = new JsonObject
        {
            ["total_results"] = page.Total,
            ["total_pages"] = pages,
            ["prev_url"] = query.Page > 1 ? Url(query, query.Page - 1) : null,
            ["next_url"] = query.Page < pages ? Url(query, query.Page + 1) : null,
            ["resources"] = new JsonArray([.. trees.Select(tree => item(tree, orphans))]),
        };
        if (orphans is not null)
            document["orphans"] = orphans;
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
