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

/// <summary>One edition of one API family, as the wire shows it.</summary>
internal sealed record Edition
{
    /// <summary>The version that the controller tells of the family.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The Content-Type of every body.</summary>
    public string ContentType { get; init; } = "application/json;charset=utf-8";

    /// <summary>The layout of every body but that of /v2/info.</summary>
    public required JsonStyle Style { get; init; }

    /// <summary>Whether links begin with scheme and host; otherwise they begin with the path.</summary>
    public bool AbsoluteLinks { get; init; }

    /// <summary>Whether the pagination of a v3 list tells the number of pages.</summary>
    public bool CountsPages { get; init; }

    /// <summary>Whether a buildpack has a stack, which makes its name unique on that stack only.</summary>
    public bool HasStacks { get; init; }

    /// <summary>Whether updated_at tells the time of creation until the first change; otherwise it is null until then.</summary>
    public bool DatesNewItems { get; init; }

    /// <summary>Whether a line feed follows the body of an error.</summary>
    public bool EndsErrorsWithNewline { get; init; } = true;

    /// <summary>The body of an error.</summary>
    public required Func<ApiError, JsonObject> Envelope { get; init; }

    /// <summary>Both families on 2015-11-03, Cloud Controller API 2.42.0: pretty bodies, relative links, flat errors.</summary>
    public static Edition Of2015 { get; } = new()
    {
        ApiVersion = "2.42.0",
        Style = JsonStyle.Pretty,
        Envelope = error => new JsonObject
        {
            ["code"] = error.Code,
            ["description"] = error.Description,
            ["error_code"] = error.Name,
        },
    };

    /// <summary>v2 as documented for 2.293.0: compact bodies; links and errors as in 2015.</summary>
    public static Edition V2Current { get; } = new()
    {
        ApiVersion = "2.293.0",
        Style = JsonStyle.Compact,
        HasStacks = true,
        DatesNewItems = true,
        Envelope = error => new JsonObject
        {
            ["description"] = error.Description,
            ["error_code"] = error.Name,
            ["code"] = error.Code,
        },
    };

    /// <summary>v3 as documented for 3.228.0: compact bodies, absolute links, errors in a list.</summary>
    public static Edition V3Current { get; } = new()
    {
        ApiVersion = "3.228.0",
        ContentType = "application/json; charset=utf-8",
        Style = JsonStyle.Compact,
        AbsoluteLinks = true,
        CountsPages = true,
        EndsErrorsWithNewline = false,
        Envelope = error => new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject
            {
                ["detail"] = error.Description,
                ["title"] = error.Name,
                ["code"] = error.Code,
            }),
        },
    };

    /// <summary>The link to a path with its query.</summary>
    /// <param name="origin">Scheme, host and port under which the client reached the controller.</param>
    /// <param name="pathAndQuery">The path, from its first slash.</param>
    public string Link(string origin, string pathAndQuery) => AbsoluteLinks ? origin + pathAndQuery : pathAndQuery;

    public Reply Refuse(ApiError error) => new(error.Status, Envelope(error)) { EndsWithNewline = EndsErrorsWithNewline };

    /// <summary>The answer where no route matches: the only error body without a final line feed.</summary>
    public Reply RefuseRoute() => Refuse(Errors.UnknownRoute) with { EndsWithNewline = false, Cascades = true };
}
