using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.SchemaDiffTests;
using CloudController.SelfTests.Settings;
using CloudController.SelfTests.Suite;
using CloudController.SelfTests.Writes;

namespace CloudController.SelfTests.Permissions;

/// <summary>Users that a run makes for itself: what they decide, what becomes of them, and what happens where they may not be made.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class MadeUserTests
{
    private const string Accounts = "/Users";
    private const int Everybody = 9;

    /// <summary>What keeps users from being made, and how it is told.</summary>
    private static readonly (string Name, bool HasUaa, Func<Call, Task>? Serve, string Told)[] Refusals =
    [
        ("the UAA refuses the token", true, call => Answer(call, "POST", Accounts, 401),
            "no users were made: POST http://*/Users answered 401"),
        ("the token may not make accounts", true, call => Answer(call, "POST", Accounts, 403),
            "no users were made: POST http://*/Users answered 403"),
        ("the UAA leads elsewhere", true, call => IsTo(call, "POST", Accounts)
            ? call.Send(Reply.Empty(302, ("Location", $"http://{call.Other}/Users")))
            : Spoil.Honestly(call), "no users were made: POST http://*/Users answered 302"),
        ("the UAA breaks off", true, call =>
        {
            if (IsTo(call, "POST", Accounts))
                call.Reset();
            return Spoil.Honestly(call);
        }, "no users were made: POST http://*/Users failed: *"),
        ("the accounts get no token", true, call => Answer(call, "POST", "/oauth/token", 401),
            "no users were made: the UAA at http://* gave no token (status 401); check Data:MakeUsers"),
        ("the target takes no users", true, call => Answer(call, "POST", "/v3/users", 403),
            "no users were made: POST /v3/users answered 403"),
        ("the UAA is somewhere else", false, null,
            "no users were made: http://* names the UAA http://uaa.example.com, which is not of its domain"),
    ];

    private static readonly string[] OfScopes = ["admin", "admin-read-only", "global-auditor"];

    /// <summary>Where a run is cancelled: at the first such request.</summary>
    private static readonly string[] Points = [$"POST {Accounts}", "POST /v3/users", "POST /oauth/token", "GET /v3/spaces"];

    private static IEnumerable<string> RefusalNames => Refusals.Select(refusal => refusal.Name);

    private static ContractLibrary SomeWithRoles => Committed.Library.Only(endpoint => endpoint.Edition.Version == "3.228.0"
        && endpoint.Name is "v3.spaces" or "v3.spaces.get" or "v3.apps" or "v3.apps.get"
            // An organization's default domain may be one of everybody, which its members see whatever else they are.
            or "v3.organizations" or "v3.organizations-domains-default.get");

    [Test]
    public async Task Users_of_every_role_are_made_and_decide_the_clauses_and_nothing_is_left()
    {
        await using var target = await StartAsync();
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(Plan(target));

        report.Error.Should().BeNull();
        report.Alarms().Should().BeEmpty();
        var clauses = OfUsers(report);
        clauses.Should().HaveCountGreaterThan(10).And.OnlyContain(clause => clause.Status == ClauseStatus.Passed);
        report.Data!.WhyFewUsers.Should().BeNull();
        report.Data.Left.Should().BeEmpty();
        Names(target).Should().HaveCount(Everybody).And.OnlyHaveUniqueItems();
        (await LeftAccountsAsync(target)).Should().BeEmpty();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task Users_of_the_settings_are_not_made_once_more()
    {
        await using var target = await StartAsync();
        var plan = Plan(target) with { Users = new Dictionary<string, ITokenSource> { ["nobody"] = new FixedToken(target.Token) } };

        var report = await SuiteRun.DecideAsync(plan);

        report.Alarms().Should().BeEmpty();
        Names(target).Should().HaveCount(Everybody - 1);
    }

    [TestCaseSource(nameof(RefusalNames))]
    public async Task Where_users_may_not_be_made_the_clauses_stay_undecided_and_say_why(string name)
    {
        var (_, hasUaa, serve, told) = Refusals.Single(refusal => refusal.Name == name);
        await using var target = await StartAsync(serve, hasUaa);
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(Plan(target));

        report.Error.Should().BeNull();
        report.Alarms().Should().BeEmpty();
        report.Clauses.Should().Contain(clause => clause.Status == ClauseStatus.Passed);
        OfUsers(report).Should().NotBeEmpty().And.OnlyContain(clause => clause.Status == ClauseStatus.Inconclusive);
        OfUsers(report).Select(clause => clause.Reason).Distinct().Should().ContainSingle().Which.Should().Match(told);
        report.Remarks.Should().ContainSingle(sentence => sentence.StartsWith("data: no users")).Which.Should().Match($"data: {told}");
        report.Data!.Left.Should().BeEmpty();
        (await LeftAccountsAsync(target)).Should().BeEmpty();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task A_role_that_the_target_does_not_know_is_told_and_the_other_users_are_made()
    {
        await using var target = await StartAsync(call =>
            call.Head.Body.Contains("space_auditor") ? call.Send(Reply.Of(422, "application/json", "{}")) : Spoil.Honestly(call));

        var report = await SuiteRun.DecideAsync(Plan(target));

        report.Alarms().Should().BeEmpty();
        OfUsers(report).Where(clause => clause.Status == ClauseStatus.Inconclusive).Should().NotBeEmpty()
            .And.OnlyContain(clause => clause.Id.EndsWith("space-auditor-sees-it"));
        report.Data!.WhyFewUsers.Should().Be("not every user was made: POST /v3/roles answered 422 to space_auditor");
        report.Data.Left.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Points))]
    public async Task A_run_that_is_cancelled_leaves_nothing(string point)
    {
        using var cancels = new CancellationTokenSource();
        var made = 0;
        await using var target = await StartAsync(async call =>
        {
            made += IsTo(call, "POST", Accounts) ? 1 : 0;
            if (made > 0 && $"{call.Head.Method} {call.Head.Path}" == point)
                await cancels.CancelAsync();
            await Spoil.Honestly(call);
        });
        var before = target.Data();

        var run = await ContractRun.StartAsync(Plan(target), cancels.Token);
        var decide = () => run.DecideAllAsync();
        await decide.Should().ThrowAsync<OperationCanceledException>();
        await run.DisposeAsync();

        cancels.IsCancellationRequested.Should().BeTrue();
        Names(target).Should().NotBeEmpty();
        (await LeftAccountsAsync(target)).Should().BeEmpty();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task An_account_whose_answer_never_arrived_is_found_by_its_name_and_removed_by_a_sweep()
    {
        var isUp = true;
        await using var target = await StartAsync(async call =>
        {
            if (isUp && IsTo(call, "POST", Accounts))
            {
                isUp = false;
                await call.Honest();
                call.Reset();
            }

            // As long as the first run lasts, nothing of the UAA can be removed either.
            await (!isUp && call.Head.Path.StartsWith(Accounts, StringComparison.Ordinal)
                ? call.Send(Reply.Of(500, "application/json", "{}"))
                : Spoil.Honestly(call));
        });
        var before = target.Data();

        var report = await SuiteRun.DecideAsync(Plan(target));
        var left = await LeftAccountsAsync(target, () => isUp = true);
        var swept = await SweepAsync(target);

        report.Data!.Left.Should().ContainSingle().Which.Should().Match("account contract-*: GET http://*/Users answered 500*");
        left.Should().ContainSingle();
        swept.Should().Equal($"uaa.users.create {left[0]}");
        (await LeftAccountsAsync(target)).Should().BeEmpty();
        target.Data().Should().Equal(before);
        target.Ledgers().Should().BeEmpty();
    }

    [Test]
    public async Task Users_that_are_to_be_kept_are_kept_and_no_password_or_token_is_written()
    {
        await using var target = await StartAsync();
        var before = target.Data();
        var plan = Plan(target, settings => settings with { Keep = true });

        var report = await SuiteRun.DecideAsync(plan);

        var written = ReportFiles.Write(report, target.Folder).Concat(target.Ledgers()).Select(File.ReadAllText)
            .Append(ConsoleReport.Of(report, [])).ToList();
        foreach (var secret in Bodies(target).Select(body => (string)body["password"]!))
        {
            secret.Should().HaveLength(36);
            written.Should().NotContain(text => text.Contains(secret));
            plan.Redactor.Knows($"password={secret}").Should().BeTrue();
        }

        foreach (var token in Tokens(target))
            written.Should().NotContain(text => text.Contains(token));
        report.Data!.Left.Should().OnlyContain(line => line.EndsWith(": Data:Keep is true"));
        report.Data.Left.Count(line => line.StartsWith("account contract-")).Should().Be(Everybody);
        (await LeftAccountsAsync(target)).Should().HaveCount(Everybody);
        await SweepAsync(target);
        (await LeftAccountsAsync(target)).Should().BeEmpty();
        target.Data().Should().Equal(before);
    }

    [Test]
    public async Task Without_writes_allowed_no_user_is_made_whatever_the_settings_say()
    {
        var refused = () => Configured.By(("Data:MakeUsers", "true"));
        refused.Should().Throw<SettingsException>().WithMessage("Data:MakeUsers is true, but that takes Data:AllowWrites=true");
        Configured.By(("Data:MakeUsers", "true"), ("Data:AllowWrites", "true")).MakeUsers.Should().BeTrue();

        await using var target = await StartAsync();
        var report = await SuiteRun.DecideAsync(Plan(target, settings => settings with { AllowWrites = false }));

        OfUsers(report).Should().BeEmpty();
        target.Front.Received.Select(request => request.Method).Distinct().Should().BeSubsetOf(["GET", "HEAD", "OPTIONS"]);
    }

    private static Task<WritableTarget> StartAsync(Func<Call, Task>? serve = null, bool hasUaa = true) =>
        WritableTarget.StartAsync(serve, options => options with { IsUaa = hasUaa });

    private static RunPlan Plan(WritableTarget target, Func<ContractSettings, ContractSettings>? change = null) =>
        target.Plan(SomeWithRoles, settings => change is null
            ? settings with { MakeUsers = true }
            : change(settings with { MakeUsers = true }));

    /// <summary>The clauses about roles that users can be given; the others are scopes of their tokens.</summary>
    private static List<ReportClause> OfUsers(RunReport report) => report.Clauses
        .Where(clause => clause.Id.Contains("/permissions/") && !OfScopes.Any(scope => clause.Id.EndsWith($"/{scope}-sees-it"))).ToList();

    private static bool IsTo(Call call, string method, string path) => call.Head.Method == method && call.Head.Path == path;

    private static Task Answer(Call call, string method, string path, int status) =>
        IsTo(call, method, path) ? call.Send(Reply.Of(status, "application/json", "{}")) : Spoil.Honestly(call);

    /// <summary>What the UAA was to make accounts of.</summary>
    private static IEnumerable<JsonNode> Bodies(WritableTarget target) => target.Front.Received
        .Where(request => request is { Method: "POST", Path: Accounts }).Select(request => JsonNode.Parse(request.Body)!);

    private static IEnumerable<string> Names(WritableTarget target) => Bodies(target).Select(body => (string)body["userName"]!);

    /// <summary>What was shown to the target by others than the user of the run.</summary>
    private static List<string> Tokens(WritableTarget target)
    {
        var tokens = target.Front.Received.Select(request => request.Header("Authorization")?.Split(' ')[^1]).OfType<string>()
            .Where(token => token != target.Token && token.Count(character => character == '.') == 2).Distinct().ToList();
        tokens.Should().HaveCountGreaterThan(Everybody - 1);
        return tokens;
    }

    /// <summary>The names of the accounts of runs that the UAA still has.</summary>
    private static async Task<IReadOnlyList<string>> LeftAccountsAsync(WritableTarget target, Action? first = null)
    {
        first?.Invoke();
        using var client = target.Client();
        var left = new List<string>();
        foreach (var name in Names(target).ToList())
        {
            var found = JsonNode.Parse(await client.GetStringAsync($"{Accounts}?filter=userName%20eq%20%22{name}%22"))!;
            left.AddRange(found["resources"]!.AsArray().Select(account => (string)account!["userName"]!));
        }

        return left;
    }

    private static async Task<IReadOnlyList<string>> SweepAsync(WritableTarget target)
    {
        await using var run = await ContractRun.StartAsync(Plan(target, settings => settings with { AllowWrites = false }));
        var swept = await run.SweepAsync(target.Folder);
        swept.Left.Should().BeEmpty();
        return swept.Removed;
    }
}
