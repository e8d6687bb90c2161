using System.Collections.Concurrent;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>The accounts that a run makes in the UAA of its target. Each is noted in the ledger of the run before it is made.</summary>
/// <param name="plan">The target.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="number">The number of the run's next item.</param>
/// <param name="name">The run's next name.</param>
internal sealed class MadeAccounts(WorkbenchPlan plan, Ledger ledger, Func<int> number, Func<string> name) : IDisposable
{
    private readonly UaaAccounts _uaa = new(plan);
    private readonly ConcurrentDictionary<int, UaaAccount> _attempts = [];
    private int _made;

    /// <summary>How many accounts were made.</summary>
    internal int Made => Volatile.Read(ref _made);

    /// <summary>How many requests were sent.</summary>
    internal int Requests => _uaa.Requests;

    /// <summary>Makes an account.</summary>
    /// <exception cref="InconclusiveException">The UAA refuses it.</exception>
    /// <exception cref="TargetTroubleException">There is no UAA that may be asked, or no answer.</exception>
    internal async Task<UaaAccount> MakeAsync(string password, CancellationToken cancellation)
    {
        var users = await _uaa.FindAsync(cancellation).ConfigureAwait(false);
        var (item, account) = (number(), new UaaAccount(name(), null));
        _attempts[item] = account;
        ledger.Write(new(item, LedgerStep.Makes) { Creation = UaaAccounts.Creation, Name = account.Name });
        var (id, status) = await _uaa.MakeAsync(account.Name, password, cancellation).ConfigureAwait(false);
        if (id is not null)
        {
            Interlocked.Increment(ref _made);
            ledger.Write(new(item, LedgerStep.Made) { Guid = id });
            return _attempts[item] = account with { Id = id };
        }

        // Whoever may not make accounts may not look for them either, so what is refused is not looked for later.
        if (status is >= 400 and < 500)
            Forget(item);
        throw new InconclusiveException("no-users", $"POST {users} answered {status}");
    }

    /// <summary>Removes the accounts, the last first. A sentence for each that is left.</summary>
    internal async Task<IReadOnlyList<string>> CleanUpAsync(CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var (item, account) in _attempts.OrderByDescending(attempt => attempt.Key))
        {
            var why = plan.Keep ? "Data:Keep is true"
                : await _uaa.RemoveAsync(account.Id, account.Name, cancellation).ConfigureAwait(false);
            if (why is null)
            {
                Forget(item);
                continue;
            }

            ledger.Write(new(item, plan.Keep ? LedgerStep.Kept : LedgerStep.Makes));
            if (account.Id is not null || !plan.Keep)
                left.Add($"account {account.Name}: {why}");
        }

        return left;
    }

    public void Dispose() => _uaa.Dispose();

    private void Forget(int item)
    {
        _attempts.TryRemove(item, out _);
        ledger.Write(new(item, LedgerStep.Gone));
    }
}

/// <summary>An account in a UAA.</summary>
/// <param name="Name">The name that its owner logs in with.</param>
/// <param name="Id">Its id, which is the guid of the user; <c>null</c> while it is not known.</param>
internal sealed record UaaAccount(string Name, string? Id);
