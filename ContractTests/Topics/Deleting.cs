using CloudController.Contract.Contracts;
using CloudController.Contract.Writes;

namespace CloudController.ContractTests.Topics;

/// <summary>Deleting an item. The oracle is the item alone and the list.</summary>
[Topic("deleting", "Response")]
public sealed class Deleting(DeletionUnderTest deletion)
{
    [Clause("status", "a deletion is answered with the documented status")]
    public async Task Status() => (await deletion.Deleted()).Answer.Should().HaveStatus(deletion.Contract.Response.Status);

    [Clause("headers", "the answer has the documented headers")]
    public async Task Headers()
    {
        var deleted = await Done();
        foreach (var header in deletion.Contract.Response.Headers.Where(header => header.Value is not null || header.Pattern is not null))
            deleted.Answer.Should().HaveHeader(header);
    }

    [Clause("is-gone", "the item alone is answered as one that does not exist")]
    public async Task IsGone()
    {
        var deleted = await Done();
        await deletion.Soon(async () =>
            (await deletion.Alone(deleted.Item)).Should().HaveErrorCode(deletion.Contract.OfUnknownItem, deletion.Contract.Edition));
    }

    [Clause("is-unlisted", "the list does not have the item")]
    public async Task IsUnlisted()
    {
        var deleted = await Done();
        await deletion.Soon(async () => (await deletion.Listed(Query.None)).ShouldNotHave(deleted.Item));
    }

    [Clause("again", "an item that is gone cannot be deleted once more")]
    public async Task Again()
    {
        await Done();
        (await deletion.DeletedAgain()).Should().HaveErrorCode(deletion.Contract.OfUnknownItem, deletion.Contract.Edition);
    }

    [Clause("without-token", "without a token nothing is deleted")]
    public async Task WithoutToken()
    {
        var deleted = await deletion.WithoutToken();
        deleted.Answer.Should().HaveErrorCode(deletion.Contract.Edition.Errors.MissingToken, deletion.Contract.Edition);
        (await deletion.Alone(deleted.Item)).Should().HaveStatus(200);
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Deleting>> Jobs(EndpointContract contract) => contract.Response.Status != 202 ? [] :
    [
        new("is-completed", "the job that the answer leads to is completed", topic => topic.JobIsCompleted()),
    ];

    [Clauses]
    private static IEnumerable<ClauseRow<Deleting>> Cascade(EndpointContract contract) => contract.Write!.Cascade.Select(
        (folder, index) => new ClauseRow<Deleting>(
            "is-gone-with-it", $"what belongs to the item is gone with it: {folder.Split('.')[0]}", topic => topic.IsGoneWithIt(index),
            ClauseLevel.Implied, About: ClauseSlug.Of(folder.Split('.')[0])));

    [Clauses]
    private static IEnumerable<ClauseRow<Deleting>> Sublists(EndpointContract contract) => contract.Write!.Sublists.Select(
        folder => new ClauseRow<Deleting>(
            "is-unlisted-below", $"a list below what the item belongs to does not have it: {folder.Split('.')[0]}",
            topic => topic.IsUnlistedBelow(folder), ClauseLevel.Implied, About: ClauseSlug.Of(folder.Split('.')[0])));

    private async Task IsUnlistedBelow(string folder)
    {
        var deleted = await Done();
        if (!deleted.ShownBelow.Contains(folder))
            Deviate.Undecided("not-listed-before", $"{folder} did not show the item as long as it was there");
        await deletion.Soon(async () => (await deletion.ListedBelow(folder)).ShouldNotHave(deleted.Item));
    }

    private async Task JobIsCompleted()
    {
        var deleted = await Done();
        if (deleted.Job is not { } job)
        {
            Deviate.Now("job", "a job of the target in the Location header", deleted.Answer.HeaderValue("Location") ?? "no Location",
                deleted.Answer, about: "Location");
            return;
        }

        job.Should().HaveStatus(200);
        if (Workbench.StateOf(job) is not ("COMPLETE" or "finished") and var state)
            Deviate.Now("job", "a job that is completed", state ?? "no state", job, "/state");
    }

    private async Task IsGoneWithIt(int index)
    {
        var item = (await Done()).Belonging[index];
        await deletion.Soon(async () =>
        {
            var alone = await deletion.Alone(item);
            if (alone.Status != 404)
                Deviate.Now("cascade", $"no {item.Creation.Resource!.Name} any more (404)", $"status {alone.Status}", alone);
        });
    }

    /// <summary>The deletion; a clause of its own tells where it was not accepted.</summary>
    private async Task<ItemDeletion> Done()
    {
        var deleted = await deletion.Deleted();
        if (deleted.Answer.Status is < 200 or >= 300)
            Deviate.UndecidedBy(deleted.Answer, $"nothing was deleted: DELETE answered {deleted.Answer.Status}");
        return deleted;
    }
}
