using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Paging;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>An item that was deleted.</summary>
/// <param name="Item">The item.</param>
/// <param name="Belonging">What was made to belong to it.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Job">The last look at the job that the answer leads to; <c>null</c> where it leads to none.</param>
public sealed record ItemDeletion(MadeItem Item, IReadOnlyList<MadeItem> Belonging, Exchange Answer, Exchange? Job)
{
    /// <summary>The folders of the lists, below items that it belonged to, which showed it before.</summary>
    public IReadOnlyList<string> ShownBelow { get; init; } = [];
}

/// <summary>An endpoint that deletes an item.</summary>
public sealed class DeletionUnderTest : WriteUnderTest
{
    internal DeletionUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>The name of the resource that <paramref name="folder"/> of <see cref="WriteContract.Cascade"/> makes items of.</summary>
    public EndpointContract Belonging(string folder) =>
        Bench.Makers.Named($"{Contract.Edition.Family}.{folder}")
        ?? throw new InconclusiveException("not-made", $"the target has no {folder}");

    /// <summary>An item that was deleted.</summary>
    public Task<ItemDeletion> Deleted() => Shared.OnceAsync("deleted", async () =>
    {
        var item = await MakeAsync().ConfigureAwait(false);
        var belonging = new List<MadeItem>();
        foreach (var folder in Write.Cascade)
        {
            var child = await Bench
                .MakeAsync(Belonging(folder), Clause, Cancellation, belongsTo: item).ConfigureAwait(false);
            belonging.Add(child.Item!);
        }

        var shown = await ShownBelowAsync(item).ConfigureAwait(false);
        var answer = Permitted(await Bench.DeleteAsync(Contract, item, Clause, Cancellation).ConfigureAwait(false));
        var job = await Bench.JobAsync(answer, Clause, Cancellation).ConfigureAwait(false);
        if ((await Alone(item).ConfigureAwait(false)).Status == 404)
            Bench.Forget(item);
        return new ItemDeletion(item, belonging, answer, job) { ShownBelow = shown };
    });

    /// <summary>All items that the list <paramref name="folder"/> shows now, below the item that everything of the run belongs to.</summary>
    /// <exception cref="InconclusiveException">The target has no such list, or the list cannot be read.</exception>
    public async Task<ItemList> ListedBelow(string folder)
    {
        var (family, makers) = (Contract.Edition.Family, Bench.Makers);
        if (makers.ListIn(family, folder) is not { } list
            || makers.ListIn(family, list.Subject.Single().Value.From) is not { Resource: { } above })
            throw new InconclusiveException("no-list", $"the target has no {folder}");
        var owner = await Bench.SharedAsync(family, above.Name, Clause, Cancellation).ConfigureAwait(false);
        var subject = new Subject(list.Subject.ToDictionary(placeholder => placeholder.Key, _ => owner.Guid));
        return await ReadAsync(list, subject, Query.None).ConfigureAwait(false);
    }

    /// <summary>The folders of the lists that show <paramref name="item"/>; one that cannot be read is another clause's affair.</summary>
    private async Task<IReadOnlyList<string>> ShownBelowAsync(MadeItem item)
    {
        var shown = new List<string>();
        foreach (var folder in Write.Sublists)
        {
            try
            {
                if ((await ListedBelow(folder).ConfigureAwait(false)).Items.Any(listed => listed.Guid == item.Guid))
                    shown.Add(folder);
            }
            catch (InconclusiveException)
            {
                continue;
            }
        }

        return shown;
    }

    /// <summary>The answer to the second of two requests to delete an item of its own, which no other clause looks at.</summary>
    public Task<Exchange> DeletedAgain() => Shared.OnceAsync("again", async () =>
    {
        var item = await MakeAsync().ConfigureAwait(false);
        var first = Permitted(await Bench.DeleteAsync(Contract, item, Clause, Cancellation).ConfigureAwait(false));
        await Bench.JobAsync(first, Clause, Cancellation).ConfigureAwait(false);
        var second = await Bench.DeleteAsync(Contract, item, Clause, Cancellation).ConfigureAwait(false);
        if ((await Alone(item).ConfigureAwait(false)).Status == 404)
            Bench.Forget(item);
        return second;
    });

    /// <summary>An item that was to be deleted without a token.</summary>
    public Task<ItemDeletion> WithoutToken() => Shared.OnceAsync("without-token", async () =>
    {
        var item = await MakeAsync().ConfigureAwait(false);
        var answer = await Bench.DeleteAsync(Contract, item, Clause, Cancellation, Credential.None).ConfigureAwait(false);
        return new ItemDeletion(item, [], answer, null);
    });
}
