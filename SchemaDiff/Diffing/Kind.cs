using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>One of the things that a value can be: all that is said of its values of one type.</summary>
internal sealed record Kind
{
    /// <summary>The type of a kind of which no type is stated.</summary>
    internal const string Unknown = "";

    internal const string Object = "object";

    internal const string Array = "array";

    internal const string String = "string";

    /// <summary>The JSON type; never <c>null</c>, which is a mark of the shape.</summary>
    public string Type { get; init; } = Unknown;

    /// <summary>The values, sorted; empty where they are not listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The regular expression of a text; <c>null</c> where there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The <c>format</c> of a text or number; <c>null</c> where there is none.</summary>
    public string? Format { get; init; }

    /// <summary>The bounds by keyword.</summary>
    public IReadOnlyDictionary<string, Bound> Bounds { get; init; } = ValueBounds.None;

    /// <summary>Whether an object has no other members than these.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The members of an object, by name.</summary>
    public IReadOnlyDictionary<string, Member> Members { get; init; } = new Dictionary<string, Member>();

    /// <summary>Whether the members that have no name of their own are described.</summary>
    public bool IsMap => Members.ContainsKey(Shape.AnyMember);

    /// <summary>The items of an array; <c>null</c> where nothing is said of them.</summary>
    public Lazy<Shape>? Items { get; init; }

    /// <summary>Whether something is said of the items that is not read.</summary>
    public bool HasUnreadItems { get; init; }

    /// <summary>The types that are compared with each other: every integer is a number.</summary>
    public string Group => Type == "integer" ? "number" : Type;

    /// <summary>Whether anything is said but the type.</summary>
    public bool IsDescribed =>
        Values.Count + Bounds.Count + Members.Count > 0 || Pattern is not null || Format is not null || Items is not null;

    /// <summary>What it says of values of <paramref name="type"/>.</summary>
    public Kind As(string type) => new()
    {
        Type = type,
        Values = Values,
        Pattern = type == String ? Pattern : null,
        Format = type == String ? Format : null,
        Bounds = ValueBounds.Of(Bounds, type),
        IsClosed = type == Object && IsClosed,
        Members = type == Object ? Members : new Dictionary<string, Member>(),
        Items = type == Array ? Items : null,
        HasUnreadItems = type == Array && HasUnreadItems,
    };

    /// <summary>The kind with only <paramref name="values"/> for its member <paramref name="name"/>.</summary>
    public Kind Restricted(string name, IReadOnlyList<string> values) => this with
    {
        Members = Members.ToDictionary(member => member.Key,
            member => member.Key == name ? member.Value.With(member.Value.Shape.Restricted(values)) : member.Value),
    };

    /// <summary>Whether a report leaves out some of it.</summary>
    internal bool IsTooLargeToShow
    {
        get
        {
            var json = new ShapeJson();
            json.Of(this);
            return json.IsCut;
        }
    }

    /// <summary>The kind as a report shows it.</summary>
    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(new ShapeJson().Of(this));
}
