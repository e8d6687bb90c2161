using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>An item as v3 prints it.</summary>
internal sealed class V3Document(Table table, V3View view, V3Dialect dialect)
{
    /// <param name="row">The item.</param>
    /// <param name="origin">Where links begin.</param>
    /// <param name="embedded">What is shown beside, because it was asked for.</param>
    public JsonObject Build(Row row, string origin, ImmutableArray<string> embedded = default)
    {
        var fields = dialect.FieldsOf(table, view).Concat(view.Embeds.Where(field => !embedded.IsDefault && embedded.Contains(field.Path)));
        return Build(row, fields, view.HasLinks ? view.Links.Prepend(V3Link.Self) : [], origin);
    }

    /// <summary>As <see cref="Build(Row, string, ImmutableArray{string})"/>, as lists show it.</summary>
    public JsonObject BuildInList(Row row, string origin, ImmutableArray<string> embedded)
    {
        var document = Build(row, origin, embedded);
        foreach (var field in view.InLists)
            ShownFields.Put(document, field.Path, Value(field, row));
        return document;
    }

    /// <summary>The answer of a part of an item.</summary>
    public ApiReply Answer(V3Part part, Row row, string origin) => part.Answer(table, row, fields =>
    {
        var document = part.Relationship is { } reference ? (JsonObject)Value(reference, row)! : [];
        var self = new V3Link("self", $"{V3Link.SelfPath}/{part.Segment}");
        foreach (var (name, value) in Build(row, fields, part.Links?.Prepend(self) ?? [], origin))
            document[name] = value?.DeepClone();
        return document;
    });

    private JsonObject Build(Row row, IEnumerable<Field> fields, IEnumerable<V3Link> links, string origin)
    {
        var document = new JsonObject();
        foreach (var field in fields.Where(field => field.IsShown(row)))
            ShownFields.Put(document, field.Path, Value(field, row));
        var shown = new JsonObject();
        foreach (var link in links.Where(link => link.IsShown(row)))
            shown[link.Relation] = Link(link, row, origin);
        if (shown.Count > 0)
            document["links"] = shown;
        return document;
    }

    /// <summary>A reference is shown as a relationship to one.</summary>
    private JsonNode? Value(Field field, Row row)
    {
        var value = field.Value(table, row);
        return field is not ColumnField || field.KindIn(table) != ColumnKind.Reference ? value
            : new JsonObject { ["data"] = value is null ? null : new JsonObject { [Table.Guid] = value } };
    }

    private JsonObject Link(V3Link template, Row row, string origin)
    {
        var self = view.IsSingle ? dialect.PathOf(table) : $"{dialect.PathOf(table)}/{row.Text(table.Key)}";
        var path = Wording.Filled(template.Path, name => name == "self" ? self : row.Text(name));
        var link = new JsonObject { ["href"] = template.IsElsewhere ? path : dialect.Link(origin, path) };
        if (template.Method is not null)
            link["method"] = template.Method;
        return link;
    }
}
