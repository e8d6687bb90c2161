using AngleSharp.Dom;

namespace CloudController.SchemaDiff.Documents;

/// <summary>What stands below one heading of a Slate page: a request with its answers, an object, or prose.</summary>
/// <param name="level">The level of the heading: 1 for a chapter, 2 for a section, 3 for what stands in it.</param>
/// <param name="section">The text of the heading of level 2 that it stands below, or its own.</param>
/// <param name="title">The text of the heading.</param>
/// <param name="anchor">Its id; empty where it has none.</param>
/// <param name="place">Line and column of the heading.</param>
/// <param name="isExperimental">Whether the heading, or one that it stands below, calls it experimental.</param>
internal sealed class SlatePart(int level, string section, string title, string anchor, (int Line, int Column) place, bool isExperimental)
{
    internal int Level => level;

    internal string Section => section;

    internal string Title => title;

    internal string Anchor => anchor;

    internal (int Line, int Column) Place => place;

    internal bool IsExperimental => isExperimental;

    /// <summary>Whether it says that anybody may send the request.</summary>
    internal bool IsOpen { get; set; }

    internal List<SlateDefinition> Definitions { get; } = [];

    internal List<SlateTable> Tables { get; } = [];

    /// <summary>What is printed of answers: status, headers and body.</summary>
    internal List<PlacedText> Answers { get; } = [];

    /// <summary>What is printed as JSON alone.</summary>
    internal List<PlacedText> Examples { get; } = [];

    /// <summary>What looks like documentation and cannot be read.</summary>
    internal List<((int Line, int Column) Place, string Problem)> Unread { get; } = [];

    /// <summary>Whether it has a heading for method and path.</summary>
    internal bool HasDefinition { get; set; }
}

/// <summary>A method and a path that a part defines.</summary>
internal sealed record SlateDefinition(RequestLine Line, (int Line, int Column) Place, bool IsDeprecated);

/// <summary>A table, with the nearest headings above it.</summary>
/// <param name="Headings">The headings below that of the part, outermost first.</param>
/// <param name="Anchor">The id of the nearest heading; empty where that is the part's own.</param>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="Element">The table itself.</param>
internal sealed record SlateTable(IReadOnlyList<string> Headings, string Anchor, IReadOnlyList<string> Columns, IElement Element)
{
    /// <summary>The nearest heading; empty where that is the part's own.</summary>
    internal string Heading => Headings is [.., var last] ? last : "";

    /// <summary>Whether its rows describe members or parameters.</summary>
    internal bool HasNames => Columns is ["Name", ..] && Columns.Contains("Type") && Columns.Contains("Description");

    /// <summary>Whether the heading of a column is <paramref name="name"/>, in whatever case.</summary>
    internal bool Has(string name) => Columns.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a heading above it has the word <paramref name="word"/>.</summary>
    internal bool IsBelow(string word) => Headings.Any(heading => heading.Contains(word, StringComparison.OrdinalIgnoreCase));
}
