using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using CloudController.SelfTests.Reports;
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
        IsOwnPage(HtmlReading.Parse(outputs["contract-report.html"]));
        foreach (var place in (string[])["console", "test messages", "contract-report.md"])
            outputs[place].Split('\n').Should().NotContain(
                line => line.TrimStart().StartsWith("::", StringComparison.Ordinal), "{0} gives no commands", place);
        outputs["annotations"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().NotContain(line => !Annotation().IsMatch(line));
    }

    /// <summary>A page has our script and style, which its policy names by their hashes, and no other element that acts or loads.</summary>
    private static void IsOwnPage(IDocument page)
    {
        var policy = page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content");
        var acting = page.QuerySelectorAll("script:not([type='application/json'])");
        acting.Should().ContainSingle();
        foreach (var own in acting.Concat(page.QuerySelectorAll("style")))
            policy.Should().Contain($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own.TextContent)))}'");
        page.QuerySelectorAll("script[type='application/json']").Should().OnlyContain(data => data.Id == "data");
        page.QuerySelectorAll("img, iframe, object, embed, link, base, audio, video, svg").Should().BeEmpty();
        page.All.SelectMany(element => element.Attributes).Should().NotContain(attribute =>
            attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style" || attribute.Name == "src");
        page.QuerySelectorAll("[href]").Should().OnlyContain(link => link.GetAttribute("href")!.StartsWith('#'));
    }

    [GeneratedRegex("^::(error|warning|notice) title=[^,:]+::", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotation();
}
