using CloudController.Contract.Findings;
using CloudController.Contract.Json;

namespace CloudController.ContractTests.Topics;

/// <summary>An object that names an item it is related to, and links to it: both mean the same item.</summary>
[Topic("related", "Response: Body")]
public sealed class Related(ObjectUnderTest endpoint)
{
    private async Task LeadsToWhatIsNamed(RelatedContract related)
    {
        var answer = await endpoint.Plain();
        var (guid, href) = (Text(answer, related.Guid), Text(answer, related.Link));
        if (guid is null)
            Deviate.Undecided("no-value", $"nothing is related: there is no guid at {related.Guid}", related.Guid);
        if (href is null)
            Deviate.Undecided("no-such-link", $"there is no text at {related.Link}", related.Link);
        var path = related.PathOf(endpoint.Subjects[^1], guid);
        if (endpoint.ReadLink(href).Link?.Path != path)
            Deviate.Now("link-path", $"{path}, as {related.Guid} says", href, answer, related.Link);
        if (!related.ShowsGuid)
            await Brings(guid, path, answer, related);
    }

    /// <summary>Where the path does not tell what is there, the answer does; what the token may not see is no deviation.</summary>
    private async Task Brings(string guid, string path, Exchange answer, RelatedContract related)
    {
        var led = await endpoint.Send(HttpMethod.Get, path, Query.None);
        var found = led.Status == 200 && led.Json.Value is not null ? Text(led, "/guid") : null;
        if (found is null)
            Deviate.UndecidedBy(led, $"what {related.Link} leads to cannot be read");
        if (found != guid)
        {
            var other = new Deviation("related", $"{found}, which {path} brings", guid, answer, related.Guid) { Against = led };
            throw new DeviationException([other], dependsOnData: true);
        }
    }

    private static string? Text(Exchange exchange, string pointer) =>
        JsonPointer.FindText(exchange.Json.Root, pointer) is { Length: > 0 } text ? text : null;

    [Clauses]
    private static IEnumerable<ClauseRow<Related>> OfRelated(EndpointContract contract) => contract.Related is { } related
        ? [new("leads-to-what-is-named", $"{related.Link} leads to what {related.Guid} names", topic => topic.LeadsToWhatIsNamed(related))]
        : [];
}
