namespace CloudController.Contract.Settings;

/// <summary>Finds the names that somebody may have meant who wrote another one.</summary>
internal static class DidYouMean
{
    private const int ElsewhereCosts = 3;
    private const int PartCosts = 2;
    private const int Most = 3;

    /// <summary><c>; did you mean …?</c>, or nothing where no name is near.</summary>
    /// <param name="written">What was written; parts are separated by colons.</param>
    /// <param name="known">What could have been written.</param>
    internal static string Hint(string written, IEnumerable<string> known)
    {
        var near = known.Select(name => (Name: name, Cost: Cost(written, name))).Where(name => name.Cost is not null).ToList();
        var least = near.Min(name => name.Cost);
        var meant = near.Where(name => name.Cost == least).Select(name => name.Name).Take(Most).ToList();
        return meant.Count == 0 ? "" : $"; did you mean {string.Join(" or ", meant)}?";
    }

    /// <summary>How far apart the two are; <c>null</c> where nobody would mistake one for the other.</summary>
    private static int? Cost(string written, string known)
    {
        if (Plain(written) == Plain(known))
            return 0;
        var (section, leaf) = Parts(written);
        var (knownSection, knownLeaf) = Parts(known);
        // The name of a section where one of its settings was meant, or a name below a setting.
        if (Plain(written) == knownSection || Plain(section) == Plain(known))
            return PartCosts;
        var elsewhere = section.Length == 0 ? 0 : Math.Min(Distance(section, knownSection), ElsewhereCosts);
        return LeafCost(leaf, knownLeaf) + elsewhere;
    }

    private static int? LeafCost(string leaf, string known)
    {
        const int shortestPart = 4;
        var distance = Distance(leaf, known);
        var (shorter, longer) = leaf.Length < known.Length ? (leaf, known) : (known, leaf);
        if (shorter.Length >= shortestPart && longer.Contains(shorter, StringComparison.Ordinal))
            return Math.Min(distance, PartCosts);
        // Names are near one another where at most two of five letters differ.
        return distance <= longer.Length * 2 / 5 ? distance : null;
    }

    private static (string Section, string Leaf) Parts(string key)
    {
        var at = key.LastIndexOf(':');
        return at < 0 ? ("", Plain(key)) : (Plain(key[..at]), Plain(key[(at + 1)..]));
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>How many letters have to be put in, left out, replaced or exchanged with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        const int longest = 100;
        if (one.Length > longest || other.Length > longest)
            return int.MaxValue / 2;
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    costs[row, column] = row + column;
                    continue;
                }

                var replaced = costs[row - 1, column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                costs[row, column] = Math.Min(replaced, 1 + Math.Min(costs[row - 1, column], costs[row, column - 1]));
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    costs[row, column] = Math.Min(costs[row, column], 1 + costs[row - 2, column - 2]);
            }
        }

        return costs[one.Length, other.Length];
    }
}
