using System.Text.Json.Nodes;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Html;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Reports;

/// <summary>
/// What a target does wrong in one place, or does not have, a run tells once, however many clauses and endpoints it touches.
/// </summary>
[Parallelizable(ParallelScope.Children)]
public sealed class CausesOfRuns
{
    private const string Refusal =
        """{"code":1,"description":"no","error_code":"CF-No","errors":[{"code":1,"title":"CF-No","detail":"no"}]}""";

    /// <summary>Deviations of one place, and the causes that a run may tell for them, the widest first.</summary>
    private static readonly Row[] Rows =
    [
        new("the page parameter is refused", (call, reply) => HasParameter(call, "page") ? Refused(reply) : reply, AtLeast: 20,
            "not answered as documented, asked with page, status 400", "no value: /pagination/previous/href"),
        new("the filter q is refused", (call, reply) => HasParameter(call, "q") ? Refused(reply) : reply, AtLeast: 20,
            "not answered as documented, asked with q, status 400",
            "not answered as documented, asked with q and results-per-page, status 400"),
        new("no answer has a request id", (_, reply) => reply.Without("X-VCAP-Request-ID"), AtLeast: 8, "no header: X-VCAP-Request-ID"),
        new("no item has a stack", (_, reply) => reply.Edited(WithoutStack), AtLeast: 20, "no value: /resources/*/entity/stack"),
        new("the lists are empty, and say so", (_, reply) => reply.Edited(Emptied), AtLeast: 100,
            "too few items", "no page links", "no value: /pagination/next/href", "no value: /pagination/previous/href",
            "no such link: /pagination/previous", "no such link: /prev_url", "no subject", "no value"),
    ];

    private static IEnumerable<TestCaseData> Cases => Rows.Select(row => new TestCaseData(row).SetName(row.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task One_deviation_is_told_once(object row)
    {
        var deviation = (Row)row;
        var report = await AgainstAsync("current", deviation.Change);

        report.Causes.Select(cause => cause.Title).Should().BeSubsetOf(deviation.Titles);
        report.Causes[0].Title.Should().BeOneOf(deviation.Titles);
        report.Causes[0].Clauses.Should().HaveCountGreaterThanOrEqualTo(deviation.AtLeast);
        AllOutputsTell(report);
    }

    [Test]
    public async Task Two_deviations_are_told_apart()
    {
        var report = await AgainstAsync("2015",
            (call, reply) => HasParameter(call, "page") ? Refused(reply) : reply.Without("X-VCAP-Request-ID"));

        report.Causes.Select(cause => cause.Title).Should().Contain("no header: X-VCAP-Request-ID").And.Contain(
            "not answered as documented, asked with page, status 400");
    }

    [Test]
    public async Task The_same_deviation_has_the_same_fingerprint_whatever_the_data()
    {
        var one = await AgainstAsync("2015", (_, reply) => reply.Without("X-VCAP-Request-ID"));
        var other = await AgainstAsync("current", (_, reply) => reply.Without("X-VCAP-Request-ID"));

        one.Causes.Should().ContainSingle().Which.Fingerprint.Should().Be(other.Causes.Should().ContainSingle().Subject.Fingerprint);
    }

    [Test]
    public async Task A_conformant_run_has_no_cause()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        (await SuiteRun.Against(controller)).Causes.Should().BeEmpty();
    }

    private static void AllOutputsTell(RunReport report)
    {
        var (console, html, markdown) = (ConsoleReport.Of(report, []), HtmlReport.Of(report), MarkdownReport.Of(report));
        foreach (var cause in report.Causes)
        {
            cause.Clauses.Should().OnlyHaveUniqueItems().And.HaveCount(cause.Counts.Values.Sum());
            var heading = cause.Clauses.Count == 1
                ? cause.Clauses[0]
                : FormattableString.Invariant($"{cause.Clauses[0]} and {cause.Clauses.Count - 1} more");
            html.Should().Contain($"{heading}</strong>");
            console.Should().Contain(cause.Clauses[0]);
            var (page, listed) = (HtmlReading.Parse(html).GetElementById(cause.Fingerprint)!.TextContent, HtmlReading.Clauses(html));
            foreach (var id in cause.Clauses)
            {
                var status = report.Clauses.Single(clause => clause.Id == id).Status.ToString().ToLowerInvariant();
                page.Should().ContainAny(id, "more");
                (listed[id].Status, listed[id].Causes.Contains(cause.Fingerprint)).Should().Be((status, true));
                markdown.Should().Contain(id, "it fits");
            }
        }

        report.Causes.SelectMany(cause => cause.Clauses).Distinct().Should().BeEquivalentTo(
            report.Clauses
                .Where(clause => clause.Status is not (ClauseStatus.Passed or ClauseStatus.NotApplicable))
                .Select(clause => clause.Id));
    }

    private static async Task<RunReport> AgainstAsync(string edition, Func<Call, Reply, Reply> change)
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(
            honest, controller.Endpoint, async call => await call.Send(change(call, await call.HonestToGet())));
        return await SuiteRun.Through(server.Endpoint, controller, library: Committed.Of("buildpacks", "packages"));
    }

    private static bool HasParameter(Call call, string name) =>
        call.Head.Target.Split('?', '&').Skip(1).Any(pair => pair.StartsWith(name + "=", StringComparison.Ordinal));

    private static Reply Refused(Reply reply) => reply.Status != 200 ? reply : reply.WithText(Refusal) with { Status = 400 };

    private static void WithoutStack(JsonObject root)
    {
        foreach (var entity in (root["resources"] as JsonArray ?? [root])
            .Select(item => item!["entity"])
            .OfType<JsonObject>()
            .Where(entity => entity.ContainsKey("stack")))
            entity["stack"] = null;
    }

    private static void Emptied(JsonObject root)
    {
        if (root["resources"] is not JsonArray items)
            return;
        items.Clear();
        var paging = root["pagination"] as JsonObject ?? root;
        (paging["total_results"], paging["total_pages"]) = (0, 1);
        foreach (var link in (string[])["next_url", "prev_url", "next", "previous"])
        {
            if (paging.ContainsKey(link))
                paging[link] = null;
        }

        if (paging["first"] is { } first)
            paging["last"] = first.DeepClone();
    }

    /// <param name="Name">What deviates.</param>
    /// <param name="Change">Makes it deviate.</param>
    /// <param name="AtLeast">How many clauses the first cause has behind it.</param>
    /// <param name="Titles">The causes that may be told.</param>
    private sealed record Row(string Name, Func<Call, Reply, Reply> Change, int AtLeast, params string[] Titles);
}
