using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Docs;

/// <summary>A document of the repository: its lines, links, headings and tables.</summary>
/// <param name="Name">The path, seen from the folder of the solution.</param>
internal sealed partial record MarkdownFile(string Name)
{
    private const string CodeIndent = "    ";

    internal string Path { get; } = System.IO.Path.Combine(Workspace.Folder, Name);

    internal IReadOnlyList<string> Lines => File.ReadAllLines(Path);

    /// <summary>Every document that a reader may come to: those of the root, of docs and the table of coverage.</summary>
    internal static IEnumerable<string> All => ((string[])["", "docs", "ContractTests"])
        .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Workspace.Folder, folder), "*.md"))
        .Select(file => System.IO.Path.GetRelativePath(Workspace.Folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The lines of code, without their indent.</summary>
    internal IEnumerable<string> Code =>
        Lines.Where(line => line.StartsWith(CodeIndent, StringComparison.Ordinal)).Select(line => line[CodeIndent.Length..]);

    /// <summary>What links of the text lead to, as it is written.</summary>
    internal IEnumerable<string> Links => Text.SelectMany(line => Link().Matches(line)).Select(match => match.Groups["target"].Value);

    /// <summary>The anchors of the headings, as they are made of their words when the document is shown.</summary>
    internal IEnumerable<string> Anchors => Text.Where(line => line.StartsWith('#')).Select(line => Anchor(line.TrimStart('#').Trim()));

    /// <summary>The cells of every row of the tables, without the heads.</summary>
    internal IEnumerable<IReadOnlyList<string>> Rows => Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList());

    private IEnumerable<string> Text => Lines.Where(line => !line.StartsWith(CodeIndent, StringComparison.Ordinal));

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var character in heading
            .ToLower(CultureInfo.InvariantCulture)
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            anchor.Append(character == ' ' ? '-' : character);
        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
