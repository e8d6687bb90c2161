using System.Text.Json.Serialization;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Contracts;

/// <summary>The documented contract of one API family at one version: <c>schemas/&lt;family&gt;/&lt;version&gt;/edition.json</c>.</summary>
public sealed record Edition
{
    /// <summary>The meta-schema that the file names for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? MetaSchema { get; init; }

    /// <summary>The API family, <c>v2</c> or <c>v3</c>.</summary>
    [JsonIgnore]
    public string Family { get; init; } = "";

    /// <summary>The version as the folder spells it, for example <c>2.33.0</c> or <c>2.42.0-experimental</c>.</summary>
    [JsonIgnore]
    public string Version { get; init; } = "";

    /// <summary>The schema that every error answer of this edition conforms to.</summary>
    [JsonIgnore]
    public ResponseSchema ErrorSchema { get; init; } = null!;

    /// <summary>
    /// The oldest version for which the dates in the files of this edition are complete, so that older targets can be held against it;
    /// <c>null</c> where only the edition's own version is described.
    /// </summary>
    public string? DatedFrom { get; init; }

    /// <summary>The version, as a number.</summary>
    [JsonIgnore]
    public Version Number => VersionNumber.Of(Version)!;

    /// <summary>The oldest target that the edition can be held against.</summary>
    internal Version Oldest => DatedFrom is { } from ? VersionNumber.Of(from)! : Number;

    /// <summary>The day the documents of this edition were published.</summary>
    public required DateOnly Documented { get; init; }

    /// <summary>The version of the API that the documents were published with.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>How requests are authorised, where an endpoint does not say otherwise.</summary>
    public AuthorizationContract? Authorization { get; init; }

    /// <summary>The headers of answers, where an endpoint does not say otherwise.</summary>
    public IReadOnlyList<HeaderContract> Headers { get; init; } = [];

    /// <summary>Parameters that many endpoints share, by the name that endpoints use them by.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ParameterContract>> Groups { get; init; } =
        new Dictionary<string, IReadOnlyList<ParameterContract>>();

    /// <summary>Whether the documents call the family experimental.</summary>
    public required Stability Stability { get; init; }

    /// <summary>How a list tells its pages.</summary>
    public required PagingStyle Paging { get; init; }

    /// <summary>Whether links are paths or carry scheme and host.</summary>
    public required LinkForm LinkForm { get; init; }

    /// <summary>What becomes of a query parameter that the endpoint does not document.</summary>
    public required UnknownParameters UnknownParameters { get; init; }

    /// <summary>The error envelope and the cases that clauses look at.</summary>
    public required ErrorContract Errors { get; init; }

    /// <summary>The edition as it is written on the command line and in reports: <c>v2@2.33.0</c>.</summary>
    public override string ToString() => $"{Family}@{Version}";
}

/// <summary>Whether a documented API is promised to stay.</summary>
public enum Stability
{
    /// <summary>Promised.</summary>
    Stable,

    /// <summary>May change without notice.</summary>
    Experimental,
}

/// <summary>How a list tells its pages.</summary>
public enum PagingStyle
{
    /// <summary><c>total_results</c>, <c>total_pages</c>, <c>prev_url</c> and <c>next_url</c> at the top.</summary>
    Urls,

    /// <summary>A <c>pagination</c> object whose <c>first</c>, <c>last</c>, <c>next</c> and <c>previous</c> are links.</summary>
    Links,
}

/// <summary>How a link is written.</summary>
public enum LinkForm
{
    /// <summary>Path and query only.</summary>
    Relative,

    /// <summary>With scheme and host.</summary>
    Absolute,
}

/// <summary>What becomes of a query parameter that the endpoint does not document.</summary>
public enum UnknownParameters
{
    /// <summary>It has no effect.</summary>
    Ignored,

    /// <summary>The request is refused.</summary>
    Refused,
}

/// <summary>The error envelope of an edition.</summary>
public sealed record ErrorContract
{
    /// <summary>File name of the JSON schema of the envelope, beside <c>edition.json</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>JSON pointer of the numeric code.</summary>
    public required string Code { get; init; }

    /// <summary>JSON pointer of the symbolic name.</summary>
    public required string Name { get; init; }

    /// <summary>The answer to a request without a token.</summary>
    public required ErrorCase MissingToken { get; init; }

    /// <summary>The answer to a token that is not valid.</summary>
    public required ErrorCase InvalidToken { get; init; }

    /// <summary>The answer to a parameter that is not valid.</summary>
    public required ErrorCase BadParameter { get; init; }

    /// <summary>The answer to a route that does not exist.</summary>
    public required ErrorCase UnknownRoute { get; init; }

    /// <summary>The answer to the route of an item that does not exist.</summary>
    public required ErrorCase UnknownItem { get; init; }

    /// <summary>A body that is JSON and nevertheless cannot be taken; <c>null</c> where each resource has errors of its own.</summary>
    public ErrorCase? InvalidBody { get; init; }
}

/// <summary>One kind of refusal.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The Cloud Foundry error code, for example 10005.</param>
/// <param name="Name">Its name, for example <c>CF-BadQueryParameter</c>.</param>
public sealed record ErrorCase(int Status, int Code, string Name);
