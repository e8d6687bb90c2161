using CloudController.Contract.Contracts;
using CloudController.Contract.Writes;

namespace CloudController.ContractTests.Topics;

/// <summary>Making an item. The oracle is what was sent, the item alone and the list.</summary>
[Topic("creating", "Response")]
public sealed class Creating(CreationUnderTest creation)
{
    [Clause("status", "an item that can be made is answered with the documented status")]
    public async Task Status() => (await creation.Made()).Answer.Should().HaveStatus(creation.Contract.Response.Status);

    [Clause("headers", "the answer has the documented headers")]
    public async Task Headers()
    {
        await creation.Item();
        foreach (var header in creation.Contract.Response.Headers.Where(header => header.Value is not null || header.Pattern is not null))
            (await creation.Made()).Answer.Should().HaveHeader(header);
    }

    [Clause("schema", "the answer is an item as it is documented")]
    public async Task Schema()
    {
        await creation.Item();
        (await creation.Made()).Answer.Should().HaveTheSchema(creation.Contract.Schema!);
    }

    [Clause("shows-what-was-sent", "the answer shows what was sent")]
    public async Task ShowsWhatWasSent()
    {
        await creation.Item();
        var made = await creation.Made();
        made.Answer.ShouldShow(made.Body, creation);
    }

    [Clause("is-there", "the item alone is what the answer to its making showed")]
    public async Task IsThere()
    {
        var item = await creation.Item();
        await creation.Soon(async () =>
        {
            var alone = await creation.Alone(item);
            alone.Should().HaveStatus(200);
            // What comes with an item may touch it once more.
            alone.ShouldBeLike((await creation.Made()).Answer, creation.Resource, creation.Resource.Time("updated_at"));
        });
    }

    [Clause("is-listed", "the list has the item")]
    public async Task IsListed()
    {
        var item = await creation.Item();
        await creation.Soon(async () => (await creation.Listed(Query.None)).ShouldHave(item));
    }

    [Clause("is-found", "each filter by a field finds the item by its own value")]
    public async Task IsFound()
    {
        var item = await creation.Item();
        var shown = await creation.Visible(item);
        foreach (var query in FiltersOfItem.Of(shown.Item()!.Value, creation.List))
            await creation.Soon(async () => (await creation.Listed(query)).ShouldHave(item));
    }

    [Clause("without-token", "without a token nothing is made")]
    public async Task WithoutToken()
    {
        var offer = await creation.WithoutToken();
        offer.Answer.Should().HaveErrorCode(creation.Contract.Edition.Errors.MissingToken, creation.Contract.Edition);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Creating>> RefusedBodies(EndpointContract contract) => contract.Write!.Refused.SelectMany(
        refused => new ClauseRow<Creating>[]
        {
            new("is-refused", $"a body is refused: {refused.Case.Replace('-', ' ')}", topic => topic.IsRefused(refused),
                About: refused.Case),
            new("makes-nothing", $"a refused body makes nothing: {refused.Case.Replace('-', ' ')}", topic => topic.MakesNothing(refused),
                ClauseLevel.Implied, About: refused.Case),
        });

    [Clauses]
    private static IEnumerable<ClauseRow<Creating>> Locations(EndpointContract contract) =>
        contract.Response.Headers.Any(header => header.Name == "Location")
            ? [new("location", "the Location header leads to the item", topic => topic.LeadsToTheItem())]
            : [];

    private async Task LeadsToTheItem()
    {
        var (item, answer) = (await creation.Item(), (await creation.Made()).Answer);
        if (answer.HeaderValue("Location") is not { Length: > 0 } href)
            Deviate.UndecidedBy(answer, "the answer has no Location header");
        else if (creation.ReadLink(href).Link is not { SameOrigin: true } link || link.Path != item.Route)
            Deviate.Now("location", $"Location: {item.Route}", $"Location: {href}", answer, about: "Location");
    }

    private async Task IsRefused(RefusedBody refused) =>
        (await creation.Refused(refused)).Answer.Should().BeRefusedAs(refused, creation.Contract.Edition);

    /// <summary>What has no name cannot be looked for; it is there at most under a guid, which the answer would show.</summary>
    private async Task MakesNothing(RefusedBody refused)
    {
        var offer = await creation.Refused(refused);
        if (offer.Item is { } made)
            Deviate.Now("refused", "nothing made", $"{made}", offer.Answer);
        if (FiltersOfItem.ByName(offer.Body, creation) is not { } query)
            return;
        var listed = await creation.Listed(query.Query);
        if (listed.Items.FirstOrDefault(item => item.Text(creation.Resource.Label) == query.Name) is { } there)
            Deviate.Now("refused", "nothing made", $"{there}", offer.Answer);
    }
}
