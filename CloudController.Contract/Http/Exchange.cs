using System.Net;
using CloudController.Contract.Json;

namespace CloudController.Contract.Http;

/// <summary>One request as it is sent to the target.</summary>
public sealed record TargetRequest(HttpMethod Method, string Path, Query Query, Credential Credential)
{
    /// <summary>The media type of bodies.</summary>
    internal const string BodyType = "application/json";

    /// <summary>Further headers, by name.</summary>
    public IReadOnlyList<Header> Headers { get; init; } = [];

    /// <summary>
    /// Whether no answer to this request is no trouble of the target: proxies and gateways may rightly refuse to carry it.
    /// </summary>
    public bool MayGoUnanswered { get; init; }

    /// <summary>The JSON text that is sent; <c>null</c> for none.</summary>
    public string? Body { get; init; }

    /// <summary>Path and query as they stand in the request line.</summary>
    public string Target => Query == Query.None ? Path : $"{Path}?{Query}";

    /// <summary>What makes two requests the same one.</summary>
    internal string Key => string.Join('\n', Headers.Select(header => header.ToString()).Prepend($"{Method} {Target} {Credential.Label}"));

    /// <summary>The request as a command line, with placeholders for what is secret.</summary>
    public string Curl(Uri endpoint)
    {
        var arguments = new List<string> { "curl -sS -i --globoff" };
        if (Method == HttpMethod.Head)
            arguments.Add("--head");
        else if (Method != HttpMethod.Get)
            arguments.Add($"-X {Method}");
        if (Credential != Credential.None)
            arguments.Add($"-H \"Authorization: {Credential.Label}\"");
        arguments.AddRange(Headers.Select(header => $"-H {Quote(header.ToString())}"));
        if (Body is not null)
            arguments.Add($"-H 'Content-Type: {BodyType}' -d {Quote(Body)}");
        arguments.Add(Quote(endpoint.GetLeftPart(UriPartial.Authority) + Target));
        return string.Join(' ', arguments);
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''")}'";
}

/// <summary>One header.</summary>
public sealed record Header(string Name, string Value)
{
    /// <summary>The header as it stands on the wire.</summary>
    public override string ToString() => $"{Name}: {Value}";
}

/// <summary>A request and its complete answer. Immutable, so that any number of clauses may look at it.</summary>
public sealed class Exchange(TargetRequest request, Uri endpoint, HttpStatusCode status, IReadOnlyList<Header> headers, byte[] body)
{
    private readonly Lazy<JsonReading> _json = new(() => StrictJson.Read(body));

    /// <summary>The request.</summary>
    public TargetRequest Request { get; } = request;

    /// <summary>The HTTP status, as a number.</summary>
    public int Status { get; } = (int)status;

    /// <summary>All headers, in the order of arrival.</summary>
    public IReadOnlyList<Header> Headers { get; } = headers;

    /// <summary>The body, decoded from any transfer coding, and from the content coding where it has the stated one.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>How many bytes the body had before its content coding was decoded.</summary>
    public int SentLength { get; init; } = body.Length;

    /// <summary>The content coding that the answer states; <c>null</c> where it states none.</summary>
    public ContentCoding? Coding { get; init; }

    /// <summary>The body, read strictly.</summary>
    public JsonReading Json => _json.Value;

    /// <summary>The id under which the server logged the request; <c>null</c> where it sent none.</summary>
    public string? RequestId => HeaderValue("X-VCAP-Request-ID");

    /// <summary>The request as a command line.</summary>
    public string Curl => Request.Curl(endpoint);

    /// <summary>The value of the header <paramref name="name"/>, several joined by a comma; <c>null</c> where there is none.</summary>
    public string? HeaderValue(string name)
    {
        var values = Headers
            .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Whether the body is a web page: something in front of the Cloud Controller answered.</summary>
    public bool IsWebPage =>
        HeaderValue("Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        && Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
}
