using System.Text.RegularExpressions;

namespace CloudController.Contract.Redaction;

/// <summary>
/// Recognises secrets that are in no setting by the name they stand under (<c>password</c>) or by their form (a JSON web token).
/// </summary>
internal static class NamedSecrets
{
    /// <summary>How names of secrets end: <c>password</c>, <c>docker_password</c>, <c>accessToken</c>.</summary>
    private const string Name =
        @"[\w.-]*(password|passwd|passphrase|secret|token|credential|api[_-]?key|private[_-]?key|authorization|cookie)";

    /// <summary>Members of docker credentials that say who somebody is.</summary>
    private const string Person = "user|username|email";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private static readonly Regex Names = Build($"^({Name})$");

    // None of these expressions looks ahead or back, so that matching takes time in proportion to the length of any text.
    private static readonly Regex Secrets = Build(string.Join('|',
        // "name": "value", where the whole document may stand escaped inside a string; an unfinished value goes to the end.
        $$"""(?<keep>"({{Name}}|{{Person}})\\*"\s*:\s*\\*")(?<value>([^"\\]|\\.)+)""",
        // "name": 12345
        $"""(?<keep>"{Name}\\*"\s*:\s*)(?<value>[0-9-][^\s,{"}"}\]]*)""",
        // name=value and name: value
        $$"""(?<keep>\b{{Name}}(\s*=\s*|:\s*)((bearer|basic)\s+)?)(?<value>[^"&\s,;}\\]+)""",
        // bearer value
        """(?<keep>\b(bearer|basic)\s+)(?<value>[A-Za-z0-9._~+/=-]{16,})""",
        // a JSON web token
        """(?<value>\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)""",
        // https://user:password@host
        """(?<keep>://)(?<value>[^/\s@"]+:[^/\s@"]+)(?<after>@)"""));

    /// <summary>Whether what stands under <paramref name="name"/> is a secret.</summary>
    internal static bool IsSecret(string name) => Within(() => Names.IsMatch(name), otherwise: true);

    /// <summary><paramref name="text"/> without such secrets. A text that takes too long to look through is not shown at all.</summary>
    internal static string Remove(string text) => Within(() => Secrets.Replace(text, Replacement), otherwise: Redactor.Placeholder);

    /// <summary>A placeholder in a command line (<c>$CF_TOKEN</c>) is no secret and stays.</summary>
    private static string Replacement(Match match) => match.Groups["value"].Value is ['$', ..] or "null"
        ? match.Value
        : match.Groups["keep"].Value + Redactor.Placeholder + match.Groups["after"].Value;

    private static T Within<T>(Func<T> search, T otherwise)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException)
        {
            return otherwise;
        }
    }

    private static Regex Build(string pattern) =>
        new(pattern,
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
                | RegexOptions.Singleline,
            Timeout);
}
