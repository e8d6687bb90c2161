namespace CloudController.SchemaDiff.Documents;

/// <summary>Makes objects of a part of a Slate page.</summary>
internal static class SlateObjects
{
    /// <summary>
    /// An object for each table of members: the first has the examples of the part. A table below a heading of its own that no row can mean
    /// by that heading's anchor still has one.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="page">The page.</param>
    /// <param name="meant">The anchors that links in tables lead to.</param>
    /// <param name="warnings">Where to say what cannot be read.</param>
    internal static IEnumerable<DocObject> Of(SlatePart part, PageText page, IReadOnlySet<string> meant, List<string> warnings)
    {
        var isRequest = part.Definitions.Count > 0;
        var tables = part.Tables.Where(table => table.HasNames && (!isRequest || SlateRequest.IsObject(table))).ToList();
        if (tables.Count == 0 && (isRequest || !IsObject(part.Title) || part.Examples.Count == 0))
            yield break;
        if (tables.Count == 0)
            yield return new() { Title = part.Title, Place = part.Place, Anchors = [part.Anchor], Examples = part.Examples };
        var variants = tables is [{ Heading: "" }, ..] ? tables.Where(table => IsVariant(table, meant)).ToList() : [];
        foreach (var (table, at) in tables.Except(variants).Select((table, at) => (table, at)))
        {
            var members = SlateRows.Of(table, page, isRequest ? [] : warnings);
            if (at == 0)
                members = members.Concat(variants.SelectMany(variant => Variant(variant, page, warnings)));
            yield return new()
            {
                Title = table.Heading.Length > 0 ? table.Heading : part.Title,
                Place = HtmlText.Place(table.Element, page),
                Anchors = Anchors(table.Anchor, at == 0 && !isRequest ? part.Anchor : ""),
                Members = members.ToList(),
                Examples = at == 0 && !isRequest ? part.Examples : [],
            };
        }
    }

    /// <summary>A table that no row refers to and that is not called an object has what only some of the objects above it have.</summary>
    private static bool IsVariant(SlateTable table, IReadOnlySet<string> meant) =>
        table.Heading.Length > 0 && !SlateRequest.IsObject(table) && !meant.Contains(table.Anchor);

    private static IEnumerable<DocRow> Variant(SlateTable table, PageText page, List<string> warnings) =>
        SlateRows.Of(table, page, warnings).Select(row => row with { IsOptional = true });

    private static IReadOnlyList<string> Anchors(params string[] anchors) => anchors.Where(anchor => anchor.Length > 0).Distinct().ToList();

    private static bool IsObject(string title) => title.EndsWith("object", StringComparison.OrdinalIgnoreCase);
}
