using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>What a contract says of one value, whatever way its schema says it.</summary>
internal sealed record Shape
{
    /// <summary>The name of all members of a map, whose own names are data.</summary>
    internal const string AnyMember = "*";

    /// <summary>The types without <c>null</c>, sorted; empty where the type is not known.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Whether it can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The regular expression of the text; <c>null</c> where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values, sorted; empty where they are not listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>All other keywords that constrain.</summary>
    public IReadOnlyDictionary<string, JsonElement> Constraints { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether an object has no other members than these.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The members of an object, by name.</summary>
    public IReadOnlyDictionary<string, Member> Members { get; init; } = new Dictionary<string, Member>();

    /// <summary>Whether the members that have no name of their own are described.</summary>
    public bool IsMap => Members.ContainsKey(AnyMember);

    /// <summary>The items of an array; <c>null</c> where nothing is said of them.</summary>
    public Shape? Items { get; init; }

    /// <summary>What the table of members says of it.</summary>
    public Marks Marks { get; init; } = new();

    /// <summary>Whether the type is known.</summary>
    public bool IsKnown => Types.Count > 0;

    /// <summary>Types and names without constraints: what stays when a value is moved or renamed.</summary>
    public string Signature => string.Join('|', Types)
        + (Members.Count == 0 ? "" : "{" + string.Join(',', Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{member.Value.Shape.Signature}")) + "}")
        + (Items is null ? "" : $"[{Items.Signature}]");

    /// <summary>What the shape says of values of <paramref name="types"/>: what it says of texts, arrays and objects goes where these are not among them.</summary>
    public Shape OfTypes(IReadOnlyList<string> types) => this with
    {
        Pattern = types.Contains("string") ? Pattern : null,
        Items = types.Contains("array") ? Items : null,
        Members = types.Contains("object") ? Members : new Dictionary<string, Member>(),
    };

    /// <summary>The shape as a report shows it and a fingerprint takes it; texts are no part of it.</summary>
    public JsonElement ToJson(bool isRequired = true) => JsonSerializer.SerializeToElement(Node(isRequired));

    private JsonObject Node(bool isRequired)
    {
        var node = new JsonObject { ["type"] = Types.Count == 1 ? Types[0] : new JsonArray([.. Types.Select(type => JsonValue.Create(type))]) };
        if (IsNullable)
            node["nullable"] = true;
        if (!isRequired)
            node["optional"] = true;
        if (Pattern is not null)
            node["pattern"] = Pattern;
        if (Values.Count > 0)
            node["enum"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]);
        foreach (var (keyword, value) in Constraints.OrderBy(constraint => constraint.Key, StringComparer.Ordinal))
            node[keyword] = JsonNode.Parse(value.GetRawText());
        if (Members.Count > 0)
            node["members"] = new JsonObject(Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value.Shape.Node(member.Value.IsRequired))));
        if (Items is not null)
            node["items"] = Items.Node(isRequired: true);
        return node;
    }
}

/// <summary>One member of an object.</summary>
/// <param name="Shape">What it is.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record Member(Shape Shape, bool IsRequired);

/// <summary>What the table of members says of one of them.</summary>
/// <param name="Deprecated">Whether its use is discouraged.</param>
/// <param name="Experimental">Whether it is called experimental.</param>
/// <param name="Default">Its default; <c>null</c> where none is documented.</param>
internal sealed record Marks(bool Deprecated = false, bool Experimental = false, string? Default = null);
