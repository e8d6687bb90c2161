using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Writes a shape as JSON. A shape that contains itself is written once and named where it occurs again; very large ones are cut.
/// </summary>
internal sealed class ShapeJson
{
    private const int MaxShapes = 2000;

    /// <summary>A shape is up to three levels of JSON, of which readers take 64.</summary>
    private const int MaxDepth = 16;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _shapes;

    /// <summary>Whether anything was left out.</summary>
    internal bool IsCut { get; private set; }

    internal JsonObject Of(Shape shape, bool isRequired)
    {
        JsonObject node;
        if (Enter(shape))
        {
            node = shape.Kinds.GroupBy(kind => kind.Type).Any(same => same.Count() > 1)
                ? new() { ["anyOf"] = new JsonArray([.. shape.Kinds.Select(Of)
                    .OrderBy(kind => kind.ToJsonString(), StringComparer.Ordinal)]) }
                : Of(shape.Kinds, shape.Types);
            if (shape.Kinds.Count == 0)
                node["none"] = true;
            if (shape.Unread.Count > 0)
                node["unread"] = new JsonArray([.. shape.Unread.Keys.Order(StringComparer.Ordinal)
                    .Select(keyword => JsonValue.Create(keyword))]);
            _open.Remove(shape.Key);
        }
        else
        {
            node = _open.Contains(shape.Key) ? new() { ["recursive"] = shape.Name } : new() { ["type"] = new JsonArray(), ["cut"] = true };
        }

        if (shape.IsNullable && !node.ContainsKey("recursive"))
            node["nullable"] = true;
        if (!isRequired)
            node["optional"] = true;
        return node;
    }

    internal JsonObject Of(Kind kind) => Of([kind], kind.Type.Length == 0 ? [] : [kind.Type]);

    /// <summary>Types and names of members.</summary>
    internal string Signature(Shape shape)
    {
        if (!Enter(shape))
            return "^";
        var text = string.Join('|', shape.Kinds.Select(Signature).Distinct().Order(StringComparer.Ordinal));
        _open.Remove(shape.Key);
        return text;
    }

    private string Signature(Kind kind) => kind.Type
        + (kind.Members.Count == 0 ? ""
            : "{" + string.Join(',', Sorted(kind).Select(member => $"{member.Key}:{Signature(member.Value.Shape)}")) + "}")
        + (kind.Items is null ? "" : $"[{Signature(kind.Items.Value)}]");

    private JsonObject Of(IReadOnlyList<Kind> kinds, IReadOnlyList<string> types)
    {
        var node = new JsonObject { ["type"] = types.Count == 1 ? types[0]
            : new JsonArray([.. types.Select(type => JsonValue.Create(type))]) };
        foreach (var pattern in kinds.Select(kind => kind.Pattern).OfType<string>())
            node["pattern"] = pattern;
        foreach (var format in kinds.Select(kind => kind.Format).OfType<string>())
            node["format"] = format;
        if (kinds.SelectMany(kind => kind.Values).Order(StringComparer.Ordinal).ToList() is [_, ..] values)
            node["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        foreach (var (keyword, bound) in kinds.SelectMany(kind => kind.Bounds).OrderBy(bound => bound.Key, StringComparer.Ordinal))
        {
            var (name, value) = ValueBounds.ToJson(keyword, bound);
            node[name] = value;
        }

        foreach (var kind in kinds.Where(kind => kind.Members.Count > 0))
            node["members"] = new JsonObject(Sorted(kind)
                .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Of(member.Value.Shape, member.Value.IsRequired))));
        foreach (var items in kinds.Select(kind => kind.Items).OfType<Lazy<Shape>>())
            node["items"] = Of(items.Value, isRequired: true);
        return node;
    }

    private bool Enter(Shape shape)
    {
        if (_open.Contains(shape.Key))
            return false;
        IsCut |= _open.Count >= MaxDepth || ++_shapes > MaxShapes;
        return _open.Count < MaxDepth && _shapes <= MaxShapes && _open.Add(shape.Key);
    }

    private static IEnumerable<KeyValuePair<string, Member>> Sorted(Kind kind) =>
        kind.Members.OrderBy(member => member.Key, StringComparer.Ordinal);
}
