using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>What a run made, and what became of it and of what runs before it left behind.</summary>
/// <param name="Made">How many items the run made.</param>
/// <param name="Swept">What an earlier run had left and this one removed, a line each.</param>
/// <param name="Left">What is still there and why, a sentence each; empty where everything is as it was.</param>
public sealed record WrittenData(int Made, IReadOnlyList<string> Swept, IReadOnlyList<string> Left)
{
    private const int MostNamed = 10;

    /// <summary>What was made without the limits that it should have and why, a sentence each; empty where everything has them.</summary>
    public IReadOnlyList<string> Unlimited { get; init; } = [];

    /// <summary>Why there are fewer users than Data:MakeUsers asks for, a sentence; <c>null</c> where there are not.</summary>
    public string? WhyFewUsers { get; init; }

    /// <summary>The same in words; what is left behind comes with a name each, up to ten.</summary>
    public IEnumerable<string> Sentences()
    {
        if (Swept.Count > 0)
            yield return FormattableString.Invariant($"data: removed {Swept.Count} items that an earlier run had left: {Some(Swept)}");
        if (Made > 0)
            yield return FormattableString.Invariant($"data: made {Made} items{(Left.Count == 0 ? ", and removed them" : "")}");
        if (Unlimited.Count > 0)
            yield return $"data: {Some(Unlimited)}";
        if (WhyFewUsers is not null)
            yield return $"data: {WhyFewUsers}";
        if (Left.Count > 0)
            yield return FormattableString.Invariant($"data: {Left.Count} items are still there: {Some(Left)}");
    }

    private static string Some(IReadOnlyList<string> items) => string.Join("; ", items.Take(MostNamed))
        + (items.Count > MostNamed ? FormattableString.Invariant($"; and {items.Count - MostNamed} more") : "");
}

/// <summary>
/// The part of a run that writes: removes what earlier runs left, makes what the clauses lack, and removes everything in the end.
/// </summary>
internal sealed class WriteSide : IAsyncDisposable
{
    private const string Clause = "workbench/provide";

    /// <summary>So many items let a list be paged, filtered and ordered.</summary>
    private const int Enough = 3;

    /// <summary>Cleaning up ends when it is over, or after so long; what is left then is in the ledger.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly WorkbenchPlan _plan;
    private readonly Lazy<Task<IReadOnlyList<string>>> _cleaned;
    private readonly List<string> _swept = [];
    private readonly List<string> _left = [];
    private int _requestsOfSweep;

    private WriteSide(WorkbenchPlan plan)
    {
        _plan = plan;
        Bench = Workbench.Open(plan);
        _cleaned = new(CleanAsync);
    }

    internal Workbench Bench { get; }

    internal required MadeUsers Users { get; init; }

    internal int Requests => Bench.Requests + _requestsOfSweep;

    internal long BytesReceived => Bench.BytesReceived;

    /// <exception cref="Settings.SettingsException">The ledger cannot be written.</exception>
    internal static WriteSide Open(RunPlan plan, Makers makers) => new(PlanOf(plan, makers)) { Users = new(plan) };

    /// <summary>How the target of <paramref name="plan"/> is written to.</summary>
    internal static WorkbenchPlan PlanOf(RunPlan plan, Makers makers) =>
        new(plan.TargetOptions, plan.Tokens, makers, plan.LedgerFolder)
        {
            ExternalOrigin = plan.Settings.ExternalOrigin,
            Embedded = plan.Embedded,
            Keep = plan.Settings.Keep,
            Time = plan.Time,
        };

    /// <summary>Removes what earlier runs left, and makes what the lists of <paramref name="endpoints"/> lack.</summary>
    internal async Task BeginAsync(IReadOnlyList<EndpointContract> endpoints, CancellationToken cancellation)
    {
        var sweep = new Sweep(_plan);
        await TakeAsync(sweep.RunAsync(withKept: false, cancellation)).ConfigureAwait(false);
        await TakeAsync(sweep.RunByNameAsync(cancellation)).ConfigureAwait(false);
        foreach (var creation in Bench.Makers.Creations)
            await ProvideAsync(creation, endpoints, cancellation).ConfigureAwait(false);
        await Users.MakeAsync(Bench, endpoints, cancellation).ConfigureAwait(false);
    }

    internal async Task CleanUpAsync() => await _cleaned.Value.ConfigureAwait(false);

    internal WrittenData Told(Func<string, string> redacted) => new(
        Bench.Made,
        _swept.Select(redacted).ToList(),
        [.. _left.Select(redacted), .. _cleaned is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            ? _cleaned.Value.Result.Select(redacted) : []])
    {
        Unlimited = [.. Bench.Unlimited.Select(redacted)],
        WhyFewUsers = Users.WhyFew is { } why ? redacted(why) : null,
    };

    public async ValueTask DisposeAsync()
    {
        await CleanUpAsync().ConfigureAwait(false);
        await Bench.DisposeAsync().ConfigureAwait(false);
        Users.Dispose();
    }

    private async Task<IReadOnlyList<string>> CleanAsync()
    {
        using var deadline = new CancellationTokenSource(Longest, _plan.Time);
        try
        {
            return await Bench.CleanUpAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return [$"removing what the run made took longer than {Longest}; the next run, or SchemaDiff sweep, goes on with it"];
        }
    }

    private async Task TakeAsync(Task<SweepResult> sweep)
    {
        try
        {
            var result = await sweep.ConfigureAwait(false);
            _swept.AddRange(result.Removed);
            _left.AddRange(result.Left);
            _requestsOfSweep += result.Requests;
        }
        catch (TargetTroubleException trouble) when (trouble is not RunBrokenException)
        {
            _left.Add($"what earlier runs left could not be looked for: {trouble.Message}");
        }
    }

    /// <summary>What cannot be made leaves clauses undecided, which then tell what they lack.</summary>
    private async Task ProvideAsync(EndpointContract creation, IReadOnlyList<EndpointContract> endpoints, CancellationToken cancellation)
    {
        if (Bench.Makers.ListOf(creation) is not { } list || !endpoints.Contains(list))
            return;
        try
        {
            var answer = await Bench.ReadAsync(list.Route, Query.None, Clause, cancellation).ConfigureAwait(false);
            var there = Page.Of(answer, list, _plan.Options.Endpoint)?.Total ?? Enough;
            for (var made = there; made < Enough; made++)
                await Bench.MakeAsync(creation, Clause, cancellation).ConfigureAwait(false);
        }
        catch (Exception trouble) when (trouble is InconclusiveException or TargetTroubleException and not RunBrokenException)
        {
            return;
        }
    }
}
