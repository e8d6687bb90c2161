using System.Security.Cryptography;
using System.Text;
using CloudController.Reference.Faults;

namespace CloudController.SelfTests.Mutation;

/// <summary>The faults that a run tries.</summary>
/// <param name="Selection">How they were chosen.</param>
/// <param name="Seed">The seed of a sample; <c>null</c> where no seed matters.</param>
/// <param name="Faults">The chosen ones, by name.</param>
/// <param name="Of">How many faults there are.</param>
internal sealed record ChosenFaults(MutationSelection Selection, int? Seed, IReadOnlyList<Fault> Faults, int Of);

/// <summary>Chooses faults. Equal faults and seeds give equal choices, whatever the day and the order of the faults.</summary>
internal static class FaultSelection
{
    /// <summary>After as many nights in a row each group and each endpoint was in a sample.</summary>
    internal const int Nights = 7;

    private const int MostOfGroup = 8;
    private const int MostOfEndpoint = 8;

    /// <param name="settings">What is asked for.</param>
    /// <param name="faults">All faults.</param>
    /// <param name="ruleOf">The rule of the clause with an id, as the family has it.</param>
    internal static ChosenFaults Choose(MutationSettings settings, IReadOnlyCollection<Fault> faults, Func<string, string> ruleOf)
    {
        var chosen = settings.Selection switch
        {
            MutationSelection.Exemplars => Exemplars(faults, ruleOf),
            MutationSelection.Sample => Sample(faults, settings.Seed),
            _ => faults,
        };
        var seed = settings.Selection == MutationSelection.Sample ? settings.Seed : (int?)null;
        return new(settings.Selection, seed, chosen.OrderBy(fault => fault.Name, StringComparer.Ordinal).ToList(), faults.Count);
    }

    /// <summary>What faults have in common that tell the same of the suite.</summary>
    internal static string GroupOf(Fault fault) => $"{fault.Operator} on {fault.Trait}";

    /// <summary>The endpoint in the edition of its controller.</summary>
    internal static string EndpointOf(Fault fault) => $"{fault.Endpoint} in {fault.Edition}";

    /// <summary>The historic faults, one of each group, and for each rule one that breaks it.</summary>
    private static IEnumerable<Fault> Exemplars(IReadOnlyCollection<Fault> faults, Func<string, string> ruleOf)
    {
        var chosen = faults.Where(fault => fault.IsHistoric).ToHashSet<Fault>(ReferenceEqualityComparer.Instance);
        var timesOfEndpoint = chosen.CountBy(EndpointOf).ToDictionary(StringComparer.Ordinal);
        var clauses = faults.GroupBy(EndpointOf, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(fault => fault.Breaks).Distinct().Count(), StringComparer.Ordinal);
        foreach (var group in InOrder(faults, GroupOf).Where(group => !group.Members.Any(chosen.Contains)))
        {
            // Endpoints take turns, so that a group of many does not stay with one endpoint; those with fewer clauses take less time and
            // come more often.
            // What a table says of a fault is exact, what is said of a general one is not.
            var written = group.Members.Where(fault => !fault.IsGeneral).ToList();
            var next = (written.Count > 0 ? written : group.Members)
                .MinBy(fault => timesOfEndpoint.GetValueOrDefault(EndpointOf(fault)) * clauses[EndpointOf(fault)])!;
            timesOfEndpoint[EndpointOf(next)] = timesOfEndpoint.GetValueOrDefault(EndpointOf(next)) + 1;
            chosen.Add(next);
        }

        var broken = chosen.SelectMany(Rules).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in faults
            .OrderBy(fault => fault.Name, StringComparer.Ordinal)
            .Where(fault => !broken.IsSupersetOf(Rules(fault))))
        {
            broken.UnionWith(Rules(fault));
            chosen.Add(fault);
        }

        return chosen;

        IEnumerable<string> Rules(Fault fault) => fault.Breaks.Select(ruleOf);
    }

    /// <summary>
    /// Each group and each endpoint has its night of the seven. It brings some of its faults, and the next ones a week later, until it
    /// begins again.
    /// </summary>
    private static IEnumerable<Fault> Sample(IReadOnlyCollection<Fault> faults, int seed) =>
        InOrder(faults, GroupOf).SelectMany(group => OfTonight(group.Key, group.Members, seed, MostOfGroup))
            .Concat(InOrder(faults, EndpointOf).SelectMany(endpoint => OfTonight(endpoint.Key, endpoint.Members, seed, MostOfEndpoint)))
            .DistinctBy(fault => fault.Name);

    private static IEnumerable<Fault> OfTonight(string key, IReadOnlyList<Fault> members, int seed, int most)
    {
        var night = Modulo(seed, Nights);
        if (NightOf(key) != night)
            return [];
        var week = (seed - (long)night) / Nights;
        var turns = (members.Count + most - 1) / most;
        return members.Skip(Modulo(week, turns) * most).Take(most);
    }

    /// <summary>The night is made of the key alone: a fault that is added moves no other to another night.</summary>
    private static int NightOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Nights;

    private static int Modulo(long number, int by) => (int)(((number % by) + by) % by);

    private static IEnumerable<(string Key, List<Fault> Members)> InOrder(IEnumerable<Fault> faults, Func<Fault, string> keyOf) => faults
        .OrderBy(fault => fault.Name, StringComparer.Ordinal)
        .GroupBy(keyOf, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.ToList()));
}
