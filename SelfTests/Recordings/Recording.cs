using System.Globalization;
using System.Net;
using System.Text;
using CloudController.Contract.Http;
using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Recordings;

/// <summary>One exchange with a real Cloud Controller, kept outside the repository.</summary>
/// <param name="Name">The name of the file, without ending.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="RequestHeaders">The headers of the request, with a word like <c>&lt;admin token&gt;</c> for the token.</param>
/// <param name="RequestBody">The body that was sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Bytes">Its body.</param>
public sealed record Recording(
    string Name,
    string Method,
    string Target,
    IReadOnlyList<Header> RequestHeaders,
    string RequestBody,
    int Status,
    IReadOnlyList<Header> Headers,
    byte[] Bytes)
{
    /// <summary>What stands between request and answer, and before the request where there is something: recorders differ.</summary>
    private static readonly (string Before, string Between)[] Marks = [("=== REQUEST\n", "=== RESPONSE\n"), ("", "\n---- response ----\n")];

    /// <summary>The path without query.</summary>
    public string Route => Target.Split('?')[0];

    /// <summary>The body as text.</summary>
    public string Body => Encoding.UTF8.GetString(Bytes);

    /// <summary>The Authorization header; <c>null</c> for none.</summary>
    public string? Authorization => Value(RequestHeaders, "Authorization");

    /// <summary>All recordings of Cloud Controller 2.42.0; none where they are absent.</summary>
    public static IReadOnlyList<Recording> All { get; } = Of("cc-2.42.0");

    /// <summary>All recordings of one controller; none where they are absent.</summary>
    public static IReadOnlyList<Recording> Of(string controller)
    {
        var folder = Path.Combine(Workspace.Folder, "..", "shared", "recordings", controller);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(Read).OfType<Recording>().ToList()
            : [];
    }

    /// <summary>Skips the test where there is nothing to compare with.</summary>
    public static void RequireAll() => Require(All);

    /// <summary>Skips the test where there is nothing to compare with.</summary>
    public static void Require(IReadOnlyList<Recording> recordings)
    {
        if (recordings.Count == 0)
            Assert.Ignore("the recordings of a real Cloud Controller (../shared/recordings) are not on this machine");
    }

    /// <summary>The value of a header of the answer; <c>null</c> where there is none.</summary>
    public string? Header(string name) => Value(Headers, name);

    /// <summary>The recording as the suite would have seen it.</summary>
    public Exchange Exchange()
    {
        var query = Query.Raw(Target.Split('?', 2).ElementAtOrDefault(1) ?? "");
        var request = new TargetRequest(new(Method), Route, query, Credential.None) { Headers = RequestHeaders };
        return new(request, Endpoint, (HttpStatusCode)Status, Headers, Bytes);
    }

    /// <summary>Where the controller was reached; a recording does not tell whether that was with TLS.</summary>
    public Uri Endpoint => new($"http://{Value(RequestHeaders, "Host") ?? "not-recorded.invalid"}");

    /// <summary>The same with TLS.</summary>
    public IReadOnlyList<Uri> WithTls => [new($"https://{Endpoint.Authority}")];

    /// <inheritdoc />
    public override string ToString() => Name;

    private static string? Value(IReadOnlyList<Header> headers, string name) =>
        headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static Recording? Read(string file)
    {
        // Every byte one character, so that bodies that are not UTF-8 stay as they came.
        var text = File.ReadAllText(file, Encoding.Latin1);
        var parts = Marks
            .Where(marks => text.StartsWith(marks.Before, StringComparison.Ordinal))
            .Select(marks => text[marks.Before.Length..].Split(marks.Between, 2))
            .FirstOrDefault(split => split.Length == 2);
        if (parts is not [var request, var response])
            return null;
        var (requestLine, requestHeaders, requestBody) = Message(request);
        var (statusLine, headers, body) = Message(response);
        return requestLine.Split(' ') is [var method, var target, "HTTP/1.1"]
            ? new(
                Path.GetFileNameWithoutExtension(file), method, target, requestHeaders, requestBody.TrimEnd('\n'),
                int.Parse(statusLine.Split(' ')[1], CultureInfo.InvariantCulture), headers, Sent(body, headers))
            : null;
    }

    /// <summary>The recorder ends every file with a line feed, which was not sent.</summary>
    private static byte[] Sent(string body, IReadOnlyList<Header> headers)
    {
        var isStated = int.TryParse(Value(headers, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return Encoding.Latin1.GetBytes(isStated && length < body.Length ? body[..length] : body);
    }

    private static (string First, IReadOnlyList<Header> Headers, string Body) Message(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var before, var after] ? (before, after) : (text, "");
        var lines = head.Split('\n');
        return (lines[0],
            lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .Where(pair => pair.Length == 2)
                .Select(pair => new Header(pair[0], pair[1]))
                .ToList(), body);
    }
}
