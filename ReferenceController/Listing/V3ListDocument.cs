using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The body of a v3 list.</summary>
internal sealed class V3ListDocument<TRow>(string path, Edition edition, Func<TRow, string, JsonObject> resource)
{
    public JsonObject Build(ListQuery query, Page<TRow> page)
    {
        var last = page.PageCount(query.Size);
        var pagination = new JsonObject { ["total_results"] = page.Total };
        if (edition.CountsPages)
            pagination["total_pages"] = last;
        pagination["first"] = Link(query, 1);
        pagination["last"] = Link(query, last);
        pagination["next"] = query.Page < last ? Link(query, query.Page + 1) : null;
        pagination["previous"] = query.Page > 1 ? Link(query, query.Page - 1) : null;
        return new JsonObject
        {
            ["pagination"] = pagination,
            ["resources"] = new JsonArray([.. page.Items.Select(row => resource(row, query.Origin))]),
        };
    }

    private JsonObject Link(ListQuery query, long page) => new()
    {
        ["href"] = edition.Link(query.Origin, PageUrl.Print(path, PageUrl.V3Literals,
        [
            .. query.Carried,
            new(V3ListParser.Page, $"{page}"),
            new(V3ListParser.PerPage, $"{query.Size}"),
        ])),
    };
}
