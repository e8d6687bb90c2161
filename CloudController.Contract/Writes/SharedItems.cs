using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>
/// The items that everything else of a run belongs to, one of each resource, made when the first clause needs it. What the contract says
/// limits such an item is made before it, so that it is removed after it.
/// </summary>
/// <param name="bench">Makes them.</param>
internal sealed class SharedItems(Workbench bench)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<MadeItem>>> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _unlimited = [];

    /// <summary>What has no limit of its own and why, a sentence each.</summary>
    internal IReadOnlyCollection<string> Unlimited => _unlimited;

    /// <summary>The item that <paramref name="creation"/> made for everything.</summary>
    /// <exception cref="Findings.InconclusiveException">It cannot be made.</exception>
    internal Task<MadeItem> OfAsync(EndpointContract creation, string clause, CancellationToken cancellation) =>
        _items.GetOrAdd(creation.Name, _ => new(() => MakeAsync(creation, clause, cancellation))).Value;

    private async Task<MadeItem> MakeAsync(EndpointContract creation, string clause, CancellationToken cancellation)
    {
        if (creation.Write!.Limit is not { } limit || bench.Makers.LimitOf(creation) is not { } limiting)
            return (await bench.MakeAsync(creation, clause, cancellation).ConfigureAwait(false)).Item!;
        var body = bench.Filled(limit.Body, new Dictionary<string, string>());
        var by = await TryAsync(limiting, () => bench.OfferAsync(limiting, body, clause, cancellation)).ConfigureAwait(false);
        var item = (await bench.MakeAsync(creation, clause, cancellation).ConfigureAwait(false)).Item!;
        if (by is { Item: { } quota })
            await ApplyAsync(limit.Apply, quota, item, clause, cancellation).ConfigureAwait(false);
        else if (by is not null)
            Tell(item, $"POST {limiting.Route} answered {by.Answer.Status}");
        return item;

        async Task<Offer?> TryAsync(EndpointContract made, Func<Task<Offer>> offer)
        {
            try
            {
                return await offer().ConfigureAwait(false);
            }
            catch (TargetTroubleException trouble) when (trouble is not RunBrokenException)
            {
                _unlimited.Enqueue($"no {made.Resource!.Name} limits what is made: {trouble.Message}");
                return null;
            }
        }
    }

    private async Task ApplyAsync(
        ApplyingRequest apply, MadeItem limit, MadeItem item, string clause, CancellationToken cancellation)
    {
        try
        {
            var answer = await bench.ApplyAsync(apply, [limit, item], clause, cancellation).ConfigureAwait(false);
            if (answer.Status is < 200 or >= 300)
                Tell(item, $"{answer.Request.Method} {answer.Request.Path} answered {answer.Status}");
        }
        catch (TargetTroubleException trouble) when (trouble is not RunBrokenException)
        {
            Tell(item, trouble.Message);
        }
    }

    private void Tell(MadeItem item, string why) => _unlimited.Enqueue($"{item} has no limit of its own: {why}");
}
