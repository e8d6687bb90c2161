using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V3;

/// <summary>An item as v3 prints it.</summary>
internal sealed class V3Document(Table table, V3View view, V3Dialect dialect)
{
    public JsonObject Build(Row row, string origin)
    {
        var document = new JsonObject();
        foreach (var field in dialect.FieldsOf(table, view).Where(field => field.IsShown(row)))
            ShownFields.Put(document, field.Path, Value(field, row));
        var links = new JsonObject();
        foreach (var link in view.Links.Prepend(V3Link.Self).Where(link => link.IsShown(row)))
            links[link.Relation] = Link(link, row, origin);
        document["links"] = links;
        return document;
    }

    /// <summary>A reference is shown as a relationship to one.</summary>
    private JsonNode? Value(Field field, Row row)
    {
        var value = field.Value(table, row);
        return field.KindIn(table) != ColumnKind.Reference ? value
            : new JsonObject { ["data"] = value is null ? null : new JsonObject { [Table.Guid] = value } };
    }

    private JsonObject Link(V3Link template, Row row, string origin)
    {
        var self = $"{dialect.PathOf(table)}/{row.Guid}";
        var path = Wording.Filled(template.Path, name => name == "self" ? self : row.Text(name));
        var link = new JsonObject { ["href"] = dialect.Link(origin, path) };
        if (template.Method is not null)
            link["method"] = template.Method;
        return link;
    }
}
