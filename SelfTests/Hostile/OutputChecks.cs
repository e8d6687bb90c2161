using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentAssertions;

namespace CloudController.SelfTests.Hostile;

/// <summary>Every output is well-formed, and holds nothing that its reader would take for more than text.</summary>
internal static partial class OutputChecks
{
    internal static void AreHarmless(IReadOnlyDictionary<string, string> outputs)
    {
        foreach (var (place, text) in outputs)
        {
            text.Should().NotContainAny(["\x1b", "\0", "\x9b", "\r", "\u2028", "\u202e"], "{0} is plain text", place);
            text.Where(character => char.IsControl(character) && character != '\n').Should().BeEmpty("{0} is plain text", place);
            // The report itself is JSON, which no build server reads line by line.
            if (place != "contract-report.json")
                text.Should().NotContain("##[", "{0} gives no commands", place);
        }

        JsonDocument.Parse(outputs["contract-report.json"]).Dispose();
        XDocument.Parse(outputs["contract-report.junit.xml"]);
        outputs["contract-report.html"].Should().NotContain("<script").And.NotContain("<img");
        foreach (var place in (string[])["console", "test messages", "contract-report.md"])
            outputs[place].Split('\n').Should().NotContain(
                line => line.TrimStart().StartsWith("::", StringComparison.Ordinal), "{0} gives no commands", place);
        outputs["annotations"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().NotContain(line => !Annotation().IsMatch(line));
    }

    [GeneratedRegex("^::(error|warning|notice) title=[^,:]+::", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotation();
}
