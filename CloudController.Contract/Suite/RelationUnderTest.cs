using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>A relation between two items of the run that was to be made or removed.</summary>
/// <param name="Item">The item.</param>
/// <param name="Other">The guid of the other one.</param>
/// <param name="Before">The guids of those that the item was related to before.</param>
/// <param name="Answer">The answer.</param>
public sealed record ItemRelation(MadeItem Item, string Other, IReadOnlyList<string> Before, Exchange Answer);

/// <summary>An endpoint that makes or removes a relation between an item and another one.</summary>
public sealed class RelationUnderTest : WriteUnderTest
{
    private const string FirstOther = "/data/0/guid";

    internal RelationUnderTest(Look look)
        : base(look)
    {
    }

    /// <summary>The relation.</summary>
    public RelationContract Relation => Write.Relation!;

    /// <summary>A relation that was made or removed as the documents allow.</summary>
    public Task<ItemRelation> Done() => Shared.OnceAsync("done", () => SendAsync(body => body));

    /// <summary>A relation that must be refused.</summary>
    public Task<ItemRelation> Refused(RefusedBody refused) => Shared.OnceAsync(
        refused.Case, () => SendAsync(body => BodyTemplate.Spoil(body, refused)));

    /// <summary>A relation that was to be made or removed without a token.</summary>
    public Task<ItemRelation> WithoutToken() => Shared.OnceAsync("without-token", () => SendAsync(body => body, Credential.None));

    /// <summary>What shows the relations of <paramref name="item"/> now.</summary>
    /// <exception cref="InconclusiveException">It is not answered, which clauses about reading tell.</exception>
    public async Task<Exchange> Shown(MadeItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var path = BodyTemplate.FillInOrder(Relation.Shown, Uri.EscapeDataString(item.Guid));
        var shown = await Bench.ReadAsync(path, Query.None, Clause, Cancellation).ConfigureAwait(false);
        return shown is { Status: 200, Json.Value: { ValueKind: JsonValueKind.Object } } ? shown
            : throw new InconclusiveException(shown, $"the relation is not shown: GET {path} answered {shown.Status}");
    }

    /// <summary>The guids of those that an item is related to, as <paramref name="shown"/> shows them.</summary>
    public IReadOnlyList<string> RelatedIn(Exchange shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return [.. JsonPointer.FindAll(shown.Json.Root, Relation.At).Select(guid => guid.ToString())];
    }

    /// <summary>The item is made before the other one, so that it is removed after it: some must not go while they are related.</summary>
    private async Task<ItemRelation> SendAsync(Func<JsonElement, JsonElement> change, Credential? credential = null)
    {
        var family = Contract.Edition.Family;
        var item = await MakeAsync(Relation.Of).ConfigureAwait(false);
        var making = Relation.Made is not { } made ? Contract : Bench.Makers.Named($"{family}.{made}")
            ?? throw new InconclusiveException("not-made", $"the target has no {made}");
        var body = await Bench.BodyAsync(making, Clause, Cancellation).ConfigureAwait(false);
        var other = JsonPointer.FindText(body, FirstOther)!;
        if (making != Contract)
            await RelateFirstAsync(making, item, other, body).ConfigureAwait(false);
        var before = RelatedIn(await Shown(item).ConfigureAwait(false));
        var answer = await Bench
            .RelateAsync(Contract, item, other, making == Contract ? change(body) : null, Clause, Cancellation, credential)
            .ConfigureAwait(false);
        return new(item, other, before, credential is null ? Permitted(answer) : answer);
    }

    private async Task RelateFirstAsync(EndpointContract making, MadeItem item, string other, JsonElement body)
    {
        var related = Permitted(
            await Bench.RelateAsync(making, item, other, body, Clause, Cancellation).ConfigureAwait(false));
        if (!RelatedIn(await Shown(item).ConfigureAwait(false)).Contains(other))
            throw new InconclusiveException(related, $"nothing is related that could be removed: POST answered {related.Status}");
    }
}
