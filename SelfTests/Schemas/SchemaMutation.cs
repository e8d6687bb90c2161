using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SelfTests.Schemas;

/// <summary>One change of a body that breaks one constraint of its schema.</summary>
/// <param name="Constraint">The constraint, as the place in the schema's tree of fields and its keyword.</param>
/// <param name="Way">The way in which it is broken.</param>
/// <param name="Original">The body before.</param>
/// <param name="Pointer">The place that is changed.</param>
/// <param name="Value">The new value; <c>null</c> to remove the member.</param>
public sealed record SchemaMutation(string Constraint, string Way, JsonElement Original, string Pointer, JsonElement? Value)
{
    /// <summary>The body after the change.</summary>
    public JsonElement Apply()
    {
        if (Pointer.Length == 0)
            return Value!.Value;
        var root = JsonNode.Parse(Original.GetRawText())!;
        var segments = JsonPointer.Segments(Pointer).ToList();
        var parent = segments
            .SkipLast(1)
            .Aggregate(root, (node, segment) => node is JsonArray array ? array[Index(segment)]! : node[segment]!);
        if (parent is JsonArray list)
            list[Index(segments[^1])] = JsonNode.Parse(Value!.Value.GetRawText());
        else if (Value is { } value)
            parent[segments[^1]] = JsonNode.Parse(value.GetRawText());
        else
            parent.AsObject().Remove(segments[^1]);
        return JsonSerializer.SerializeToElement(root);
    }

    /// <summary>Prints what is changed where.</summary>
    public override string ToString() => $"{Pointer} {Way}";

    private static int Index(string segment) => int.Parse(segment, CultureInfo.InvariantCulture);
}
