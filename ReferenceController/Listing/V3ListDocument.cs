using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The body of a v3 list.</summary>
internal sealed class V3ListDocument<TRow>(string path, Edition edition, Func<TRow, JsonObject> resource)
{
    public JsonObject Build(ListQuery query, Page<TRow> page)
    {
        var last = page.PageCount(query.Size);
        return new JsonObject
        {
            ["pagination"] = new JsonObject
            {
                ["total_results"] = page.Total,
                ["first"] = Link(query, 1),
                ["last"] = Link(query, last),
                ["next"] = query.Page < last ? Link(query, query.Page + 1) : null,
                ["previous"] = query.Page > 1 ? Link(query, query.Page - 1) : null,
            },
            ["resources"] = new JsonArray([.. page.Items.Select(resource)]),
        };
    }

    private JsonObject Link(ListQuery query, long page) => new()
    {
        ["href"] = edition.Link(PageUrl.Print(path,
        [
            new(V3ListParser.Page, $"{page}"),
            new(V3ListParser.PerPage, $"{query.Size}"),
        ])),
    };
}
