using System.Text.Json.Nodes;

namespace CloudController.Reference.Http;

/// <summary>An answer before it becomes bytes.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Document">The body, or <see langword="null"/> for none.</param>
internal sealed record ApiReply(int Status, JsonNode? Document)
{
    /// <summary>The Location header of something new or elsewhere, or <see langword="null"/>.</summary>
    public string? Location { get; init; }

    /// <summary>A body for people in place of a document; <see langword="null"/> for none.</summary>
    public string? Html { get; init; }

    /// <summary>A body that is no JSON; <see langword="null"/> for none.</summary>
    public TextBody? Plain { get; init; }

    /// <summary>How the body is written, where that is not the edition's way.</summary>
    public JsonStyle? Style { get; init; }

    /// <summary>Whether a line feed follows the body.</summary>
    public bool EndsWithNewline { get; init; }

    /// <summary>Whether no route matched, which the X-Cascade header tells.</summary>
    public bool Cascades { get; init; }

    public static ApiReply NoContent { get; } = new(204, null);

    public static ApiReply Ok(JsonNode document) => new(200, document);

    public static ApiReply Created(JsonNode document) => new(201, document);

    /// <summary>Sends the client elsewhere.</summary>
    public static ApiReply Found(string location) => new(302, null)
    {
        Location = location,
        Html = $"<html><body>You are being <a href=\"{location}\">redirected</a>.</body></html>",
    };

    public static ApiReply Ok(TextBody text) => new(200, null) { Plain = text };

    public static ApiReply Accepted(JsonNode document) => new(202, document);
}

/// <summary>A body that is no JSON.</summary>
/// <param name="Text">The text.</param>
/// <param name="ContentType">What it is.</param>
internal sealed record TextBody(string Text, string ContentType);
