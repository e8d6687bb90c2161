using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects.V3;

/// <summary>What v3 shows of a resource, and what can be asked of it.</summary>
internal sealed record V3View
{
    /// <summary>The fields of an item beside those that all have.</summary>
    public ImmutableArray<Field> Shows { get; init; } = [];

    /// <summary>The links of an item beside self.</summary>
    public ImmutableArray<V3Link> Links { get; init; } = [];

    /// <summary>Whether there is a list; otherwise single items only.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether the root links to it, where that is not because there is a list.</summary>
    public bool? IsAtRoot { get; init; }

    /// <summary>The filters of the list beside those that every list has.</summary>
    public ImmutableArray<V3Filter> Filters { get; init; } = [];

    /// <summary>The times by which the list is filtered.</summary>
    public ImmutableArray<string> Times { get; init; } = [Table.CreatedAt, Table.UpdatedAt];

    /// <summary>The columns that order_by takes, with a sign in front or without.</summary>
    public ImmutableArray<string> Orders { get; init; } = [Table.CreatedAt, Table.UpdatedAt];

    /// <summary>The columns that the list is in the order of without a wish; the id decides between equal ones.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>What the parameter include takes.</summary>
    public ImmutableArray<V3Included> Includes { get; init; } = [];

    /// <summary>What the parameter fields takes, by the way of references.</summary>
    public ImmutableArray<V3FieldSet> FieldSets { get; init; } = [];

    /// <summary>What the parameter embed takes: fields that are shown only if asked for.</summary>
    public ImmutableArray<Field> Embeds { get; init; } = [];

    /// <summary>The lists below an item. A text alone is the list of those items of the table called so that refer to the item.</summary>
    public ImmutableArray<V3Sublist> Children { get; init; } = [];

    /// <summary>The objects, texts and files below an item.</summary>
    public ImmutableArray<V3Part> Parts { get; init; } = [];

    /// <summary>Paths below an item that answer with another item, which a reference of it leads to.</summary>
    public ImmutableArray<(string Segment, string Item)> Hops { get; init; } = [];

    /// <summary>Fixed sets of named things below an item.</summary>
    public ImmutableArray<V3NamedSet> NamedSets { get; init; } = [];

    /// <summary>Questions below an item, answered with yes or no.</summary>
    public ImmutableArray<V3Question> Questions { get; init; } = [];

    /// <summary>Fields that look different in lists, by their paths.</summary>
    public ImmutableArray<Field> InLists { get; init; } = [];

    /// <summary>Whether items begin with a guid and times.</summary>
    public bool HasHead { get; init; } = true;

    /// <summary>Whether items have links.</summary>
    public bool HasLinks { get; init; } = true;

    /// <summary>Whether there is one item only, which the path of the list answers with.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether the list and items need no token; what is below items does.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The bits that an item has; <see langword="null"/> for none.</summary>
    public V3File? File { get; init; }

    /// <summary>How items are made, changed and deleted.</summary>
    public V3Writing Writes { get; init; } = new();

    /// <summary>Whether items tell what was done, and are made for every deletion that is answered with one.</summary>
    public bool IsJournal { get; init; }

    /// <summary>The columns that items and lists look at; what only parts show is not among them.</summary>
    public IEnumerable<string> Reads => Shows.Concat(Embeds).Concat(InLists).SelectMany(shown => shown.Reads)
        .Concat(Links.SelectMany(link => link.Reads))
        .Concat(Orders)
        .Concat(Order);
}

/// <summary>A link of an item.</summary>
/// <param name="Relation">Its name.</param>
/// <param name="Path">The path; columns and <c>{self}</c> may stand in it in braces.</param>
/// <param name="Method">The method, where the link names one.</param>
internal sealed record V3Link(string Relation, string Path, string? Method = null)
{
    public const string SelfPath = "{self}";

    public static V3Link Self { get; } = new("self", SelfPath);

    /// <summary>Whether the path is a whole address, which is not the controller's.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The tests that an item has to pass to have the link.</summary>
    public ImmutableArray<RowTest> When { get; init; } = [];

    /// <summary>The columns that the link looks at.</summary>
    public IEnumerable<string> Reads => Wording.Names(Path).Concat(When.Select(test => test.Column));

    public bool IsShown(Row row) => When.All(test => test.Holds(row));
}

/// <summary>Bits that are kept in a blobstore, to which the controller sends who asks for them.</summary>
/// <param name="Segment">The last part of the path.</param>
internal sealed record V3File(string Segment)
{
    /// <summary>What an item needs to have bits, and what is said where it does not.</summary>
    public ImmutableArray<(RowTest Test, string Otherwise)> Needs { get; init; } = [];

    /// <summary>Who gets the bits of an item that they see; <see langword="null"/> for everybody.</summary>
    public Readership? Readers { get; init; }
}

/// <summary>The words in which links are written down.</summary>
internal static class Links
{
    public const string Get = "GET";
    public const string Post = "POST";

    /// <summary>A link to a path below the item's own.</summary>
    public static V3Link Own(string relation, string? path = null, string? method = null) =>
        new(relation, $"{V3Link.SelfPath}/{path ?? relation}", method);

    /// <summary>A link to an item that the item refers to.</summary>
    public static V3Link Up(string item) => new(item, $"/v3/{item}s/{{{item}_guid}}");

    /// <summary>Links that an item has where it passes a test.</summary>
    public static IEnumerable<V3Link> When(RowTest test, params IEnumerable<V3Link> links) =>
        links.Select(link => link with { When = [test, .. link.When] });
}
