using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// What a contract says of one value, whatever way its schema says it: the set of the kinds that it can be. Shapes are a graph, because
/// a schema may refer to itself.
/// </summary>
internal sealed record Shape
{
    /// <summary>The name of all members of a map, whose own names are data.</summary>
    internal const string AnyMember = "*";

    /// <summary>The shape of what nothing is said of.</summary>
    internal static Shape Anything { get; } = new() { Key = "", Name = "", Kinds = [new()] };

    /// <summary>The shape of which the types are known and nothing else.</summary>
    internal static Shape OfTypes(IReadOnlyList<string> types) =>
        Anything with { Kinds = [.. types.Select(type => new Kind { Type = type })] };

    /// <summary>The same for all places of which the same is said; what is met again below itself is known by it.</summary>
    public required string Key { get; init; }

    /// <summary>What reports call it where it is met again below itself: the reference that returns to it.</summary>
    public required string Name { get; init; }

    /// <summary>What it can be beside <c>null</c>; empty where it is always null.</summary>
    public IReadOnlyList<Kind> Kinds { get; init; } = [];

    /// <summary>Whether it can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>What is said of it by keywords that are not read, by keyword.</summary>
    public IReadOnlyDictionary<string, Unread> Unread { get; init; } = new Dictionary<string, Unread>();

    /// <summary>What the table of members says of it.</summary>
    public Marks Marks { get; init; } = new();

    /// <summary>The types without <c>null</c>, sorted; empty where the type is not known.</summary>
    public IReadOnlyList<string> Types =>
        Kinds.Select(kind => kind.Type).Where(type => type.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();

    /// <summary>Whether the type is known.</summary>
    public bool IsKnown => Kinds.All(kind => kind.Type != Kind.Unknown);

    /// <summary>The values, sorted; empty where not all are listed.</summary>
    public IReadOnlyList<string> Values =>
        Kinds.All(kind => kind.Values.Count > 0) ? Kinds.SelectMany(kind => kind.Values).Distinct().Order(StringComparer.Ordinal).ToList()
            : [];

    /// <summary>The members of the only kind that has any; none where several have.</summary>
    public IReadOnlyDictionary<string, Member> Members =>
        Kinds.Where(kind => kind.Members.Count > 0).ToList() is [var only] ? only.Members : new Dictionary<string, Member>();

    /// <summary>Whether any kind has members.</summary>
    public bool HasMembers => Kinds.Any(kind => kind.Members.Count > 0);

    /// <summary>Types and names without constraints: what stays when a value is moved or renamed.</summary>
    public string Signature => new ShapeJson().Signature(this);

    /// <summary>The shape with only <paramref name="values"/>.</summary>
    public Shape Restricted(IReadOnlyList<string> values) => this with
    {
        Key = $"{Key}={string.Join('|', values)}",
        Kinds = Kinds
            .Select(kind =>
                kind.Values.Count > 0 ? kind with { Values = kind.Values.Intersect(values).ToList() } : kind with { Values = values })
            .Where(kind => kind.Values.Count > 0).ToList(),
    };

    /// <summary>The shape as a report shows it and a fingerprint takes it; texts are no part of it.</summary>
    public JsonElement ToJson(bool isRequired = true) => JsonSerializer.SerializeToElement(new ShapeJson().Of(this, isRequired));
}

/// <summary>One member of an object.</summary>
/// <param name="Lazy">What it is, read when it is asked for.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record Member(Lazy<Shape> Lazy, bool IsRequired)
{
    /// <summary>What it is.</summary>
    internal Shape Shape => Lazy.Value;

    /// <summary>The member with another shape.</summary>
    internal Member With(Shape shape) => this with { Lazy = new(shape) };
}

/// <summary>What the table of members says of one of them.</summary>
/// <param name="Deprecated">Whether its use is discouraged.</param>
/// <param name="Experimental">Whether it is called experimental.</param>
/// <param name="Default">Its default; <c>null</c> where none is documented.</param>
internal sealed record Marks(bool Deprecated = false, bool Experimental = false, string? Default = null);

/// <summary>What a keyword says that is not read: it is only compared as it is written.</summary>
/// <param name="Value">Its value, with references replaced by what they lead to, in one order.</param>
/// <param name="Source">File and pointer of the keyword.</param>
internal sealed record Unread(JsonElement Value, string Source);
