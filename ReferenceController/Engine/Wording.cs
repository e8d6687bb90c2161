using System.Text.RegularExpressions;

namespace CloudController.Reference.Engine;

/// <summary>Small things that are done with names and sentences.</summary>
internal static partial class Wording
{
    /// <summary>A name as sentences begin with it: created_ats is Created ats.</summary>
    public static string Title(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";

    /// <summary>Names in single quotes, with commas between them.</summary>
    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>Puts values in the place of their names in braces; braces around anything else stay.</summary>
    public static string Filled(string template, Func<string, object?> value) =>
        !template.Contains('{', StringComparison.Ordinal) ? template
            : Placeholder().Replace(template, match => $"{value(match.Groups[1].Value)}");

    /// <summary>The names in braces.</summary>
    public static IEnumerable<string> Names(string template) =>
        Placeholder().Matches(template).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([a-z_0-9]+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
