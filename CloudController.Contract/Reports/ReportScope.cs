using CloudController.Contract.Contracts;
using CloudController.Contract.Suite;

namespace CloudController.Contract.Reports;

/// <summary>What a run set out to check.</summary>
/// <param name="Depth">How deep it looked.</param>
/// <param name="Endpoints">The patterns of Contract:Endpoints; empty for all endpoints.</param>
/// <param name="LeftOut">How many clauses of the tested endpoints take more than the depth allows.</param>
/// <param name="InFull">The endpoints whose turn it was to be looked at in full, at the standard depth.</param>
public sealed record ReportScope(RunDepth Depth, IReadOnlyList<string> Endpoints, int LeftOut, IReadOnlyList<string> InFull)
{
    /// <summary>The scope of <paramref name="run"/>.</summary>
    internal static ReportScope Of(ContractRun run) => new(
        run.Selection.Depth,
        run.Plan.Settings.Endpoints,
        run.LeftOut,
        run.Selection.Depth == RunDepth.Standard
            ? run.Endpoints.Where(endpoint => run.Selection.DepthOf(endpoint) == RunDepth.Full).Select(endpoint => endpoint.Name).ToList()
            : []);

    /// <summary>In a line; empty for a run that leaves nothing out.</summary>
    public string Sentence()
    {
        var left = FormattableString.Invariant($"depth {Depth.ToString().ToLowerInvariant()} leaves out {LeftOut} clauses");
        var parts = new[]
        {
            Endpoints.Count > 0 ? $"only the endpoints {string.Join(", ", Endpoints)}" : null,
            LeftOut == 0 ? null : InFull.Count == 0 ? left : $"{left}; in full today: {string.Join(", ", InFull)}",
        };
        return string.Join("; ", parts.OfType<string>());
    }
}
