using System.Text;
using System.Text.Json;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Reference.Faults;

namespace CloudController.SelfTests.Mutation;

/// <summary>One line of the mutation table.</summary>
/// <param name="Name">The fault.</param>
/// <param name="Edition">The edition of the controller.</param>
/// <param name="Endpoint">The endpoint that deviates.</param>
/// <param name="Level">How firmly the documents state what the fault departs from.</param>
/// <param name="Statement">What is wrong.</param>
/// <param name="Killed">Whether every clause that the fault breaks went red, and the verdict with them.</param>
/// <param name="Must">The clauses that the fault breaks.</param>
/// <param name="Red">The clauses that went red.</param>
/// <param name="Unexpected">The clauses that went red although the fault is none of their business.</param>
internal sealed record MutationRow(
    string Name,
    string Edition,
    string Endpoint,
    string Level,
    string Statement,
    bool Killed,
    IReadOnlyList<string> Must,
    IReadOnlyList<string> Red,
    IReadOnlyList<string> Unexpected)
{
    internal static MutationRow Of(FaultOutcome outcome) => new(
        outcome.Fault.Name,
        outcome.Fault.Edition,
        outcome.Fault.Endpoint,
        outcome.Fault.Level.ToString().ToLowerInvariant(),
        outcome.Fault.Statement,
        outcome.IsKilled,
        outcome.Fault.Breaks,
        outcome.Red,
        outcome.Unexpected);
}

/// <summary>How many faults of one level there are, and how many are killed.</summary>
internal sealed record MutationTotal(string Level, int Faults, int Killed);

/// <summary>What was tried.</summary>
/// <param name="Selection">How the faults were chosen.</param>
/// <param name="Seed">The seed of a sample; <c>null</c> where no seed matters.</param>
/// <param name="Faults">How many faults were tried.</param>
/// <param name="Of">How many there are.</param>
internal sealed record MutationTried(string Selection, int? Seed, int Faults, int Of);

/// <summary>What of one edition no fault turned red, be it in this edition or in another one of the family.</summary>
/// <param name="Edition">The edition of the controller.</param>
/// <param name="Rules">How many rules there are.</param>
/// <param name="RulesWithoutKiller">
/// Those of which no clause went red, neither here nor, of rules about fields, in the tests of schemas.
/// </param>
/// <param name="Clauses">How many clauses there are.</param>
/// <param name="ProvenWithoutServer">Those about single fields, which the tests of schemas turn red one by one.</param>
/// <param name="ClausesWithoutKiller">The others that did not go red, of endpoints that have faults for every topic.</param>
internal sealed record MutationEdition(
    string Edition,
    int Rules,
    IReadOnlyList<string> RulesWithoutKiller,
    int Clauses,
    int ProvenWithoutServer,
    IReadOnlyList<string> ClausesWithoutKiller);

/// <summary>
/// What the suite detects: the faults that were tried, the clauses that tell them, and the clauses that no fault turned red.
/// </summary>
internal sealed record MutationReport(
    MutationTried Tried, IReadOnlyList<MutationTotal> Totals, IReadOnlyList<MutationEdition> Editions, IReadOnlyList<MutationRow> Faults)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The score over <paramref name="outcomes"/>; the clauses are those of <paramref name="conforming"/>, by edition.</summary>
    internal static MutationReport Of(
        ChosenFaults chosen, IReadOnlyCollection<FaultOutcome> outcomes, IReadOnlyDictionary<string, RunReport> conforming)
    {
        var rows = outcomes.Select(MutationRow.Of).OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        var killed = rows.Where(row => row.Killed).SelectMany(row => row.Red).ToHashSet(StringComparer.Ordinal);
        return new(
            new(MutationSettings.NameOf(chosen.Selection), chosen.Seed, chosen.Faults.Count, chosen.Of),
            Enum.GetNames<FaultLevel>().Select(level => level.ToLowerInvariant())
                .Select(level => new MutationTotal(level, rows.Count(row => row.Level == level),
                    rows.Count(row => row.Level == level && row.Killed)))
                .ToList(),
            conforming.Select(edition => Of(edition.Key, edition.Value.Clauses.Select(clause => clause.Id).ToList(), killed)).ToList(),
            rows);
    }

    private static MutationEdition Of(string edition, List<string> clauses, HashSet<string> killed)
    {
        var rules = clauses.Select(ClauseRules.InFamily).Distinct().Order(StringComparer.Ordinal).ToList();
        var proven = clauses.Where(ClauseRules.IsProvenWithoutServer).ToHashSet(StringComparer.Ordinal);
        return new(
            edition,
            rules.Count,
            rules.Except(killed.Concat(proven.Where(ClauseRules.IsAboutFields)).Select(ClauseRules.InFamily)).ToList(),
            clauses.Count,
            proven.Count,
            clauses.Where(clause => !killed.Contains(clause) && !proven.Contains(clause) && ClauseRules.IsTriedInFull(clause)).ToList());
    }

    /// <summary>Writes <c>mutation-score.json</c> and <c>mutation-score.md</c> into <paramref name="folder"/>; their paths.</summary>
    internal IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (json, table) = (Path.Combine(folder, "mutation-score.json"), Path.Combine(folder, "mutation-score.md"));
        File.WriteAllText(json, JsonSerializer.Serialize(this, Options) + "\n");
        File.WriteAllText(table, Table());
        return [json, table];
    }

    private string Table()
    {
        var seed = Tried.Seed is { } number ? FormattableString.Invariant($", seed {number}") : "";
        var text = new StringBuilder($"# Mutation score\n\nSelection `{Tried.Selection}`{seed}: {Tried.Faults} of {Tried.Of} faults.\n\n");
        text.Append("| level | faults | killed |\n|---|---:|---:|\n");
        foreach (var total in Totals)
            text.Append(null, $"| {total.Level} | {total.Faults} | {total.Killed} |\n");
        foreach (var edition in Editions)
            Append(text, edition);
        return text.ToString();
    }

    private void Append(StringBuilder text, MutationEdition edition)
    {
        text.Append(null, $"\n## Edition {edition.Edition}\n\n");
        text.Append(null, $"{edition.Rules - edition.RulesWithoutKiller.Count} of {edition.Rules} rules were turned red by a fault.\n");
        text.Append(null, $"Of {edition.Clauses} clauses, {edition.ProvenWithoutServer} are proven without a server, ");
        text.Append(null, $"and {edition.ClausesWithoutKiller.Count} others of endpoints with faults for every topic ");
        text.Append("were not turned red by these faults.\n");
        var silent = Tried.Selection == MutationSettings.NameOf(MutationSelection.Exhaustive) ? edition.ClausesWithoutKiller
            : Tried.Selection == MutationSettings.NameOf(MutationSelection.Exemplars) ? edition.RulesWithoutKiller : [];
        foreach (var one in silent)
            text.Append(null, $"- no fault turned `{one}` red\n");
        text.Append("\n| fault | what is wrong | level | told by | red besides |\n|---|---|---|---|---:|\n");
        foreach (var row in Faults.Where(row => row.Edition == edition.Edition))
        {
            var told = !row.Killed
                ? "**survived**"
                : row.Must.Count == 0 ? "the run ends as error" : string.Join("<br>", row.Must.Select(clause => $"`{clause}`"));
            text.Append(null,
                $"| `{row.Name}` | {row.Statement.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Level} | {told} | "
                    + $"{row.Red.Except(row.Must).Count()} |\n");
        }
    }
}
