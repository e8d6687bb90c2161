using System.Globalization;
using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>
/// Removes what earlier runs left: what the ledgers of runs that were killed tell, and what is called as runs call things and is older than
/// a day, because its ledger may be on another machine.
/// </summary>
/// <param name="plan">The target.</param>
public sealed class Sweep(WorkbenchPlan plan)
{
    private static readonly TimeSpan OldEnough = TimeSpan.FromDays(1);

    /// <summary>Removes what was left behind.</summary>
    /// <param name="withKept">Whether what a run kept on purpose is removed, too.</param>
    /// <param name="cancellation">Ends it; what is not removed by then stays in the ledgers.</param>
    /// <exception cref="Settings.SettingsException">A ledger cannot be understood.</exception>
    public async Task<SweepResult> RunAsync(bool withKept, CancellationToken cancellation)
    {
        using var client = Workbench.ClientOf(plan);
        using var accounts = new UaaAccounts(plan);
        var remover = new Remover(client, plan.Makers, plan.ExternalOrigin, plan.Time);
        var (removed, left) = (new List<string>(), new List<string>());
        var ledgers = 0;
        foreach (var ledger in Ledger.Left(plan.Folder))
        {
            ledgers++;
            using (ledger)
                await SweepAsync(ledger, RemoveAsync, withKept, removed, left).ConfigureAwait(false);
        }

        return new(removed, left) { Requests = client.Requests + accounts.Requests, Ledgers = ledgers };

        async Task<string?> RemoveAsync(LedgerLine item) => item.Creation == UaaAccounts.Creation
            ? await accounts.RemoveAsync(item.Guid, item.Name, cancellation).ConfigureAwait(false)
            : plan.Makers.Named(item.Creation ?? "") is { } creation
                ? await remover.RemoveAsync(creation, item.Guid, item.Name, cancellation).ConfigureAwait(false)
                : "the editions that are held against the target do not have the request that made it";
    }

    /// <summary>
    /// Removes what is called as runs call things, and is old enough that no run can still use it. Only lists of what belongs to nothing
    /// else are read: the rest goes with that.
    /// </summary>
    /// <exception cref="TargetTroubleException">A list cannot be read.</exception>
    public async Task<SweepResult> RunByNameAsync(CancellationToken cancellation)
    {
        using var client = Workbench.ClientOf(plan);
        var remover = new Remover(client, plan.Makers, plan.ExternalOrigin, plan.Time);
        var (removed, left) = (new List<string>(), new List<string>());
        foreach (var creation in plan.Makers.Creations.Where(creation => !Makers.Needs(creation).Any()).Reverse())
        {
            var resource = creation.Resource!;
            var old = await remover.FindAsync(
                creation, Query.None, item => item.Text(resource.Label) is { } name && RunName.IsOurs(name) && IsOld(item), cancellation)
                .ConfigureAwait(false);
            foreach (var item in old)
            {
                var why = await remover.RemoveAsync(creation, item.Guid, null, cancellation).ConfigureAwait(false);
                Tell(why, $"{creation.Name} {item.Text(resource.Label)}", removed, left);
            }
        }

        return new(removed, left) { Requests = client.Requests };
    }

    private bool IsOld(Paging.Item item) =>
        DateTimeOffset.TryParse(
            item.Text("/created_at") ?? item.Text("/metadata/created_at"), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var created)
        && created < plan.Time.GetUtcNow() - OldEnough;

    private async Task SweepAsync(
        Ledger ledger, Func<LedgerLine, Task<string?>> remove, bool withKept, List<string> removed, List<string> left)
    {
        var target = plan.Options.Endpoint.GetLeftPart(UriPartial.Authority);
        if (ledger.Head.Embedded)
        {
            ledger.Close();
            return;
        }

        if (ledger.Head.Target != target)
            return;
        var troubles = left.Count;
        var items = ledger.Lines.GroupBy(line => line.Item).OrderByDescending(item => item.Key).Select(Sum).ToList();
        foreach (var item in items.Where(item => item.Step != LedgerStep.Gone && (withKept || item.Step != LedgerStep.Kept)))
        {
            var text = $"{item.Creation} {item.Name ?? item.Guid}";
            var why = await remove(item).ConfigureAwait(false);
            Tell(why, text, removed, left);
            if (why is null)
                ledger.Write(new(item.Item, LedgerStep.Gone));
        }

        if (left.Count == troubles && (withKept || !items.Exists(item => item.Step == LedgerStep.Kept)))
            ledger.Close();
    }

    /// <summary>All that the lines about one item say, the last step of which counts.</summary>
    private static LedgerLine Sum(IEnumerable<LedgerLine> lines) => lines.Aggregate((before, line) => line with
    {
        Creation = line.Creation ?? before.Creation, Name = line.Name ?? before.Name, Guid = line.Guid ?? before.Guid,
    });

    private static void Tell(string? why, string what, List<string> removed, List<string> left)
    {
        if (why is null)
            removed.Add(what);
        else
            left.Add($"{what}: {why}");
    }
}

/// <summary>What a sweep did.</summary>
/// <param name="Removed">What is gone, a line each.</param>
/// <param name="Left">What is still there and why, a sentence each.</param>
public sealed record SweepResult(IReadOnlyList<string> Removed, IReadOnlyList<string> Left)
{
    /// <summary>How many requests were sent.</summary>
    public int Requests { get; init; }

    /// <summary>How many ledgers of runs that have ended were read, also those about other targets.</summary>
    public int Ledgers { get; init; }
}
