using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V3;

/// <summary>The body of a v3 list.</summary>
internal sealed class V3ListDocument(string path, V3Dialect dialect, Table table, Func<Table, V3Document> documents)
{
    public JsonObject Build(ListQuery query, RowPage page)
    {
        var last = page.PageCount(query.Size);
        var pagination = new JsonObject { ["total_results"] = page.Total };
        if (dialect.CountsPages)
            pagination["total_pages"] = last;
        pagination["first"] = Link(query, 1);
        pagination["last"] = Link(query, last);
        pagination["next"] = query.Page < last ? Link(query, query.Page + 1) : null;
        pagination["previous"] = query.Page > 1 ? Link(query, query.Page - 1) : null;
        var body = new JsonObject
        {
            ["pagination"] = pagination,
            ["resources"] = new JsonArray([.. page.Items.Select(row => documents(table).BuildInList(row, query.Origin, query.Embedded))]),
        };
        V3Include.Add(body, page.Related, documents, query.Origin);
        return body;
    }

    private JsonObject Link(ListQuery query, long page) => new()
    {
        ["href"] = dialect.Link(query.Origin, PageUrl.Print(path, PageUrl.V3Literals,
        [
            .. query.Carried,
            new(V3ListParser.Page, $"{page}"),
            new(V3ListParser.PerPage, $"{query.Size}"),
        ])),
    };
}
