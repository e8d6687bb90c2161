using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>The forms of text that one side states: links in the form of its edition, everything else by its pattern.</summary>
internal sealed class StatedForms
{
    private readonly HashSet<string> _links;
    private readonly string? _items;
    private readonly string? _linkForm;

    /// <param name="contract">The contract, which lists the links of an item.</param>
    /// <param name="items">Where the items are; links around them lead to other pages.</param>
    /// <param name="linkForm">How the edition writes links; <c>null</c> where that is not known.</param>
    internal StatedForms(JsonElement? contract, string? items, string? linkForm)
    {
        _links = LinkComparison
            .Places(contract)
            .SelectMany(place => new[] { place.Pointer, $"{place.Pointer}/href" })
            .ToHashSet(StringComparer.Ordinal);
        _items = items;
        _linkForm = linkForm switch { "relative" => TextForms.RelativeLink, "absolute" => TextForms.AbsoluteLink, _ => null };
    }

    /// <summary>The forms that a text at <paramref name="place"/> has; none where any will do.</summary>
    internal IReadOnlyList<string> At(StatedPlace place)
    {
        if (_linkForm is not null && IsLink(place.Pointer))
            return [_linkForm];
        var forms = place.Shapes.SelectMany(shape => shape.Kinds).Where(kind => kind.Type == Kind.String)
            .Select(kind => kind.Pattern is { } pattern ? ValueFormats.NameOf(pattern) : null).Distinct().ToList();
        return forms.Contains(null) ? [] : forms.OfType<string>().Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>
    /// Whether a text of the form <paramref name="seen"/> is one of the form <paramref name="stated"/>: the documents allow any word as a
    /// guid.
    /// </summary>
    internal static bool IsMet(string stated, string seen) => seen == stated || (stated == TextForms.Guid && seen == TextForms.Word);

    /// <summary>The rule for a text of the form <paramref name="seen"/> where none of <paramref name="stated"/> is met.</summary>
    internal static string Rule(IReadOnlyList<string> stated, string seen) => (stated, seen) switch
    {
        ([TextForms.RelativeLink], TextForms.AbsoluteLink) => "observed-link-absolute",
        ([TextForms.AbsoluteLink], TextForms.RelativeLink) => "observed-link-relative",
        _ => "observed-form",
    };

    private bool IsLink(string pointer) =>
        _links.Contains(pointer)
        || (_items is not null
            && !pointer.StartsWith($"{_items}/*", StringComparison.Ordinal)
            && ValueFormats.IsLinkName(JsonPointer.Segments(pointer).Last()));
}
