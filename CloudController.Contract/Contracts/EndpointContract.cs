using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Contracts;

/// <summary>
/// What the documentation says of one operation:
/// <c>schemas/&lt;family&gt;/&lt;edition&gt;/&lt;resource&gt;.&lt;operation&gt;/endpoint.json</c>
/// and the files beside it; of one that changes something, <c>endpoint.json</c> in a folder in <c>writes</c>. Immutable.
/// </summary>
public sealed record EndpointContract
{
    /// <summary>The meta-schema that the file names for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? MetaSchema { get; init; }

    /// <summary>The edition that the endpoint belongs to.</summary>
    [JsonIgnore]
    public Edition Edition { get; init; } = null!;

    /// <summary>What tells the endpoint from the others of its edition.</summary>
    [JsonIgnore]
    public EndpointId Id { get; init; } = null!;

    /// <summary>The JSON schema of the documented answer; <c>null</c> for a file.</summary>
    [JsonIgnore]
    public ResponseSchema? Schema { get; init; }

    /// <summary>The documented body, exactly as printed; <c>null</c> for a file.</summary>
    [JsonIgnore]
    public JsonElement? Example { get; init; }

    /// <summary>The endpoint as it is at each version that its edition describes.</summary>
    [JsonIgnore]
    public EndpointHistory History { get; init; } = null!;

    /// <summary>
    /// The fields that the answer has at other versions of the edition but not at this one, by pointer (<c>*</c> for any index), and when
    /// it has them.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, OtherVersions> AtOtherVersions { get; init; } = new Dictionary<string, OtherVersions>();

    /// <summary>Where the contract comes from.</summary>
    public required DocumentReference Document { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without query; <c>{guid}</c> and other names in braces stand for subjects.</summary>
    public required string Route { get; init; }

    /// <summary>The shape of the documented answer.</summary>
    public required AnswerContract Answer { get; init; }

    /// <summary>Where the values for the placeholders of the route come from, by placeholder.</summary>
    public IReadOnlyDictionary<string, SubjectContract> Subject { get; init; } = new Dictionary<string, SubjectContract>();

    /// <summary>
    /// The list of everything that, filtered by the subject, lists the same items; <c>null</c> where the documents show none.
    /// </summary>
    [JsonPropertyName("equals")]
    public FilteredList? SameAs { get; init; }

    /// <summary>The item that the answer names, and links to; <c>null</c> where it does not.</summary>
    public RelatedContract? Related { get; init; }

    /// <summary>The resource that the answer is made of; <c>null</c> where it is made of none.</summary>
    public ResourceContract? Resource { get; init; }

    /// <summary>Whether the page calls the endpoint experimental.</summary>
    public bool Experimental { get; init; }

    /// <summary>Whether the page discourages the use of the endpoint.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Who may send the request; empty where the document does not say.</summary>
    public IReadOnlyList<RoleContract> Roles { get; init; } = [];

    /// <summary>How the documented request is authorised; <c>null</c> where anybody may send it.</summary>
    public AuthorizationContract? Authorization { get; init; }

    /// <summary>Whether anybody may send the request too, where the target's operator did not forbid it.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The error of an item that does not exist; <c>null</c> where it is the one of the edition.</summary>
    public ErrorCase? UnknownItem { get; init; }

    /// <summary>Headers and body members of the documented request; <c>null</c> where they are not recorded.</summary>
    public RequestContract? Request { get; init; }

    /// <summary>What is sent, and what must not be taken; <c>null</c> where the operation changes nothing.</summary>
    public WriteContract? Write { get; init; }

    /// <summary>Status and headers of the documented answer.</summary>
    public required ResponseContract Response { get; init; }

    /// <summary>The documented query parameters, in the document's order.</summary>
    public required IReadOnlyList<ParameterContract> Parameters { get; init; }

    /// <summary>The links that an item carries.</summary>
    public IReadOnlyList<LinkContract> Links { get; init; } = [];

    /// <summary>What holds between the fields of an item, or of all items.</summary>
    public IReadOnlyList<InvariantContract> Invariants { get; init; } = [];

    /// <summary>What Cloud Controllers of this edition are known to have although the document does not show it.</summary>
    public IReadOnlyList<UndocumentedContract> Undocumented { get; init; } = [];

    /// <summary>
    /// Where an item begins in the answer, with <c>*</c> for any index; <c>null</c> where the answer is made of no items.
    /// </summary>
    [JsonIgnore]
    public string? ItemPlace => Answer switch
    {
        { List.Pointer: var pointer } => $"{pointer}/*",
        { Item: not null } => "",
        _ => null,
    };

    /// <summary>How a request for an item that does not exist is answered.</summary>
    [JsonIgnore]
    public ErrorCase OfUnknownItem => UnknownItem ?? Edition.Errors.UnknownItem;

    /// <summary>The prefix of all clause ids: <c>v2.buildpacks</c>, <c>v2.buildpacks.get</c>.</summary>
    [JsonIgnore]
    public string Name => Id.ToString();

    /// <summary>An endpoint equals no other: its parts are not compared one by one.</summary>
    public bool Equals(EndpointContract? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>
    /// Whether an answer with <paramref name="status"/> is as documented. Where a redirect leads to a file, the file itself may be sent in
    /// its place: which of both, depends on where the target keeps its files.
    /// </summary>
    public bool Allows(int status) => status == Response.Status || (Answer.File?.Redirect is not null && status == 200);

    /// <summary>The only parameter of <paramref name="kind"/>, or <c>null</c>.</summary>
    public ParameterContract? Parameter(ParameterKind kind) => Parameters.FirstOrDefault(parameter => parameter.Kind == kind);

    /// <summary>All parameters of <paramref name="kind"/>.</summary>
    public IEnumerable<ParameterContract> ParametersOf(ParameterKind kind) => Parameters.Where(parameter => parameter.Kind == kind);
}

/// <summary>The page that states a contract.</summary>
/// <param name="Title">The title of the page and of its section.</param>
/// <param name="Date">The day it was published; <c>null</c> in a draft, because the page does not print it.</param>
/// <param name="ApiVersion">The version of the API that it was published with; <c>null</c> where it is not known.</param>
public sealed record DocumentReference(string Title, DateOnly? Date = null, string? ApiVersion = null)
{
    /// <summary>How reports cite the page.</summary>
    public override string ToString()
    {
        var known = new[]
        {
            ApiVersion is null ? null : $"API {ApiVersion}",
            Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }.OfType<string>();
        return string.Join(", ", known) is { Length: > 0 } edition ? $"{Title} ({edition})" : Title;
    }
}

/// <summary>Somebody who may send a request.</summary>
/// <param name="Name">The role, as the document calls it.</param>
/// <param name="Limited">Whether a note of the document limits what it sees.</param>
public sealed record RoleContract(string Name, bool Limited = false);

/// <summary>How the documented request is authorised.</summary>
/// <param name="Scheme">The scheme of the Authorization header.</param>
/// <param name="Scopes">The scopes of the token that the document prints.</param>
/// <param name="ExpiredToken">The token that the document prints, which has expired since; <c>null</c> where it prints none.</param>
public sealed record AuthorizationContract(string Scheme, IReadOnlyList<string> Scopes, PrintedToken? ExpiredToken = null);

/// <summary>A JSON web token as a document prints it, kept in readable parts.</summary>
/// <param name="Header">The header's JSON text.</param>
/// <param name="Claims">The claims' JSON text.</param>
/// <param name="Signature">The signature, base64url.</param>
public sealed record PrintedToken(string Header, string Claims, string Signature)
{
    /// <summary>The token on the wire, character for character as printed.</summary>
    public string Compact() => $"{Encode(Header)}.{Encode(Claims)}.{Signature}";

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}

/// <summary>Status and headers of the documented answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The documented headers.</param>
/// <param name="Fields">The members that the page lists in a table; <c>null</c> where it has none.</param>
public sealed record ResponseContract(int Status, IReadOnlyList<HeaderContract> Headers, IReadOnlyList<FieldContract>? Fields = null);

/// <summary>One documented response header. Without value and pattern it need not be sent, but must be right where it is.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Value">The exact value, compared without regard to case and white space.</param>
/// <param name="Pattern">A regular expression that the value matches.</param>
public sealed record HeaderContract(string Name, string? Value = null, string? Pattern = null);

/// <summary>Something that a document leaves out.</summary>
/// <param name="Place">Where it is: pointer of a member of the answer, with <c>*</c> for any index, or of a place in the contract.</param>
/// <param name="Reason">How it is known.</param>
public sealed record UndocumentedContract(string Place, string Reason);
