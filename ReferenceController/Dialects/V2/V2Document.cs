using System.Text.Json.Nodes;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V2;

/// <summary>An item as v2 prints it.</summary>
internal sealed class V2Document(Table table, V2View view, V2Dialect dialect)
{
    public string Link(Row row) => $"{dialect.PathOf(table)}/{row.Guid}";

    public JsonObject Build(Row row)
    {
        var entity = new JsonObject();
        foreach (var field in view.Entity.Where(field => field.IsShown(row)))
            ShownFields.Put(entity, field.Path, field.Value(table, row));
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                [Table.Guid] = row.Guid,
                ["url"] = Link(row),
                [Table.CreatedAt] = row.Text(Table.CreatedAt),
                [Table.UpdatedAt] = row.Text(Table.UpdatedAt),
            },
            ["entity"] = entity,
        };
    }
}
