using AngleSharp.Dom;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;

namespace CloudController.SelfTests.Reports;

/// <summary>What the report for a browser shows; what its script does, a browser shows in BrowserTests.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class HtmlReportTests
{
    [TestCase("<b>", "&lt;b&gt;")]
    [TestCase("a\"b'c&d", "a&quot;b&#x27;c&amp;d")]
    [TestCase("a\r\nb", "a\nb")]
    [TestCase("\u001b[31m", "\\u001B[31m")]
    public void What_is_put_into_markup_is_text(string text, string expected) =>
        Markup.Of($"<i>{text}</i>").ToString().Should().Be($"<i>{expected}</i>");

    [Test]
    public void Markup_that_is_put_into_markup_stays_markup() =>
        Markup.Of($"<i>{Markup.Of($"<b>{"<"}</b>")}</i>").ToString().Should().Be("<i><b>&lt;</b></i>");

    [TestCase("limit 5000 items", "limit 50 items", "00", "")]
    [TestCase("status 200", "status 404", "200", "404")]
    [TestCase("the same", "the same", "", "")]
    [TestCase("one", "two", "", "")]
    [TestCase("aaaa", "aaaaaa", "", "aa")]
    [TestCase("from <a>", "from <b>", "a", "b")]
    public void What_differs_between_expected_and_actual_is_marked(string expected, string actual, string inExpected, string inActual)
    {
        var sides = Page(Red(expected, actual)).QuerySelectorAll(".sides pre");
        sides.Select(side => side.TextContent).Should().Equal(expected, actual);
        sides.Select(Marked).Should().Equal(inExpected, inActual);
    }

    [TestCase("""{"a":[1,{"b":"x"}],"c":2}""", "/a/1/b", """ "x" """)]
    [TestCase("""{"a":[1,{"b":"x"}],"c":2}""", "/a/1", """{"b":"x"}""")]
    [TestCase("""{"a":{"a":1},"b":{"a":2}}""", "/b/a", "2")]
    [TestCase("""{"a/b":{"~":true}}""", "/a~1b/~0", "true")]
    [TestCase("""{"a":[[],[[3]]]}""", "/a/1/0/0", "3")]
    [TestCase("""{"é":"ü"}""", "/é", """ "ü" """)]
    [TestCase("""{"a":{"b":[1,2,""", "/a/b", "[1,2,")]
    [TestCase("""{"a":1}""", "/b", "")]
    [TestCase("""{"a":1""", "/a/b", "")]
    [TestCase("<html>", "/a", "")]
    [TestCase("", "/a", "")]
    [TestCase("""{"a":1}""", "", "")]
    public void The_value_at_the_pointer_is_marked_in_the_body_as_far_as_it_goes(string body, string pointer, string marked)
    {
        var answer = Page(Red("x", "y", pointer, body)).QuerySelector("dd details pre")!;
        answer.TextContent.Should().EndWith(body);
        Marked(answer).Should().Be(marked.Trim());
    }

    [Test]
    public void The_matrix_has_the_worst_first_and_counts_what_is_worst()
    {
        var page = Page(
            SampleReport.Clause("v3.apps/paging/a", ClauseStatus.Passed, "x"),
            SampleReport.Clause("v3.apps/paging/b", ClauseStatus.Inconclusive, "x"),
            SampleReport.Clause("v3.apps-routes.get/lists/a", ClauseStatus.Passed, "x"),
            SampleReport.Clause("v3.stacks/paging/a", ClauseStatus.Failed, "x"),
            SampleReport.Clause("v3.stacks/paging/b", ClauseStatus.Failed, "x"),
            SampleReport.Clause("v3.builds/paging/a", ClauseStatus.NotApplicable, "x"));

        page.QuerySelectorAll(".matrix thead th").Select(head => head.TextContent).Should().Equal("endpoint", "lists", "paging");
        var rows = page.QuerySelectorAll(".matrix tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));
        rows.Should().Equal(
            "✗ v3.stacks||2 of 2 failed, paging ✗",
            "? v3.apps 2 endpoints|1|1 of 2 inconclusive, paging ?",
            "? v3.apps||1 of 2 inconclusive, paging ?",
            "✓ v3.apps-routes.get|1|");
        page.QuerySelector(".matrix .resource a")!.GetAttribute("href").Should().Be("#resource=v3.apps&topic=paging&status=inconclusive");
    }

    [Test]
    public void Findings_are_shown_by_cause_as_long_as_there_is_room_and_each_clause_has_one_place()
    {
        var large = new string('x', 100_000);
        var clauses = Enumerable.Range(0, 60).Select(number => Red("a", large) with
        {
            Id = FormattableString.Invariant($"v3.apps/paging/size-{number}"),
        }).ToArray();
        var page = Page(clauses);

        page.QuerySelectorAll(".cause").Should().ContainSingle();
        page.QuerySelectorAll(".cause article").Length.Should().BeInRange(2, 30);
        page.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems();
        page.QuerySelector(".others li:last-child")!.TextContent.Should().Be("and 29 more");
        HtmlReading.Clauses(page.DocumentElement.OuterHtml).Should().HaveCount(60);
    }

    private static string Marked(IElement text) => string.Concat(text.QuerySelectorAll("mark").Select(mark => mark.TextContent));

    private static IDocument Page(params ReportClause[] clauses) => HtmlReading.Parse(HtmlReport.Of(SampleReport.Of(clauses)));

    private static ReportClause Red(string expected, string actual, string pointer = "", string body = "{}")
    {
        var finding = new Finding("0123456789abcdef", expected, actual, pointer, "curl http://127.0.0.1:1",
            new(200, new Dictionary<string, string> { ["X"] = "y" }, body), null) { Cause = new("same") };
        return new("v3.apps/paging/size-1", ClauseLevel.Documented, ClauseStatus.Failed, "what holds", new("a document", "a section"), null,
            [finding]);
    }
}
