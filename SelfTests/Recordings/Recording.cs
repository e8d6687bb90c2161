using System.Globalization;
using System.Text;
using CloudController.Contract.Http;
using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Recordings;

/// <summary>One exchange with a real Cloud Controller 2.42.0, kept outside the repository.</summary>
/// <param name="Name">The name of the file, without ending.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, as sent.</param>
/// <param name="Authorization">The Authorization header, with a word like <c>&lt;admin token&gt;</c> for the token; <c>null</c> for none.</param>
/// <param name="RequestBody">The body that was sent.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
public sealed record Recording(
    string Name, string Method, string Target, string? Authorization, string RequestBody, int Status, IReadOnlyList<Header> Headers, string Body)
{
    private static readonly string Folder = Path.Combine(Workspace.Folder, "..", "shared", "recordings", "cc-2.42.0");

    /// <summary>The path without query.</summary>
    public string Route => Target.Split('?')[0];

    /// <summary>All recordings; none where they are absent.</summary>
    public static IReadOnlyList<Recording> All { get; } = Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).Select(Read).OfType<Recording>().ToList()
        : [];

    /// <summary>Skips the test where there is nothing to compare with.</summary>
    public static void RequireAll()
    {
        if (All.Count == 0)
            Assert.Ignore("the recordings of a real Cloud Controller (../shared/recordings) are not on this machine");
    }

    /// <summary>The value of a header of the answer; <c>null</c> where there is none.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <inheritdoc />
    public override string ToString() => Name;

    private static Recording? Read(string file)
    {
        var parts = File.ReadAllText(file, Encoding.UTF8).Split("=== RESPONSE\n", 2);
        if (parts is not [var request, var response] || !request.StartsWith("=== REQUEST\n", StringComparison.Ordinal))
            return null;
        var (requestLine, requestHeaders, requestBody) = Message(request["=== REQUEST\n".Length..]);
        var (statusLine, headers, body) = Message(response);
        return requestLine.Split(' ') is [var method, var target, "HTTP/1.1"]
            ? new(
                Path.GetFileNameWithoutExtension(file), method, target,
                requestHeaders.FirstOrDefault(header => header.Name == "Authorization")?.Value,
                requestBody.TrimEnd('\n'), int.Parse(statusLine.Split(' ')[1], CultureInfo.InvariantCulture), headers, body)
            : null;
    }

    private static (string First, IReadOnlyList<Header> Headers, string Body) Message(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var before, var after] ? (before, after) : (text, "");
        var lines = head.Split('\n');
        return (lines[0], lines.Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2).Select(pair => new Header(pair[0], pair[1])).ToList(), body);
    }
}
