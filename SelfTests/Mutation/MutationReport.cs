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

/// <summary>The clauses of one edition, and those that no fault turned red, be it in this edition or in another.</summary>
internal sealed record MutationEdition(string Edition, int Clauses, IReadOnlyList<string> ClausesWithoutKiller);

/// <summary>What the suite detects: every fault, the clauses that tell it, and the clauses that no fault turned red.</summary>
internal sealed record MutationReport(
    IReadOnlyList<MutationTotal> Totals, IReadOnlyList<MutationEdition> Editions, IReadOnlyList<MutationRow> Faults)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The score over <paramref name="outcomes"/>; the clauses are those of <paramref name="conforming"/>, by edition.</summary>
    internal static MutationReport Of(IReadOnlyCollection<FaultOutcome> outcomes, IReadOnlyDictionary<string, RunReport> conforming)
    {
        var rows = outcomes.Select(MutationRow.Of).OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        var killers = rows.Where(row => row.Killed).SelectMany(row => row.Red).ToHashSet(StringComparer.Ordinal);
        return new(
            Enum.GetNames<FaultLevel>().Select(level => level.ToLowerInvariant())
                .Select(level => new MutationTotal(level, rows.Count(row => row.Level == level), rows.Count(row => row.Level == level && row.Killed)))
                .ToList(),
            conforming.Select(edition => new MutationEdition(
                edition.Key,
                edition.Value.Clauses.Count,
                edition.Value.Clauses.Select(clause => clause.Id).Where(clause => !killers.Contains(clause)).ToList())).ToList(),
            rows);
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
        var text = new StringBuilder("# Mutation score\n\n| level | faults | killed |\n|---|---:|---:|\n");
        foreach (var total in Totals)
            text.Append(null, $"| {total.Level} | {total.Faults} | {total.Killed} |\n");
        foreach (var edition in Editions)
            Append(text, edition);
        return text.ToString();
    }

    private void Append(StringBuilder text, MutationEdition edition)
    {
        text.Append(null, $"\n## Edition {edition.Edition}\n\n");
        text.Append(null, $"{edition.Clauses - edition.ClausesWithoutKiller.Count} of {edition.Clauses} clauses were turned red by a fault.\n");
        foreach (var clause in edition.ClausesWithoutKiller)
            text.Append(null, $"- no fault turned `{clause}` red\n");
        text.Append("\n| fault | what is wrong | level | told by | red besides |\n|---|---|---|---|---:|\n");
        foreach (var row in Faults.Where(row => row.Edition == edition.Edition))
        {
            var told = !row.Killed ? "**survived**" : row.Must.Count == 0 ? "the run ends as error" : string.Join("<br>", row.Must.Select(clause => $"`{clause}`"));
            text.Append(null, $"| `{row.Name}` | {row.Statement.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Level} | {told} | {row.Red.Except(row.Must).Count()} |\n");
        }
    }
}
