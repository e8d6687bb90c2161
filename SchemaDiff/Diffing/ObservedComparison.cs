using System.Text.Json;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Holds what was seen of a target against what the other side states. Only what was seen
/// decides: of a kind of item that did not appear, nothing is told. Counts are no part of a change, because they differ every time.
/// </summary>
internal sealed class ObservedComparison
{
    /// <summary>Where the items of a list are, unless its contract says otherwise.</summary>
    internal const string UsualItems = "/resources";

    private readonly IReadOnlyList<string> _onRequest;
    private readonly IReadOnlyList<string> _knownToBeThere;
    private readonly StatedFields _stated;
    private readonly SeenFields _seen;
    private readonly StatedForms _forms;
    private readonly string? _items;
    private readonly bool _isSeenLast;
    private readonly ChangeList _changes;

    private ObservedComparison(string name, EndpointSnapshot stated, string? linkForm, Observation seen, bool isSeenLast)
    {
        _seen = new(seen);
        _stated = new(EndpointComparison.Body(stated), _seen);
        _items = stated.Contract is null ? UsualItems : stated.Contract.TextAt(EndpointComparison.ItemsPointer);
        _forms = new(stated.Contract, _items, linkForm);
        (_isSeenLast, _changes) = (isSeenLast, new(name));
        var parameters = stated.Contract.ListAt("/parameters").ToList();
        _onRequest =
        [
            .. Texts(parameters.SelectMany(parameter => ((JsonElement?)parameter).ListAt("/includes")), "/adds"),
            .. Texts(parameters, "/at"),
            .. parameters.Exists(parameter => ((JsonElement?)parameter).TextAt("/kind") == "include") ? (string[])["/included"] : [],
        ];
        _knownToBeThere = [.. Texts(stated.Contract.ListAt("/undocumented"), "/place")];
    }

    /// <summary>
    /// The changes; <paramref name="isSeenLast"/> tells whether <paramref name="seen"/> is the new side, <paramref name="linkForm"/> how
    /// the edition of the other side writes links, if it says so.
    /// </summary>
    internal static IReadOnlyList<Change> Compare(string name, EndpointSnapshot stated, string? linkForm, Observation seen, bool isSeenLast)
    {
        if (stated.Schema is null)
            return [];
        var comparison = new ObservedComparison(name, stated, linkForm, seen, isSeenLast);
        foreach (var (keyword, unread) in comparison._stated.Unread)
            comparison.TellUnread("", UnreadComparison.Json(keyword, unread), unread.Source);
        foreach (var place in comparison._stated.Places)
            comparison.CompareStated(place);
        foreach (var field in comparison._seen.All.Where(field => comparison.IsUnknown(field.Pointer)))
            comparison.Tell("observed-undocumented", field.Pointer, null, TypesOf(field));
        return comparison._changes.All;
    }

    /// <summary>Whether the other side knows nothing of it, not even that it is there although no document shows it.</summary>
    private bool IsUnknown(string pointer) =>
        _stated.IsUnknownMember(pointer) && !_knownToBeThere.Any(known => IsWithin(pointer, known));

    private static bool IsWithin(string pointer, string place) => $"{pointer}/".StartsWith($"{place}/", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> elements, string pointer) =>
        elements.Select(element => ((JsonElement?)element).TextAt(pointer)).OfType<string>();

    private void CompareStated(StatedPlace place)
    {
        if (_seen.Find(place.Pointer) is not { } field)
        {
            // What include adds is shown to nobody who does not ask for it.
            if (_onRequest.Any(added => IsWithin(added, place.Pointer)))
                return;
            // What stands alone says nothing of what only others have.
            if (_seen.ParentsOf(place.Pointer) > 0 && (place.IsExpected || _items is not null))
                Tell(place.IsExpected ? "observed-absent" : "observed-never", place.Pointer,
                    place.IsExpected ? null : place.Shapes[0].ToJson(), null);
            return;
        }

        if (place.IsAlwaysThere && !SeenFields.IsAlwaysThere(field))
            Tell("observed-absent", place.Pointer, null, null);
        foreach (var (keyword, unread) in place.Shapes.SelectMany(shape => shape.Unread).DistinctBy(unread => unread.Value.Source))
            TellUnread(place.Pointer, UnreadComparison.Json(keyword, unread), unread.Source);
        if (place.Shapes.Any(shape => !shape.IsKnown))
            return;
        var allowed = place.Shapes.SelectMany(shape => shape.Types).Distinct().Order(StringComparer.Ordinal).ToList();
        var others = SeenFields.TypesOf(field).Where(type => !TypeSets.Covers(allowed, [type])).ToList();
        if (others.Count > 0)
            Tell("observed-type", place.Pointer, Types(allowed), Types(others));
        if (SeenFields.IsNull(field) && !place.Shapes.Any(shape => shape.IsNullable))
            Tell("observed-null", place.Pointer, null, null);
        foreach (var value in _stated.Unlisted(place.Pointer, field.Values ?? []))
            Tell("observed-value", place.Pointer, null, CanonicalJson.Of(value));
        CompareForms(place, field.Forms ?? []);
    }

    private void CompareForms(StatedPlace place, IReadOnlyList<string> seen)
    {
        var stated = _forms.At(place);
        foreach (var form in seen.Where(form => stated.Count > 0 && !stated.Any(known => StatedForms.IsMet(known, form))))
            Tell(StatedForms.Rule(stated, form), place.Pointer, CanonicalJson.Of(stated), CanonicalJson.Of(form));
    }

    private void Tell(string rule, string pointer, JsonElement? stated, JsonElement? seen)
    {
        _changes.Changed(_isSeenLast ? rule : Rules.Get(rule).Mirror, AreaOf(_items, pointer), pointer, _isSeenLast ? stated : seen,
            _isSeenLast ? seen : stated);
    }

    /// <summary>What the other side says there could not be held against what was seen.</summary>
    private void TellUnread(string pointer, JsonElement? stated, string source) => _changes.Add(
        AreaOf(_items, pointer),
        new(UnreadComparison.Rule, pointer, pointer, _isSeenLast ? stated : null, _isSeenLast ? null : stated) { Source = source });

    /// <summary>The area of a member, of a body whose items are at <paramref name="items"/>; without any it is an item itself.</summary>
    internal static string AreaOf(string? items, string pointer) =>
        items is null || pointer.StartsWith($"{items}/*", StringComparison.Ordinal) ? "fields" : "envelope";

    /// <summary>The types of a field as changes show them.</summary>
    internal static JsonElement TypesOf(ObservedField field) => Types(SeenFields.TypesOf(field));

    private static JsonElement Types(IReadOnlyList<string> types) => Shape.OfTypes(types).ToJson();
}
