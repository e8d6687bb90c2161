using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.ContractTests.Topics;

/// <summary>Making and removing a relation between two items. The oracle is what shows the relation.</summary>
[Topic("relating", "Response")]
public sealed class Relating(RelationUnderTest endpoint)
{
    [Clause("status", "the request is answered with the documented status")]
    public async Task Status() => (await endpoint.Done()).Answer.Should().HaveStatus(endpoint.Contract.Response.Status);

    [Clause("without-token", "without a token every relation stays as it is")]
    public async Task WithoutToken()
    {
        var relation = await endpoint.WithoutToken();
        relation.Answer.Should().HaveErrorCode(endpoint.Contract.Edition.Errors.MissingToken, endpoint.Contract.Edition);
        await Shows(relation, relation.Before);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Relating>> Making(EndpointContract contract) => contract.Write!.Relation!.Made is not null ? [] :
    [
        new("is-answered", "the answer names what the item is related to now", topic => topic.IsAnswered()),
        new("is-shown", "the item is related to the other one", topic => topic.IsShown()),
    ];

    [Clauses]
    private static IEnumerable<ClauseRow<Relating>> Removing(EndpointContract contract) => contract.Write!.Relation!.Made is null ? [] :
    [
        new("is-gone", "the item is no longer related to the other one", topic => topic.IsGone()),
    ];

    [Clauses]
    private static IEnumerable<ClauseRow<Relating>> RefusedBodies(EndpointContract contract) => contract.Write!.Refused.SelectMany(
        refused => new ClauseRow<Relating>[]
        {
            new("is-refused", $"a body is refused: {refused.Case.Replace('-', ' ')}", topic => topic.IsRefused(refused),
                About: refused.Case),
            new("relates-nothing", $"a refused body relates nothing: {refused.Case.Replace('-', ' ')}",
                topic => topic.RelatesNothing(refused), ClauseLevel.Implied, About: refused.Case),
        });

    private async Task IsAnswered()
    {
        var relation = await Accepted();
        if (relation.Answer.Json.Value is not { } body
            || !JsonPointer.FindAll(body, "/data/*/guid").Any(guid => guid.ToString() == relation.Other))
            Deviate.Now("related", $"{relation.Other} in /data", "not there", relation.Answer, "/data");
    }

    private async Task IsShown()
    {
        var relation = await Accepted();
        await Shows(relation, [.. relation.Before, relation.Other]);
    }

    private async Task IsGone()
    {
        var relation = await Accepted();
        await Shows(relation, [.. relation.Before.Where(guid => guid != relation.Other)]);
    }

    private async Task IsRefused(RefusedBody refused) =>
        (await endpoint.Refused(refused)).Answer.Should().BeRefusedAs(refused, endpoint.Contract.Edition);

    private async Task RelatesNothing(RefusedBody refused)
    {
        var relation = await endpoint.Refused(refused);
        await Shows(relation, relation.Before);
    }

    /// <summary>Both items belong to the run, so that nobody else changes what they are related to.</summary>
    private Task Shows(ItemRelation relation, IReadOnlyList<string> expected) => endpoint.Soon(async () =>
    {
        var shown = await endpoint.Shown(relation.Item);
        var related = endpoint.RelatedIn(shown);
        if (!related.ToHashSet().SetEquals(expected))
            Deviate.Now("related", Listed(expected), Listed(related), shown, endpoint.Relation.At.Split("/*")[0]);
    });

    private static string Listed(IReadOnlyList<string> guids) =>
        guids.Count == 0 ? "related to none" : $"related to {string.Join(", ", guids)}";

    /// <summary>The relation; a clause of its own tells where it was not accepted.</summary>
    private async Task<ItemRelation> Accepted()
    {
        var relation = await endpoint.Done();
        if (relation.Answer.Status is < 200 or >= 300)
            Deviate.UndecidedBy(relation.Answer, $"{endpoint.Contract.Method} answered {relation.Answer.Status}");
        return relation;
    }
}
