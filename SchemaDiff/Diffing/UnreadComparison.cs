using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares what is not read as it is written, and tells where it stands so that somebody reads it.</summary>
internal static class UnreadComparison
{
    /// <summary>The rule for what is not read.</summary>
    internal const string Rule = "unread";

    internal static IEnumerable<FieldChange> Compare(Shape before, Shape after, string old, string now)
    {
        foreach (var keyword in before.Unread.Keys.Union(after.Unread.Keys).Order(StringComparer.Ordinal))
        {
            var (was, value) = (before.Unread.GetValueOrDefault(keyword), after.Unread.GetValueOrDefault(keyword));
            var sources = ((string?[])[was?.Source, value?.Source]).OfType<string>();
            if (CanonicalJson.Text(was?.Value) != CanonicalJson.Text(value?.Value))
                yield return new(Rule, old, now, Json(keyword, was), Json(keyword, value)) { Source = string.Join(" and ", sources) };
        }
    }

    /// <summary>What is not read, as a report shows it.</summary>
    internal static JsonElement? Json(string keyword, Unread? unread) =>
        unread is null ? null : CanonicalJson.Of(new Dictionary<string, JsonElement> { [keyword] = unread.Value });
}
