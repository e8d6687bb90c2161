namespace CloudController.ContractTests.Topics;

/// <summary>A file, or the way to it. Where the way leads elsewhere, it is not followed.</summary>
[Topic("file", "Response: Status")]
public sealed class Files(FileUnderTest endpoint)
{
    [Clause("location", "a redirect leads to an http or https address")]
    public async Task Location()
    {
        var answer = await endpoint.Plain();
        if (endpoint.Contract.Answer.File!.Redirect is null)
            Deviate.Undecided("no-redirect", "the documents show no redirect");
        var location = answer.HeaderValue("Location");
        if (!Uri.TryCreate(location, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            Deviate.Now("location", "Location: an http or https address", $"Location: {location ?? "absent"}", answer);
    }

    [Clause("unknown-item", "the file of an item that does not exist is answered with 404 and the error envelope", Level = ClauseLevel.Implied)]
    public async Task UnknownItem()
    {
        var route = endpoint.RouteOf("00000000-0000-0000-0000-000000000000");
        (await endpoint.Send(HttpMethod.Get, route, Query.None)).Should().HaveErrorCode(endpoint.Contract.Edition.Errors.UnknownItem, endpoint.Contract.Edition);
    }
}
