using System.Net.Http.Headers;

namespace CloudController.ContractTests.Topics;

/// <summary>A file, or the way to it. Where the way leads elsewhere, it is not followed.</summary>
[Topic("file", "Response: Status")]
public sealed class Files(FileUnderTest endpoint)
{
    [Clause("sent-or-led-to", "the answer leads to an http or https address, or is the file itself and no JSON of the API",
        Depth = RunDepth.Quick)]
    public async Task SentOrLedTo()
    {
        var answer = await endpoint.Plain();
        if (answer.Status == endpoint.Contract.Answer.File!.Redirect)
            LeadsToAnAddress(answer);
        else if (IsOfTheApi(answer))
            Deviate.Now("file", "a file", $"Content-Type: {answer.HeaderValue("Content-Type")}, a body of JSON", answer, about: "the body");
    }

    [Clause("unknown-item", "the file of an item that does not exist is answered with 404 and the error envelope",
        Level = ClauseLevel.Implied)]
    public async Task UnknownItem()
    {
        var route = endpoint.RouteOf("00000000-0000-0000-0000-000000000000");
        (await endpoint.Send(HttpMethod.Get, route, Query.None))
            .Should().HaveErrorCode(endpoint.Contract.OfUnknownItem, endpoint.Contract.Edition);
    }

    private static void LeadsToAnAddress(Exchange answer)
    {
        var location = answer.HeaderValue("Location");
        if (!Uri.TryCreate(location, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
            Deviate.Now("location", "Location: an http or https address", $"Location: {location ?? "absent"}", answer, about: "Location");
    }

    /// <summary>A file that a blobstore could keep as well is no document of the API, and no file is an error of it.</summary>
    private bool IsOfTheApi(Exchange answer) =>
        MediaTypeHeaderValue.TryParse(answer.HeaderValue("Content-Type"), out var type)
        && "application/json".Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
        && answer.Json.Value is { } body
        && (endpoint.Contract.Answer.File!.Redirect is not null || endpoint.Contract.Edition.ErrorSchema.Validate(body).Count == 0);
}
