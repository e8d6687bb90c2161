using System.Globalization;
using System.Text;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Suite;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>What the whole suite says of a conforming controller whose data others change while it is read.</summary>
internal static class Moving
{
    private static readonly (int Runs, int Churn, int Lag)[] Rows = [(1, 0, 0), (5, 5, 0), (50, 20, 0), (20, 20, 300)];

    /// <summary>Makes all the runs, each told on the console, and writes the page after each row. It takes more than an hour.</summary>
    internal static async Task WriteAsync(string file)
    {
        var library = ContractLibrary.Load(ContractLibrary.DefaultFolder);
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            # Moving data

            Made by `dotnet run -c Release --project Benchmarks -- moving` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}: every clause of
            today's editions against the embedded controller, whose items somebody else creates, renames, moves and deletes so many times a
            second. With a lag, a second instance, which is that far behind, answers every other request. The controller conforms: no clause
            may fail.

            | changes a second | lag | runs | failed | warnings | errors | undecided, mean | undecided, most | requests, mean |
            |---|---|---|---|---|---|---|---|---|

            """);
        foreach (var (runs, churn, lag) in Rows)
        {
            var seen = new List<Outcome>();
            for (var run = 1; run <= runs; run++)
            {
                seen.Add(await RunAsync(library, churn, lag, run));
                await Console.Out.WriteLineAsync($"{churn}/s, lag {lag} ms, run {run} of {runs}: {seen[^1]}");
            }

            page.AppendLine(CultureInfo.InvariantCulture,
                $"| {churn} | {lag} ms | {runs} | {seen.Sum(run => run.Red)} | {seen.Sum(run => run.Warnings)} | {seen.Sum(run => run.Errors)} "
                    + $"| {seen.Average(run => run.Undecided):0.00} % | {seen.Max(run => run.Undecided):0.00} % "
                    + $"| {seen.Average(run => run.Requests):0} |");
            await File.WriteAllTextAsync(file, page.ToString(), new UTF8Encoding(false));
        }
    }

    private static async Task<Outcome> RunAsync(ContractLibrary library, int churn, int lag, int seed)
    {
        await using var controller = await ReferenceCloudController.StartAsync(
            new() { Edition = "current", Churn = churn, Lag = TimeSpan.FromMilliseconds(lag), Seed = seed });
        await using var run = await ContractRun.StartAsync(Plans.Full(controller, library));
        await run.DecideAllAsync();
        var report = RunReport.Of(run);
        var red = report.Clauses.Where(clause => clause.Status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Error);
        return new(
            report.Counts[ClauseStatus.Failed],
            report.Counts[ClauseStatus.Warning],
            report.Counts[ClauseStatus.Error],
            100.0 * report.Counts[ClauseStatus.Inconclusive] / report.Clauses.Count,
            run.Requests,
            [.. red.Select(clause => $"{clause.Id}: {clause.Reason ?? $"{clause.Findings[0].Expected}, {clause.Findings[0].Actual}"}")]);
    }

    private sealed record Outcome(int Red, int Warnings, int Errors, double Undecided, int Requests, IReadOnlyList<string> Accused)
    {
        public override string ToString() => FormattableString.Invariant(
            $"{Red} failed, {Warnings} warnings, {Errors} errors, {Undecided:0.00} % undecided, {Requests} requests")
            + string.Concat(Accused.Select(line => $"\n  {line}"));
    }
}
