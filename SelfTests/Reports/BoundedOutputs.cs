using System.Text.RegularExpressions;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reports;
using CloudController.SelfTests.Hostile;
using FsCheck;
using FsCheck.Fluent;

namespace CloudController.SelfTests.Reports;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>What is shown on other people's pages stays within their limits, is whole, and says what was left out.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed partial class BoundedOutputs
{
    private static readonly ClauseStatus[] Told =
    [
        ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Waived, ClauseStatus.Inconclusive, ClauseStatus.Error,
    ];

    private static readonly string[] Levels = ["::error", "::warning", "::notice"];

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = [typeof(Reports)])]
    public void Markdown_is_short_whole_and_tells_what_it_leaves_out(AnyReport any)
    {
        var report = any.Report;
        var text = MarkdownReport.Of(report);

        text.Length.Should().BeLessThan(60_000);
        IsWhole(text);
        var shown = report.Causes.Count(cause => text.Contains(MarkdownReport.Escape(cause.Clauses[0]), StringComparison.Ordinal)
            || text.Contains($"<code>{cause.Clauses[0]}</code>", StringComparison.Ordinal));
        var left = Left().Match(text) is { Success: true } match
            ? int.Parse(match.Groups["causes"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        (shown + left).Should().BeGreaterThanOrEqualTo(report.Causes.Count);
        (left == 0 || text.Length > 50_000).Should().BeTrue("nothing is left out while there is room");
    }

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = [typeof(Reports)])]
    public void At_most_ten_annotations_of_a_level_come_and_the_others_are_counted(AnyReport any)
    {
        var report = any.Report;
        var lines = GitHubAnnotations.Of(report).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().NotContain(line => !Command().IsMatch(line));
        lines.CountBy(line => line.Split(' ')[0]).Should().NotContain(level => level.Value > 10);
        lines.Select(line => Array.IndexOf(Levels, line.Split(' ')[0])).Should().BeInAscendingOrder("the most urgent come first");
        var left = lines.Length == 0
            ? 0
            : lines[^1].Split("::and ") is [_, var count]
                ? int.Parse(count.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
                : 0;
        (lines.Length - (left > 0 ? 1 : 0) + left).Should().Be(report.Causes.Count);
    }

    [Test]
    public void The_most_important_annotations_come_first()
    {
        var clauses = new List<ReportClause>();
        for (var cause = 1; cause <= 15; cause++)
        {
            for (var clause = 0; clause < cause; clause++)
                clauses.Add(SampleReport.Clause($"v3.packages/topic/implied-{cause}-{clause}", ClauseStatus.Failed, "x",
                    new($"implied-{cause}"), Contract.Contracts.ClauseLevel.Implied));
        }

        for (var cause = 1; cause <= 8; cause++)
        {
            for (var clause = 0; clause < cause; clause++)
                clauses.Add(SampleReport.Clause($"v3.packages/topic/documented-{cause}-{clause}", ClauseStatus.Failed, "x",
                    new($"documented-{cause}")));
        }

        var lines = GitHubAnnotations.Of(SampleReport.Of(clauses)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Select(line => line.Split("packages/topic/")[1].Split("-0")[0]).Take(10).Should().Equal(
            [.. Enumerable.Range(1, 8).Reverse().Select(cause => $"documented-{cause}"), "implied-15", "implied-14"]);
        lines[10..].Should().Equal("::notice title=Contract::and 13 more in the report");
    }

    [Test]
    public void A_run_that_broke_off_is_one_of_the_ten_errors()
    {
        var clauses = Enumerable
            .Range(0, 30)
            .Select(number => SampleReport.Clause($"v3.packages/topic/{number}", ClauseStatus.Error, "x", new($"kind-{number}")));
        var lines = GitHubAnnotations
            .Of(SampleReport.Of(clauses, Verdict.Error, "it broke off"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].Should().Be("::error title=Contract%3A error::it broke off");
        lines.Should().HaveCount(11);
        lines[^1].Should().EndWith("::and 21 more in the report");
    }

    [Test]
    public void Many_stale_waivers_do_not_fill_a_comment()
    {
        var report = SampleReport.Of([SampleReport.Clause("v3.packages/topic/a", ClauseStatus.Failed, "x")], Verdict.Error,
            new string('\u0001', 100_000));
        MarkdownReport.Of(report).Length.Should().BeLessThan(60_000);
        MarkdownReport.Of(report).Should().Contain("characters more in the report").And.Contain("v3.packages/topic/a");
        GitHubAnnotations.Of(report).Length.Should().BeLessThan(60_000);
    }

    [FsCheck.NUnit.Property(MaxTest = 40, Arbitrary = [typeof(Diffs)])]
    public void A_diff_as_markdown_is_short_whole_and_tells_what_it_leaves_out(AnyDiff any)
    {
        var report = any.Report;
        var text = DiffFormats.All["md"](report, 0);

        text.Length.Should().BeLessThan(60_000);
        IsWhole(text);
        var isComplete = report.Changes.All(change => text.Contains(change.Change.Fingerprint, StringComparison.Ordinal));
        (isComplete || text.Contains("has them all", StringComparison.Ordinal) || text.Contains("have them all", StringComparison.Ordinal))
            .Should().BeTrue();
    }

    [FsCheck.NUnit.Property(MaxTest = 40, Arbitrary = [typeof(Diffs)])]
    public void A_diff_as_annotations_has_at_most_ten_of_a_level(AnyDiff any)
    {
        var lines = DiffFormats.All["github"](any.Report, 0).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().NotContain(line => !Command().IsMatch(line));
        lines.CountBy(line => line.Split(' ')[0]).Should().NotContain(level => level.Value > 10);
        var left = lines.Length == 0
            ? 0
            : lines[^1].Split("::and ") is [_, var count]
                ? int.Parse(count.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
                : 0;
        (lines.Length - (left > 0 ? 1 : 0) + left).Should().Be(any.Report.Problems.Count + any.Report.Changes.Count);
    }

    /// <summary>Every tag, block and row that begins ends too.</summary>
    private static void IsWhole(string text)
    {
        string? fence = null;
        var (open, columns) = (0, 0);
        foreach (var line in text.Split('\n'))
        {
            if (fence is not null)
            {
                fence = line == fence ? null : fence;
                continue;
            }

            if (Fence().Match(line) is { Success: true } begun)
                fence = begun.Groups["fence"].Value;
            open += line.StartsWith("<details>", StringComparison.Ordinal) ? 1 : line == "</details>" ? -1 : 0;
            open.Should().BeInRange(0, 1);
            if (line.StartsWith("<details>", StringComparison.Ordinal))
                line.Should().EndWith("</summary>");
            var cells = line.StartsWith('|')
                ? line.Replace("\\\\", "", StringComparison.Ordinal)
                    .Replace("\\|", "", StringComparison.Ordinal)
                    .Count(character => character == '|')
                : 0;
            if (cells > 0 && columns > 0)
                cells.Should().Be(columns, line);
            columns = cells;
        }

        fence.Should().BeNull();
        open.Should().Be(0);
        text.Should().EndWith("\n");
    }

    [GeneratedRegex("^(?<fence>`{3,})text$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("^and (?<causes>[0-9]+) more causes, with [0-9]+ clauses behind them, in the report$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();

    [GeneratedRegex("^::(error|warning|notice) (file=[^,:]+,)?title=[^,:]+::", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    /// <summary>A report of many endpoints, clauses and causes, or of few.</summary>
    public sealed record AnyReport(RunReport Report)
    {
        /// <inheritdoc />
        public override string ToString() => $"{Report.Clauses.Count} clauses, {Report.Causes.Count} causes";
    }

    /// <summary>A comparison of many endpoints and changes, or of few.</summary>
    public sealed record AnyDiff(DiffReport Report)
    {
        /// <inheritdoc />
        public override string ToString() => $"{Report.Changes.Count} changes, {Report.Problems.Count} problems";
    }

    /// <summary>How FsCheck makes them.</summary>
    public static class Reports
    {
        /// <summary>Up to 60 endpoints and 3,000 clauses, of one to 400 causes, with texts from a word to far too much.</summary>
        public static Arbitrary<AnyReport> Any() => (
            from endpoints in Gen.Choose(1, 60)
            from clauses in Gen.Choose(0, 50)
            from causes in Gen.Elements(1, 3, 12, 80, 400)
            from text in Text
            from place in Text
            select new AnyReport(SampleReport.Of(
                from endpoint in Enumerable.Range(0, endpoints)
                from clause in Enumerable.Range(0, clauses)
                let cause = (endpoint * 7 + clause) % causes
                select SampleReport.Clause($"v3.things_{endpoint}/topic/clause-{clause}", Told[cause % Told.Length], text,
                    new($"kind-{cause}", Short(place)))))).ToArbitrary();

        internal static Gen<string> Text => Gen.OneOf(
            Gen.Elements("word", "a | b", "```", "</details>", "@someone"),
            Gen.Elements(HostileTexts.All.Select(text => text.Text).ToArray()),
            Gen.Choose(1, 3_000).Select(length => new string('\u0001', length)),
            Gen.Choose(1, 2_000).Select(length => string.Concat(Enumerable.Repeat("`|<\n", length))));

        private static string Short(string text) => text.Length > 200 ? text[..200] : text;
    }

    /// <summary>How FsCheck makes them.</summary>
    public static class Diffs
    {
        /// <summary>Up to 80 endpoints with up to 60 changes each, and up to 30 problems, or very many.</summary>
        public static Arbitrary<AnyDiff> Any() => (
            from endpoints in Gen.Choose(0, 80)
            from changes in Gen.Choose(1, 60)
            from problems in Gen.Elements(0, 1, 30, 2_000)
            from text in Reports.Text
            select new AnyDiff(new(
                "old",
                "new",
                [
                    .. from endpoint in Enumerable.Range(0, endpoints)
                       from change in Enumerable.Range(0, changes)
                       let rule = Rules.All.ElementAt((endpoint + change) % Rules.All.Count)
                       select new JudgedChange(new()
                       {
                           Rule = rule,
                           Area = "body",
                           Endpoint = $"things_{endpoint}.list",
                           NewPointer = $"/{change}/{(text.Length > 500 ? text[..500] : text)}",
                       }, rule.Severity),
                ],
                Enumerable.Range(0, problems).Select(problem => $"{problem}: {(text.Length > 300 ? text[..300] : text)}").ToList(),
                null,
                new Dictionary<string, string>()))).ToArbitrary();
    }
}
