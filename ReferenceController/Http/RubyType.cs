using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>The class names by which the Cloud Controller's messages call JSON values.</summary>
internal static class RubyType
{
    public static string Of(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => "String",
        JsonValueKind.Number => node.AsValue().TryGetValue<long>(out _) ? "Fixnum" : "Float",
        JsonValueKind.True => "TrueClass",
        JsonValueKind.False => "FalseClass",
        JsonValueKind.Array => "Array",
        JsonValueKind.Object => "Hash",
        _ => "NilClass",
    };
}
