using System.Globalization;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;

namespace CloudController.ContractTests.Topics;

/// <summary>Changing an item. The oracle is what was sent, and the item before.</summary>
[Topic("updating", "Response")]
public sealed class Updating(UpdateUnderTest update)
{
    private string UpdatedAt => update.Resource.Time("updated_at");

    private string CreatedAt => update.Resource.Time("created_at");

    [Clause("status", "a change that can be made is answered with the documented status")]
    public async Task Status() => (await update.Changed()).Answer.Should().HaveStatus(update.Contract.Response.Status);

    [Clause("schema", "the answer is an item as it is documented")]
    public async Task Schema() => (await Made()).Answer.Should().HaveTheSchema(update.Contract.Schema!);

    [Clause("shows-what-was-sent", "the answer shows what was sent")]
    public async Task ShowsWhatWasSent()
    {
        var change = await Made();
        change.Answer.ShouldShow(change.Body, update);
    }

    [Clause("is-kept", "the item alone shows what was sent")]
    public async Task IsKept()
    {
        var change = await Made();
        await update.Soon(async () => (await update.Visible(change.Item)).ShouldShow(change.Body, update));
    }

    [Clause("leaves-the-rest", "what was not sent stays as it was", Level = ClauseLevel.Implied)]
    public async Task LeavesTheRest()
    {
        var change = await Made();
        var sent = change.Body.EnumerateObject().SelectMany(member => Places(member.Name));
        await update.Soon(async () =>
            (await update.Visible(change.Item)).ShouldBeLike(change.Before, update.Resource, [.. sent, UpdatedAt, CreatedAt]));
    }

    [Clause("updated-at-moves", "updated_at is later than before")]
    public async Task UpdatedAtMoves()
    {
        var change = await Made();
        await update.Soon(async () =>
        {
            var (before, shown) = (Time(change.Before, UpdatedAt), await update.Visible(change.Item));
            if (Time(shown, UpdatedAt) is not { } after || after <= before)
                Deviate.Now("moves", $"{UpdatedAt} later than {Text(change.Before, UpdatedAt)}", Text(shown, UpdatedAt), shown, UpdatedAt);
        });
    }

    [Clause("created-at-stays", "created_at is what it was")]
    public async Task CreatedAtStays()
    {
        var change = await Made();
        var shown = await update.Visible(change.Item);
        if (Text(shown, CreatedAt) != Text(change.Before, CreatedAt))
            Deviate.Now("stays", $"{CreatedAt} {Text(change.Before, CreatedAt)}", Text(shown, CreatedAt), shown, CreatedAt);
    }

    [Clause("is-found", "each filter by a field finds the item by what it shows now")]
    public async Task IsFound()
    {
        var change = await Made();
        var shown = await update.Visible(change.Item);
        foreach (var query in FiltersOfItem.Of(shown.Item()!.Value, update.List))
            await update.Soon(async () => (await update.Listed(query)).ShouldHave(change.Item));
    }

    [Clause("without-token", "without a token nothing is changed")]
    public async Task WithoutToken()
    {
        var change = await update.WithoutToken();
        change.Answer.Should().HaveErrorCode(update.Contract.Edition.Errors.MissingToken, update.Contract.Edition);
        (await update.Visible(change.Item)).ShouldBeLike(change.Before, update.Resource);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Updating>> RefusedBodies(EndpointContract contract) => contract.Write!.Refused.SelectMany(
        refused => new ClauseRow<Updating>[]
        {
            new("is-refused", $"a body is refused: {refused.Case.Replace('-', ' ')}", topic => topic.IsRefused(refused),
                About: refused.Case),
            new("changes-nothing", $"a refused body changes nothing: {refused.Case.Replace('-', ' ')}",
                topic => topic.ChangesNothing(refused), ClauseLevel.Implied, About: refused.Case),
        });

    private async Task IsRefused(RefusedBody refused) =>
        (await update.Refused(refused)).Answer.Should().BeRefusedAs(refused, update.Contract.Edition);

    private async Task ChangesNothing(RefusedBody refused)
    {
        var change = await update.Refused(refused);
        (await update.Visible(change.Item)).ShouldBeLike(change.Before, update.Resource);
    }

    /// <summary>Where a member that was sent shows: beside a guid v2 shows the address of what it names.</summary>
    private IEnumerable<string> Places(string member) =>
        new[] { member, member.Replace("_guid", "_url", StringComparison.Ordinal) }.Distinct()
            .Select(name => $"{update.Resource.Fields}/{name}");

    /// <summary>The change; a clause of its own tells where it was not made.</summary>
    private async Task<ItemChange> Made()
    {
        var change = await update.Changed();
        if (change.Answer.Status is < 200 or >= 300)
            Deviate.UndecidedBy(change.Answer, $"nothing was changed: {update.Contract.Method} answered {change.Answer.Status}");
        return change;
    }

    private static string Text(Exchange shown, string pointer) =>
        shown.Item() is { } item && JsonPointer.Find(item, pointer) is { } value ? value.GetRawText() : "nothing there";

    private static DateTimeOffset? Time(Exchange shown, string pointer) =>
        shown.Item() is { } item && JsonPointer.FindText(item, pointer) is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
