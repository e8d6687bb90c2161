using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.ContractTests;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.Suite;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Permissions;

/// <summary>What users see whose roles are limited, at a controller that keeps to the documents and at some that do not.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class PermissionTests
{
    private UsersOfRoles _users = null!;

    /// <summary>What is done to the answer to a user, and the rules that are broken by it.</summary>
    private static readonly (string Name, Func<Call, UsersOfRoles, Task<Reply>> Answer, string[] Rules)[] Faults =
    [
        ("everybody sees every item alone",
            (call, users) => IsItem(call) ? AsAdmin(call, users) : call.Honest(), ["ListPermissions.AsAlone", "ItemPermissions.Others"]),
        ("nobody sees an item alone",
            (call, users) => IsItem(call) && IsOfUser(call, users) ? call.HonestTo($"/v3/spaces/{Guid.Empty}") : call.Honest(),
            ["ListPermissions.AsAlone", "ItemPermissions.Roles"]),
        ("lists show everything, totals too",
            (call, users) => IsList(call) ? AsAdmin(call, users) : call.Honest(), ["ListPermissions.AsAlone"]),
        ("totals count what is not listed",
            (call, users) => IsList(call) && IsOfUser(call, users) ? Counted(call) : call.Honest(), ["ListPermissions.PartOfAll"]),
    ];

    private static IEnumerable<string> FaultNames => Faults.Select(fault => fault.Name);

    private static ContractLibrary Spaces => Committed.Library.Only(endpoint => endpoint.Name is "v3.spaces" or "v3.spaces.get");

    [OneTimeSetUp]
    public async Task Start() => _users = await UsersOfRoles.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _users.DisposeAsync();

    [Test]
    public async Task Users_see_what_their_roles_permit()
    {
        var library = Committed.Library.Only(endpoint =>
            ContractTopics.Catalog.Of(endpoint).Any(check => check.NeedsUsers) && endpoint.Edition.Version == "3.228.0");
        var plan = _users.Plan(_users.Controller.Endpoint, library);

        var report = await SuiteRun.DecideAsync(plan);

        var ofUsers = report.Clauses.Where(clause => clause.Id.Contains("/permissions/")).ToList();
        report.Alarms().Should().BeEmpty();
        ofUsers.Count(clause => clause.Status == ClauseStatus.Passed).Should().BeGreaterThan(ofUsers.Count / 2);
    }

    [Test]
    public async Task A_run_without_other_users_states_nothing_of_them()
    {
        var report = await SuiteRun.DecideAsync(SuiteRun.Plan(_users.Controller.Endpoint, _users.Controller, Spaces));
        report.Clauses.Should().NotContain(clause => clause.Id.Contains("/permissions/"));
    }

    [TestCaseSource(nameof(FaultNames))]
    public async Task Who_sees_what_is_told_where_it_is_not_as_documented(string name)
    {
        var fault = Faults.Single(one => one.Name == name);
        using var honest = new HonestController(_users.Controller, _users.Controller.AdminToken);
        await using var front = new HostileServer(honest, _users.Controller.Endpoint, async call =>
            await call.Send(await fault.Answer(call, _users)));

        var report = await SuiteRun.DecideAsync(_users.Plan(front.Endpoint, Spaces));

        var rules = Spaces.Endpoints.SelectMany(ContractTopics.Catalog.Of).ToDictionary(check => check.Clause.Id, check => check.Rule);
        report.Clauses.Where(clause => clause.Status is ClauseStatus.Failed or ClauseStatus.Warning or ClauseStatus.Error)
            .Select(clause => rules[clause.Id].Split('/')[1].Split('-')[0]).Distinct()
            .Should().BeEquivalentTo(fault.Rules, string.Join('\n', report.Alarms()));
    }

    private static bool IsList(Call call) => call.Head.Path == "/v3/spaces";

    private static bool IsItem(Call call) =>
        call.Head.Path.StartsWith("/v3/spaces/", StringComparison.Ordinal) && Guid.TryParse(call.Head.Path.Split('/')[^1], out _);

    private static bool IsOfUser(Call call, UsersOfRoles users) =>
        call.Head.Header("Authorization") is { } shown
        && users.Tokens.Any(user => user.Key != "admin" && shown.EndsWith(user.Value, StringComparison.Ordinal));

    private static Task<Reply> AsAdmin(Call call, UsersOfRoles users) => IsOfUser(call, users)
        ? call.HonestAs($"bearer {users.Controller.AdminToken}")
        : call.Honest();

    private static async Task<Reply> Counted(Call call)
    {
        var reply = await call.Honest();
        var page = JsonNode.Parse(reply.Body)!;
        page["pagination"]!["total_results"] = (int)page["pagination"]!["total_results"]! + 1;
        return reply with { Body = System.Text.Encoding.UTF8.GetBytes(page.ToJsonString()) };
    }
}
