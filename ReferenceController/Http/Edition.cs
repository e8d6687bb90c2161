using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>How JSON is laid out on the wire.</summary>
internal enum JsonStyle
{
    /// <summary>No white space.</summary>
    Compact,

    /// <summary>Two spaces a level; an empty array or object takes three lines.</summary>
    Pretty,
}

/// <summary>The wire format of one edition of the API: all that may differ while the data and the routes stay the same.</summary>
internal sealed record Edition
{
    /// <summary>The api_version that /v2/info tells.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The layout of every body but that of /v2/info.</summary>
    public required JsonStyle Style { get; init; }

    /// <summary>From a path with its query to the link that is printed.</summary>
    public required Func<string, string> Link { get; init; }

    /// <summary>The body of an error.</summary>
    public required Func<ApiError, JsonObject> Envelope { get; init; }

    /// <summary>The edition of 2015-11-03, Cloud Controller API 2.42.0: pretty bodies, relative links, flat errors.</summary>
    public static Edition Of2015 { get; } = new()
    {
        ApiVersion = "2.42.0",
        Style = JsonStyle.Pretty,
        Link = pathAndQuery => pathAndQuery,
        Envelope = error => new JsonObject
        {
            ["code"] = error.Code,
            ["description"] = error.Description,
            ["error_code"] = error.Name,
        },
    };

    public Reply Refuse(ApiError error) => new(error.Status, Envelope(error)) { EndsWithNewline = true };

    /// <summary>The answer where no route matches: the only error body without a final line feed.</summary>
    public Reply RefuseRoute() => Refuse(Errors.UnknownRoute) with { EndsWithNewline = false, Cascades = true };
}
