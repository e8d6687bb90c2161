using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>Every fault that a controller can be started with.</summary>
public static class FaultCatalog
{
    private const int MostSuggestions = 5;

    /// <summary>The faults, by name.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        .. new[] { FaultTarget.Buildpacks, FaultTarget.Packages }.SelectMany(Of).OrderBy(fault => fault.Name, StringComparer.Ordinal),
    ];

    /// <summary>The faults called <paramref name="names"/>.</summary>
    /// <exception cref="ReferenceSetupException">There is no such fault; the message names those that are called nearly so.</exception>
    public static ImmutableArray<Fault> Find(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(name => All.FirstOrDefault(fault => fault.Name == name) ?? throw Unknown(name))];
    }

    private static IEnumerable<Fault> Of(FaultTarget target)
    {
        var rows = new FaultRows(target);
        return
        [
            .. StatusAndHeaderFaults.Of(rows),
            .. JsonFaults.Of(rows),
            .. EnvelopeFaults.Of(rows),
            .. PageLinkFaults.Of(rows),
            .. PagingFaults.Of(rows),
            .. BoundFaults.Of(rows),
            .. FieldFaults.Of(rows),
            .. ItemFaults.Of(rows),
            .. ResourceLinkFaults.Of(rows),
            .. OrderFaults.Of(rows),
            .. FilterFaults.Of(rows),
            .. RelationFaults.Of(rows),
            .. AuthenticationFaults.Of(rows),
            .. MethodFaults.Of(rows),
            .. HistoricFaults.Of(rows),
        ];
    }

    private static ReferenceSetupException Unknown(string name)
    {
        var near = All
            .Select(fault => (fault.Name, Distance: Distance(name, fault.Name)))
            .OrderBy(fault => fault.Distance)
            .Take(MostSuggestions)
            .Select(fault => fault.Name);
        return new ReferenceSetupException($"--fault: there is no fault '{name}'; near it are {string.Join(", ", near)} (--list-faults shows all)");
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
