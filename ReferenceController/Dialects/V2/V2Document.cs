using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>An item as v2 prints it.</summary>
/// <param name="table">The table.</param>
/// <param name="view">What is shown of it.</param>
/// <param name="views">What is shown of each table.</param>
/// <param name="model">All tables.</param>
/// <param name="dialect">How it is shown.</param>
internal sealed class V2Document(
    Table table, V2View view, IReadOnlyDictionary<string, V2View> views, Model model, V2Dialect dialect)
{
    public string Link(Row row)
    {
        var list = view.Segment is { } own ? $"/{dialect.Family}/{row.Text(own)}" : dialect.PathOf(table, view);
        return $"{list}/{row.Text(table.Key)}";
    }

    public JsonNode Build(Row row) => Build(RowTree.Alone(row), null);

    /// <param name="tree">The item, with what is shown inside.</param>
    /// <param name="orphans">Where what would be shown inside goes, by guid; <see langword="null"/> where it goes inside.</param>
    public JsonNode Build(RowTree tree, JsonObject? orphans)
    {
        var row = tree.Row;
        if (view.Whole is not null)
            return row.Json(table[view.Whole]) ?? new JsonObject();
        var entity = Fields(row, view.Entity);
        foreach (var relation in view.Relations.Where(relation => relation.IsShown(row)))
            Relate(entity, tree, relation, orphans);
        if (view.IsBare)
            return entity;
        var metadata = new JsonObject
        {
            [Table.Guid] = row.Guid,
            ["url"] = Link(row),
            [Table.CreatedAt] = row.Text(Table.CreatedAt),
        };
        if (view.HasUpdates)
            metadata[Table.UpdatedAt] = row.Text(Table.UpdatedAt);
        return new JsonObject { ["metadata"] = metadata, ["entity"] = entity };
    }

    public JsonObject Fields(Row row, IEnumerable<Field> fields)
    {
        var document = new JsonObject();
        foreach (var field in fields.Where(field => field.IsShown(row)))
            ShownFields.Put(document, field.Path, field.Value(table, row));
        return document;
    }

    private void Relate(JsonObject entity, RowTree tree, V2Relation relation, JsonObject? orphans)
    {
        if (relation.IsMany || relation.Table is null)
            entity[$"{relation.Name}_url"] = $"{Link(tree.Row)}/{relation.Below}";
        else if (tree.Row.Text(table[relation.Reference].Name) is { } guid)
            entity[$"{relation.Name}_url"] = $"/{dialect.Family}/{Segment(relation, tree.Row)}/{guid}";
        if (!tree.Inside.TryGetValue(relation.Name, out var related))
            return;
        var document = new V2Document(model[relation.Table!], views[relation.Table!], views, model, dialect);
        var shown = related.Select(one => Shown(document, one, orphans));
        if (relation.IsMany)
            entity[relation.Name] = new JsonArray([.. shown]);
        else if (orphans is null)
            entity[relation.Name] = shown.Single();
        else
            _ = shown.Single();
    }

    private string Segment(V2Relation relation, Row row) =>
        relation.Segment is { } column ? row.Text(column)! : views[relation.Table!].Path ?? relation.Table!;

    private static JsonNode Shown(V2Document document, RowTree tree, JsonObject? orphans)
    {
        if (orphans is null)
            return document.Build(tree, null);
        if (!orphans.ContainsKey(tree.Row.Guid))
            orphans[tree.Row.Guid] = document.Build(tree, orphans);
        return JsonValue.Create(tree.Row.Guid);
    }
}
