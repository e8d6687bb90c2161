using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Faults;
using CloudController.Reference.Faults.Historic;

namespace CloudController.Reference;

/// <summary>Every fault that a controller can be started with.</summary>
public static class FaultCatalog
{
    private const int MostSuggestions = 5;

    /// <summary>The faults, by name.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        .. BuildpackFaults.All.Concat(PackageFaults.All).Concat(OperationFaults.All).Concat(GeneralFaults.All)
            .DistinctBy(fault => fault.Name).OrderBy(fault => fault.Name, StringComparer.Ordinal),
    ];

    /// <summary>The faults of what writes, by name; a run that only reads does not see them.</summary>
    public static ImmutableArray<Fault> OfWriting { get; } =
        [.. WritingFaults.All.OrderBy(fault => fault.Name, StringComparer.Ordinal)];

    private static IEnumerable<Fault> Everything => All.Concat(OfWriting);

    /// <summary>The faults called <paramref name="names"/>, for a controller of <paramref name="edition"/>.</summary>
    /// <exception cref="ReferenceSetupException">
    /// There is no such fault, and the message names those that are called nearly so; or it is a fault of another edition.
    /// </exception>
    public static ImmutableArray<Fault> Find(IEnumerable<string> names, string edition)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = names.Select(name => Everything.FirstOrDefault(fault => fault.Name == name) ?? throw Unknown(name)).ToImmutableArray();
        return found.FirstOrDefault(fault => fault.Edition != edition) is { } other
            ? throw new ReferenceSetupException(
                $"--fault: '{other.Name}' is a fault of the edition {other.Edition}, and --edition is {edition}")
            : found;
    }

    private static ReferenceSetupException Unknown(string name)
    {
        var near = Everything
            .Select(fault => (fault.Name, Distance: Distance(name, fault.Name)))
            .OrderBy(fault => fault.Distance)
            .Take(MostSuggestions)
            .Select(fault => fault.Name);
        return new ReferenceSetupException($"--fault: there is no fault '{name}'; near it are {string.Join(", ", near)} "
            + $"(--list-faults shows all)");
    }

    /// <summary>How many letters have to be added, removed or changed to make one name the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var substituted = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
