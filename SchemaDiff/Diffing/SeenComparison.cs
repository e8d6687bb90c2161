using System.Text.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>
/// Compares two observations of an endpoint. Neither is what the other has to be, so every change is told in both directions.
/// </summary>
internal sealed class SeenComparison
{
    private static readonly string[] Links = [TextForms.RelativeLink, TextForms.AbsoluteLink];

    /// <summary>
    /// The forms whose change is told, because a client that only ever saw this form may rely on it; free text is none of them.
    /// </summary>
    private static readonly string[] Telling = [.. Links, TextForms.Guid, TextForms.Timestamp];

    private readonly ChangeList _changes;

    private SeenComparison(string name) => _changes = new(name);

    /// <summary>The changes from <paramref name="before"/> to <paramref name="after"/>.</summary>
    internal static IReadOnlyList<Change> Compare(string name, Observation before, Observation after)
    {
        var (comparison, old, now) = (new SeenComparison(name), new SeenFields(before), new SeenFields(after));
        foreach (var field in old.All.Concat(now.All).DistinctBy(field => field.Pointer))
        {
            var pointer = field.Pointer;
            if (old.Find(pointer) is { } was && now.Find(pointer) is { } value)
                comparison.CompareBoth(was, value);
            else if (now.Find(pointer) is { } fresh && old.ParentsOf(pointer) > 0)
                comparison.Tell(SeenFields.IsAlwaysThere(fresh) ? "observed-new" : "never-observed", pointer, null,
                    ObservedComparison.TypesOf(fresh));
            else if (old.Find(pointer) is { } gone && now.ParentsOf(pointer) > 0)
                comparison.Tell(SeenFields.IsAlwaysThere(gone) ? "observed-gone" : "observed-never", pointer,
                    ObservedComparison.TypesOf(gone), null);
        }

        return comparison._changes.All;
    }

    private void CompareBoth(ObservedField before, ObservedField after)
    {
        var pointer = after.Pointer;
        if (SeenFields.IsAlwaysThere(before) != SeenFields.IsAlwaysThere(after))
            Tell(SeenFields.IsAlwaysThere(before) ? "observed-absent" : "absent-observed", pointer, null, null);
        if (SeenFields.IsNull(before) != SeenFields.IsNull(after))
            Tell(SeenFields.IsNull(after) ? "observed-null" : "null-observed", pointer, null, null);
        var (old, now) = (SeenFields.TypesOf(before), SeenFields.TypesOf(after));
        if (old.Count > 0 && now.Count > 0 && TypeSets.Rule(old, now) is { } rule)
            Tell(rule, pointer, ObservedComparison.TypesOf(before), ObservedComparison.TypesOf(after));
        CompareValues(pointer, before.Values ?? [], after.Values ?? []);
        CompareForms(pointer, before.Forms ?? [], after.Forms ?? []);
    }

    private void CompareValues(string pointer, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // An observation keeps a limited number of values; where it is full, there may be more.
        if (before.Count is 0 or >= Observation.MostValues || after.Count is 0 or >= Observation.MostValues)
            return;
        foreach (var value in after.Except(before, StringComparer.Ordinal))
            Tell("observed-value", pointer, null, CanonicalJson.Of(value));
        foreach (var value in before.Except(after, StringComparer.Ordinal))
            Tell("value-observed", pointer, CanonicalJson.Of(value), null);
    }

    private void CompareForms(string pointer, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count == 0 || after.Count == 0 || !(Leaves(before, after) || Leaves(after, before)))
            return;
        var rule = before.Concat(after).Any(form => !Links.Contains(form)) ? "field-format"
            : Absoluteness(after) > Absoluteness(before) ? "field-link-absolute" : "field-link-relative";
        Tell(rule, pointer, CanonicalJson.Of(before), CanonicalJson.Of(after));
    }

    private static bool Leaves(IReadOnlyList<string> forms, IReadOnlyList<string> others) =>
        forms.All(form => Telling.Contains(form)) && others.Except(forms, StringComparer.Ordinal).Any();

    /// <summary>From links that are all relative over both kinds to links that are all absolute.</summary>
    private static int Absoluteness(IReadOnlyList<string> links) => links.Sum(form => form == TextForms.AbsoluteLink ? 1 : -1);

    private void Tell(string rule, string pointer, JsonElement? old, JsonElement? now) =>
        _changes.Changed(rule, ObservedComparison.AreaOf(ObservedComparison.UsualItems, pointer), pointer, old, now);
}
