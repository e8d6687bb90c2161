using System.Text.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Sampling;

/// <summary>What of the target's data may be repeated in a request: nothing that holds a secret or stands under the name of one.</summary>
internal static class Samples
{
    /// <summary>Whether <paramref name="value"/>, found at <paramref name="pointer"/>, may stand in a request.</summary>
    internal static bool MayRepeat(this ListUnderTest endpoint, string pointer, string value) =>
        !endpoint.Run.Redactor.IsSecret(pointer[(pointer.LastIndexOf('/') + 1)..], value);

    /// <summary>Leaves the clause undecided where fewer values can be used than it needs, and says why.</summary>
    internal static void Need(this ListUnderTest endpoint, int atLeast, int found, ItemList list, string pointer)
    {
        if (found >= atLeast)
            return;
        var values = list.Items.Select(item => item.Written(pointer)).OfType<string>().Distinct();
        var secret = values.Count(value => !endpoint.MayRepeat(pointer, value));
        var missing = found == 0
            ? $"no item has a value at {pointer} to filter by"
            : $"{pointer} has {found} different values to filter by, {atLeast} are needed";
        Deviate.UndecidedWithout(pointer, found, list, endpoint, missing + LeftOut(secret));
    }

    /// <summary>A label of the data, one that does not look the same on every item where there is one.</summary>
    internal static (string Key, string Value) LabelOf(this ListUnderTest endpoint, ItemList list, string pointer)
    {
        var labels = list.Items
            .SelectMany(item => item.At(pointer) is { ValueKind: JsonValueKind.Object } all ? all.EnumerateObject().ToList() : [])
            .Where(label => label.Value.ValueKind == JsonValueKind.String)
            .Select(label => (Key: label.Name, Value: label.Value.GetString()!))
            .Where(label => label.Value.Length > 0)
            .ToLookup(endpoint.MayRepeat);
        var sample = labels[true]
            .GroupBy(label => label.Key)
            .OrderByDescending(label => label.Select(member => member.Value).Distinct().Count())
            .ThenBy(label => label.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (sample is null)
            Deviate.UndecidedWithout(pointer, 0, list, endpoint,
                $"no item has a label to select by at {pointer}{LeftOut(labels[false].Distinct().Count())}");
        return sample.First();
    }

    private static bool MayRepeat(this ListUnderTest endpoint, (string Key, string Value) label) =>
        !endpoint.Run.Redactor.IsSecret(label.Key, label.Value) && !endpoint.Run.Redactor.IsSecret("", label.Key);

    private static string LeftOut(int secret) => secret switch
    {
        0 => "",
        1 => "; one more is not repeated in a request, because a secret shows in it",
        _ => $"; {secret} more are not repeated in a request, because a secret shows in them",
    };
}
