using System.Text.RegularExpressions;

namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// A method and a path as a page prints them, in a heading (<c>GET /v2/apps/:guid</c>) or as an example (<c>GET /v2/apps/1?page=2</c>).
/// </summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path as it is meant: one slash before each part, <c>:name</c> for each part that varies, no query.</param>
/// <param name="Printed">The path as it is printed, without query.</param>
/// <param name="Query">The query; empty where there is none.</param>
internal sealed partial record RequestLine(string Method, string Path, string Printed, string Query)
{
    /// <summary>What had to be put right to read the path; <c>null</c> where it is as it should be.</summary>
    internal string? Correction => Printed == Joined(Parts(Printed)) ? null : $"the path '{Printed}' is read as '{Path}'";

    /// <summary>The names of the parameters in the query.</summary>
    internal IEnumerable<string> QueryNames => Query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]))
        .Where(name => name.Length > 0);

    /// <summary>Reads <paramref name="line"/>; <c>null</c> where it is not a method and a path.</summary>
    internal static RequestLine? Of(string line)
    {
        if (Form().Match(line.Trim()) is not { Success: true } match)
            return null;
        var printed = match.Groups["path"].Value;
        return new(match.Groups["method"].Value, Joined(Parts(printed).Select(Placeholder)), printed, match.Groups["query"].Value);
    }

    /// <summary>Whether this is a request to <paramref name="route"/>.</summary>
    internal bool IsTo(RequestLine route)
    {
        var (own, others) = (Path.Split('/'), route.Path.Split('/'));
        return Method == route.Method
            && own.Length == others.Length
            && own.Zip(others).All(pair => pair.First == pair.Second || pair.Second.StartsWith(':'));
    }

    /// <summary>Of an example: the route that it asks, with a placeholder for each guid and number.</summary>
    internal RequestLine ToRoute()
    {
        var parts = new List<string>();
        foreach (var part in Parts(Path))
        {
            // The first placeholder is the guid of the resource itself; each later one is named after the segment before it.
            var name = parts.Contains(":guid") ? $":{parts[^1]}_guid" : ":guid";
            parts.Add(Value().IsMatch(part) ? name : part);
        }

        return this with { Path = Joined(parts) };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Joined(IEnumerable<string> parts) => $"/{string.Join('/', parts)}";

    /// <summary>The other spellings of a part that varies.</summary>
    private static string Placeholder(string part) =>
        part is ['{', _, .., '}'] or ['<', _, .., '>'] or ['[', _, .., ']'] ? $":{part[1..^1]}" : part;

    // The path has to start with a slash or a version, so that a sentence like "GET the list" is no request; a remark in brackets can
    // follow.
    [GeneratedRegex(
        @"^(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+(https?://[^/\s]+(?=/))?(?<path>/[^\s?]*|v[0-9]+(/[^\s?]*)?)"
            + @"(\?(?<query>\S*))?(\s+\(.*\)|\s+HTTP/[0-9.]+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    // A guid or a number.
    [GeneratedRegex(@"^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
