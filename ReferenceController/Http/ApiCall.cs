using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>One authenticated request on a known route, as the handlers see it.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Variables">The variable segments of the path by name.</param>
/// <param name="Query">The query string.</param>
/// <param name="Body">The body of a POST, PUT or PATCH; empty otherwise.</param>
internal sealed record ApiCall(
    Caller Caller, ImmutableDictionary<string, string> Variables, QueryParameters Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The guid in the path; empty on a route without one.</summary>
    public string Guid => Variables.GetValueOrDefault("guid", "");

    /// <summary>Scheme, host and port under which the client reached the controller.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="ApiErrorException">The body is something else.</exception>
    public JsonObject JsonBody() => RequestBody.Parse(Body);
}

/// <summary>Answers the calls of one route.</summary>
internal delegate Task<ApiReply> Handler(ApiCall call, CancellationToken cancellation);
