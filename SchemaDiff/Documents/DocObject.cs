namespace CloudController.SchemaDiff.Documents;

/// <summary>An object that a source describes apart from any request: <c>The app object</c>, <c>The link object</c>.</summary>
public sealed record DocObject
{
    /// <summary>The title of its section.</summary>
    public required string Title { get; init; }

    /// <summary>Line and column of the title, from 1.</summary>
    public required (int Line, int Column) Place { get; init; }

    /// <summary>What other rows refer to it by; several where its section has a name of its own.</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>
    /// Its members. A name with dots leads through members, <c>*</c> through the items of an array: <c>destinations.*.app.guid</c>.
    /// </summary>
    public IReadOnlyList<DocRow> Members { get; init; } = [];

    /// <summary>The examples of it.</summary>
    public IReadOnlyList<PlacedText> Examples { get; init; } = [];

    /// <summary>
    /// What it is called in other places: lower case with underscores, in the singular, without article and without <c>object</c>.
    /// </summary>
    public string Name
    {
        get
        {
            var words = Title.ToLowerInvariant().Replace("(experimental)", "", StringComparison.Ordinal)
                .Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries).ToList();
            if (words is ["the", ..])
                words.RemoveAt(0);
            if (words is [.., "object"])
                words.RemoveAt(words.Count - 1);
            return string.Join('_', words);
        }
    }
}
