using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>How JSON is laid out on the wire.</summary>
internal enum JsonStyle
{
    /// <summary>No white space.</summary>
    Compact,

    /// <summary>Two spaces a level; an empty array or object takes three lines.</summary>
    Pretty,
}

/// <summary>How the answers of one API family are written.</summary>
internal record WireFormat
{
    /// <summary>The Content-Type of every body.</summary>
    public string ContentType { get; init; } = "application/json;charset=utf-8";

    /// <summary>The layout of every body but that of /v2/info.</summary>
    public required JsonStyle Style { get; init; }

    /// <summary>Whether a line feed follows the body of an error.</summary>
    public bool EndsErrorsWithNewline { get; init; } = true;

    /// <summary>The body of an error.</summary>
    public required Func<ApiError, JsonObject> Envelope { get; init; }

    public ApiReply Refuse(ApiError error) => new(error.Status, Envelope(error)) { EndsWithNewline = EndsErrorsWithNewline };

    /// <summary>The answer where no route matches: the only error body without a final line feed.</summary>
    public ApiReply RefuseRoute() => Refuse(Errors.UnknownRoute) with { EndsWithNewline = false, Cascades = true };
}
