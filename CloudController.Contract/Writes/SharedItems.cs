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
        MadeItem? quota = null;
        var why = await WhyNotAsync(async () =>
        {
            var body = bench.Filled(limit.Body, new Dictionary<string, string>());
            var offer = await bench.OfferAsync(limiting, body, clause, cancellation).ConfigureAwait(false);
            quota = offer.Item;
            return offer.Answer;
        }).ConfigureAwait(false);
        var item = (await bench.MakeAsync(creation, clause, cancellation).ConfigureAwait(false)).Item!;
        if (quota is null)
            why ??= $"the answer to POST {limiting.Route} shows no guid";
        else
            why = await WhyNotAsync(() => bench.ApplyAsync(limit.Apply, [quota, item], clause, cancellation)).ConfigureAwait(false);
        if (why is not null)
            _unlimited.Enqueue($"{item} has no limit of its own: {why}");
        return item;
    }

    /// <summary>Why the target did not do what was asked; <c>null</c> where it did. Nothing else depends on a limit.</summary>
    private static async Task<string?> WhyNotAsync(Func<Task<Exchange>> ask)
    {
        try
        {
            var answer = await ask().ConfigureAwait(false);
            return answer.Status is >= 200 and < 300 ? null : $"{answer.Request.Method} {answer.Request.Path} answered {answer.Status}";
        }
        catch (TargetTroubleException trouble) when (trouble is not RunBrokenException)
        {
            return trouble.Message;
        }
    }
}
