using System.Globalization;
using System.Text;

namespace CloudController.Contract.Reports;

/// <summary>A report for a pull request comment or a step summary.</summary>
public static class MarkdownReport
{
    /// <summary>How many ids or gaps a section names, from its shortest form to its longest.</summary>
    private static readonly int[] Ids = [5, 20, 100, 500, int.MaxValue];

    private const int LongestError = 4_000;

    /// <summary>The report as GitHub-flavoured Markdown of at most <see cref="BoundedMarkdown.Longest"/> characters.</summary>
    public static string Of(RunReport report)
    {
        var head = new StringBuilder();
        head.AppendLine(CultureInfo.InvariantCulture, $"## Contract: {FindingText.Word(report.Verdict)}").AppendLine();
        if (report.Error is { } error)
            head.AppendLine(Escape(PlainText.Cut(error, LongestError))).AppendLine();
        head.AppendLine(CultureInfo.InvariantCulture,
            $"{Escape(report.Target.Endpoint)}, {report.Requests} requests, {report.ElapsedSeconds:0.0} s")
            .AppendLine();
        if (report.Scope?.Sentence() is { Length: > 0 } scope)
            head.AppendLine(Escape(PlainText.Cut(scope, LongestError))).AppendLine();
        if (report.Comparison?.Sentence() is { } compared)
            head.AppendLine(compared).AppendLine();
        foreach (var remark in report.Remarks)
            head.AppendLine(Escape(PlainText.Cut(remark, LongestError))).AppendLine();
        head.AppendLine("| status | clauses |").AppendLine("|---|---:|");
        foreach (var (status, count) in report.Counts)
            head.AppendLine(CultureInfo.InvariantCulture, $"| {FindingText.Word(status)} | {count} |");
        head.AppendLine();

        var causes = report.Causes;
        MarkdownSection[] sections =
        [
            .. Untested([.. report.VacuousBecause, .. GapText.Sentences(report)]),
            .. causes.Select((cause, at) => new MarkdownSection(Forms(cause, isOpen: at < BoundedMarkdown.MostOpen))),
        ];
        return BoundedMarkdown.Of(head.ToString(), sections, left =>
        {
            var clauses = causes.TakeLast(left).SelectMany(cause => cause.Clauses).Distinct().Count();
            return FormattableString.Invariant($"and {left} more causes, with {clauses} clauses behind them, in the report\n");
        });
    }

    /// <summary>What was left untested, before what was seen.</summary>
    private static IEnumerable<MarkdownSection> Untested(IReadOnlyList<string> sentences)
    {
        if (sentences.Count > 0)
            yield return new([
                () => List(sentences, 0), .. Lengths(sentences.Count).Select(most => (Func<string>)(() => List(sentences, most))),
            ]);
    }

    private static string List(IReadOnlyList<string> sentences, int most)
    {
        var left = sentences.Count - Math.Min(most, sentences.Count);
        var lines = sentences.Take(most).Select(sentence => $"- {Escape(sentence)}\n");
        return string.Concat(left == 0 ? lines : lines.Append(FormattableString.Invariant($"- {left} more gaps in the report\n"))) + "\n";
    }

    /// <summary>How many of <paramref name="count"/> things the forms of a section name.</summary>
    private static IEnumerable<int> Lengths(int count) => Ids.Where((_, at) => at == 0 || count > Ids[at - 1]);

    private static List<Func<string>> Forms(ReportCause cause, bool isOpen) =>
    [
        () => $"**{Escape(CauseText.Heading(cause))}**: {Escape(cause.Title)} ({CauseText.Counts(cause)}); more in the report\n\n",
        .. Lengths(cause.Clauses.Count).Select(most => (Func<string>)(() =>
        {
            var block = BoundedMarkdown.Block(CauseText.Of(cause, most));
            return isOpen
                ? $"### {Escape(CauseText.Heading(cause))}\n\n{block}\n"
                : BoundedMarkdown.Folded($"{FindingText.Word(cause.Status)}: {BoundedMarkdown.Code(cause.Clauses[0])}{More(cause)}: "
                    + $"{BoundedMarkdown.Code(cause.Title)}", block);
        })),
    ];

    private static string More(ReportCause cause) =>
        cause.Clauses.Count > 1 ? FormattableString.Invariant($" and {cause.Clauses.Count - 1} more") : "";

    /// <summary><paramref name="text"/> as Markdown shows it, on one line.</summary>
    public static string Escape(string text) => string.Concat(PlainText.Escape(text).Select(character =>
        character switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '@' or '!' => $"\\{character}",
            _ => character.ToString(),
        }));
}
