using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;

namespace CloudController.SelfTests.Reports;

/// <summary>What makes two causes one.</summary>
public sealed class CauseTests
{
    private const string Kind = Cause.NotAnswered;

    [Test]
    public void A_request_that_fails_with_a_parameter_more_fails_for_the_same_cause() => Titles(
        Red("v3.apps/filtering/a", new(Kind, "", ["names", "page", "per_page"], 400)),
        Red("v3.apps/paging/b", new(Kind, "", ["page", "per_page"], 400)),
        Red("v3.apps/paging/c", new(Kind, "", ["page"], 400)))
        .Should().Equal("not answered as documented, asked with page, status 400 = v3.apps/filtering/a v3.apps/paging/b v3.apps/paging/c");

    [Test]
    public void What_another_endpoint_does_explains_nothing() => Titles(
        Red("v3.apps/paging/a", new(Kind, "", ["page"], 400)),
        Red("v3.routes/paging/b", new(Kind, "", ["names", "page"], 400)))
        .Should().HaveCount(2);

    [Test]
    public void Endpoints_share_a_cause() => Titles(
        Red("v3.apps/paging/a", new(Kind, "", ["page"], 400)),
        Red("v3.routes/paging/b", new(Kind, "", ["page"], 400)))
        .Should().ContainSingle().Which.Should().EndWith("v3.apps/paging/a v3.routes/paging/b");

    [Test]
    public void Another_status_place_kind_or_parameter_is_another_cause() => Titles(
        Red("v3.apps/paging/a", new(Kind, "", ["page"], 400)),
        Red("v3.apps/paging/b", new(Kind, "", ["page"], 500)),
        Red("v3.apps/paging/c", new(Kind, "", ["per_page"], 400)),
        Red("v3.apps/paging/d", new("refused", "", ["page"], 400)),
        Red("v3.apps/paging/e", new("type", "/resources/*/name")),
        Red("v3.apps/paging/f", new("type", "/resources/*/guid")))
        .Should().HaveCount(6);

    [Test]
    public void Red_and_undecided_clauses_share_a_cause_and_the_most_urgent_one_speaks()
    {
        var cause = SampleReport.Of(
        [
            SampleReport.Clause("v3.apps/paging/a", ClauseStatus.Inconclusive, "undecided", new(Kind, "", [], 500)),
            SampleReport.Clause("v3.apps/paging/b", ClauseStatus.Warning, "seen", new(Kind, "", [], 500), ClauseLevel.Implied),
            SampleReport.Clause("v3.apps/paging/c", ClauseStatus.Failed, "seen", new(Kind, "", [], 500)),
        ]).Causes.Should().ContainSingle().Subject;

        cause.Status.Should().Be(ClauseStatus.Failed);
        cause.Clauses.Should().Equal("v3.apps/paging/c", "v3.apps/paging/b", "v3.apps/paging/a");
        cause.Counts.Should().Equal(new Dictionary<ClauseStatus, int>
        {
            [ClauseStatus.Inconclusive] = 1,
            [ClauseStatus.Warning] = 1,
            [ClauseStatus.Failed] = 1,
        });
        cause.Title.Should().Be("not answered as documented, asked plainly, status 500");
    }

    [Test]
    public void A_clause_with_findings_of_two_causes_stands_behind_both_and_shows_in_each_what_belongs_to_it()
    {
        var (one, other) = (Red("v3.apps/resources/a", new("type", "/resources/*/a"), "first"),
            Red("v3.apps/resources/a", new("type", "/resources/*/b"), "second"));
        var report = SampleReport.Of([one with { Findings = [.. one.Findings, .. other.Findings] }]);

        report.Causes.Select(cause => (cause.Title, cause.Members[0].Findings.Single().Actual))
            .Should().Equal(("type: /resources/*/a", "first"), ("type: /resources/*/b", "second"));
        ConsoleReport.Of(report, []).Should().Contain("first").And.Contain("second");
    }

    [Test]
    public void Documented_comes_before_implied_and_then_the_widest_cause() => Titles(
        Red("v3.apps/t/a", new("narrow")),
        Red("v3.apps/t/b", new("wide")),
        Red("v3.apps/t/c", new("wide")),
        Undecided("v3.apps/t/d", new("open")),
        Undecided("v3.apps/t/e", new("open")),
        Undecided("v3.apps/t/f", new("open")),
        SampleReport.Clause("v3.apps/t/g", ClauseStatus.Failed, "x", new("implied"), ClauseLevel.Implied),
        SampleReport.Clause("v3.apps/t/h", ClauseStatus.Failed, "x", new("implied"), ClauseLevel.Implied),
        SampleReport.Clause("v3.apps/t/i", ClauseStatus.Failed, "x", new("implied"), ClauseLevel.Implied),
        SampleReport.Clause("v3.apps/t/j", ClauseStatus.Waived, "x", new("known")),
        SampleReport.Clause("v3.apps/t/k", ClauseStatus.Warning, "x", new("warned"), ClauseLevel.Implied))
        .Select(title => title.Split(" = ")[0]).Should().Equal("wide", "narrow", "implied", "warned", "open", "known");

    [Test]
    public void A_whole_api_of_clauses_with_one_cause_is_one_group_that_the_console_shows_the_beginning_of()
    {
        var clauses = (
            from endpoint in Enumerable.Range(0, 260)
            from clause in Enumerable.Range(0, 100)
            select Undecided($"v3.things_{endpoint}/topic/clause-{clause}", new("too-few-items"),
                $"the list {endpoint} has 0 items, {clause % 3} are needed")).ToList();
        var report = SampleReport.Of(clauses);

        var cause = report.Causes.Should().ContainSingle().Subject;
        cause.Clauses.Should().HaveCount(26_000);
        var (console, html, markdown) = (ConsoleReport.Of(report, []), HtmlReport.Of(report), MarkdownReport.Of(report));
        var inHtml = HtmlReading.Clauses(html);
        clauses.Should().OnlyContain(clause => inHtml.ContainsKey(clause.Id));
        console.Split('\n').Should().HaveCountLessThan(60);
        console.Should().Contain("and 25999 more").And.Contain("and 25980 more in the report");
        html.Length.Should().BeLessThan(3_000_000);
        console.Should().Contain("26000 inconclusive");
        html.Should().Contain("26000 inconclusive");
        markdown.Should().Contain("and 25999 more").And.Contain("26000 inconclusive").And.Contain("more in the report");
    }

    [Test]
    public void Guids_and_positions_are_no_part_of_a_place()
    {
        var endpoint = Committed.Library.Endpoints[0];
        var exchange = new Exchange(new(HttpMethod.Get, endpoint.Route, Query.None, Credential.Configured), new("http://127.0.0.1:1"),
            System.Net.HttpStatusCode.OK, [], []);

        Cause.Of(new Deviation("type", "a", "b", exchange, "/resources/17/map/db481c84-c98f-4f72-b71b-8dbb71abe0ea/name"), endpoint).Place
            .Should().Be("/resources/*/map/*/name");
    }

    [Test]
    public void Names_that_a_target_puts_into_its_links_are_no_part_of_a_cause()
    {
        var endpoint = Committed.Library.Endpoints.First(endpoint => endpoint.Name == "v2.buildpacks");
        var request = new TargetRequest(HttpMethod.Get, endpoint.Route, Query.Raw("page=2&q=name%3Aa&db481c84=1&12%3A30=x"),
            Credential.None);
        var exchange = new Exchange(request, new("http://127.0.0.1:1"), System.Net.HttpStatusCode.NotFound, [], []);

        Cause.Of(new Deviation("answered", "a", "b", exchange), endpoint)
            .Should().BeEquivalentTo(new Cause(Kind, "", ["another parameter", "no token", "page", "q"], 404));
    }

    private static ReportClause Red(string id, Cause cause, string text = "x") => SampleReport.Clause(id, ClauseStatus.Failed, text, cause);

    private static ReportClause Undecided(string id, Cause cause, string reason = "x") =>
        SampleReport.Clause(id, ClauseStatus.Inconclusive, reason, cause);

    private static List<string> Titles(params ReportClause[] clauses) =>
        SampleReport.Of(clauses).Causes.Select(cause => $"{cause.Title} = {string.Join(' ', cause.Clauses)}").ToList();
}
