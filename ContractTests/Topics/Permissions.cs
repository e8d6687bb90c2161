using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// What users see whose roles are limited. The oracle is what the user of the run sees, and the roles that the target says the others have.
/// </summary>
[Topic("permissions", "Permitted roles", NeedsUsers = true, OneSubjectDecides = true), RunsFor(Permitted.ToItems)]
public sealed class ItemPermissions(JsonUnderTest endpoint)
{
    /// <summary>So many items are asked for of those that a role decides about.</summary>
    private const int Most = 3;

    private const string Everybody = "All Roles";

    [Clauses]
    private static IEnumerable<ClauseRow<ItemPermissions>> Roles(EndpointContract contract) => contract.Roles
        .Where(role => role is { Limited: false } && role.Name != Everybody && role.Name.Length < 30)
        .Select(role => new ClauseRow<ItemPermissions>(
            "sees-it", $"whoever is {role.Name} where the item belongs is answered", topic => topic.SeesIt(role.Name),
            About: role.Name.ToLowerInvariant().Replace(' ', '-')));

    [Clause("others", "whoever has none of the permitted roles is refused, or told that there is no such item")]
    public async Task Others()
    {
        var permitted = endpoint.Contract.Roles.Select(role => role.Name).ToList();
        if (permitted.Contains(Everybody))
            throw new NotApplicableException("every role is permitted");
        // The note of a role that sees some items only may hold for other roles of the organization, too.
        var isNoted = endpoint.Contract.Roles.Any(role => role.Limited);
        var asked = await Ask((user, home) => isNoted ? user.IsStrangerTo(home) : !permitted.Exists(role => user.Has(role, home)));
        foreach (var (user, answer) in asked)
        {
            if (answer.Status is not (403 or 404))
                Deviate.UnlessDataMoved("permitted", $"403 or 404 for {user}, who has none of the permitted roles there",
                    $"status {answer.Status}", answer);
        }
    }

    private async Task SeesIt(string role)
    {
        foreach (var (user, answer) in await Ask((user, home) => user.Has(role, home)))
        {
            if (!endpoint.Contract.Allows(answer.Status))
                Deviate.UnlessDataMoved("permitted", $"status {endpoint.Contract.Response.Status} for {user}, who is {role} there",
                    $"status {answer.Status}", answer);
        }
    }

    /// <summary>The answers to users about items where <paramref name="isWanted"/> holds of them.</summary>
    private async Task<IReadOnlyList<(RunUser User, Exchange Answer)>> Ask(Func<RunUser, ItemHome, bool> isWanted)
    {
        var list = await endpoint.SubjectList();
        var users = await endpoint.Users();
        var asked = new List<(RunUser, Exchange)>();
        var items = list.Items.Where(item => item.Guid is not null).OrderBy(item => !IsWhereSomebodyHasARole(item, users));
        foreach (var item in items)
        {
            // What the user of the run is not shown either says nothing of roles.
            if (await HomeOf(item) is not { } home
                || !endpoint.Contract.Allows((await endpoint.Send(HttpMethod.Get, endpoint.RouteOf(item.Guid!), Query.None)).Status))
                continue;
            foreach (var user in users.Where(user => isWanted(user, home)))
            {
                var answer = await endpoint.Send(HttpMethod.Get, endpoint.RouteOf(item.Guid!), Query.None, user.Credential);
                if (answer.Status == 401)
                    Deviate.UndecidedBy(answer, $"the token of {user} is refused");
                asked.Add((user, answer));
                if (asked.Count == Most)
                    return asked;
            }
        }

        if (asked.Count == 0)
            Deviate.Undecided("no-such-user", "no user of Authentication:Users or Data:MakeUsers has such a role where an item belongs");
        return asked;
    }

    /// <summary>Such items are asked for first: of a long list few may be where a user has a role.</summary>
    private static bool IsWhereSomebodyHasARole(Item item, IReadOnlyList<RunUser> users)
    {
        string?[] places = [item.Guid, ItemHome.Related(item.Value, "space"), ItemHome.Related(item.Value, "organization")];
        return users.SelectMany(user => user.Roles).Any(role => places.OfType<string>().Any(place => place == role.Space
            || place == role.Organization));
    }

    /// <summary>Where an item belongs, by way of its app where it has one; <c>null</c> where that is not to be seen.</summary>
    private async Task<ItemHome?> HomeOf(Item item)
    {
        var (guid, name) = (item.Guid!, item.Contract.Name);
        var organization = name == "organization" ? guid : ItemHome.Related(item.Value, "organization");
        var space = name == "space" ? guid : ItemHome.Related(item.Value, "space");
        if (space is null && ItemHome.Related(item.Value, "app") is { } app)
            space = await RelatedOf($"/v3/apps/{Uri.EscapeDataString(app)}", "space");
        if (organization is null && space is not null)
            organization = await RelatedOf($"/v3/spaces/{Uri.EscapeDataString(space)}", "organization");
        return (space ?? organization) is null ? null : new(space, organization);
    }

    private async Task<string?> RelatedOf(string path, string relation) =>
        (await endpoint.Send(HttpMethod.Get, path, Query.None)).Item() is { } item ? ItemHome.Related(item, relation) : null;
}

/// <summary>What lists show to users whose roles are limited.</summary>
[Topic("permissions", "Permitted roles", NeedsUsers = true), RunsFor(Permitted.ToLists)]
public sealed class ListPermissions(ListUnderTest endpoint)
{
    private const int Most = 2;

    [Clause("part-of-all", "everybody is shown a part of what the user of the run is shown, and told how much that is")]
    public Task PartOfAll() => ForEach(async (_, own) =>
    {
        var all = (await endpoint.WholeList()).Items.Select(item => item.Key).ToHashSet();
        var last = own.Pages[^1];
        if (own.Items.FirstOrDefault(item => !all.Contains(item.Key)) is { } more)
            Deviate.UnlessDataMoved("permitted", "no item that the user of the run is not shown", $"{more}", last.Exchange, more.Pointer);
        if (own.IsComplete && last.Total != own.Items.Count)
            Deviate.UnlessDataMoved("total", $"{own.Items.Count} items in total, as many as are listed", $"{last.Total}", last.Exchange,
                last.TotalPointer);
    });

    [Clause("as-alone", "what the list of a user has is shown to the user alone, too; what it leaves out is not")]
    public Task AsAlone() => ForEach(async (user, own) =>
    {
        var seen = own.Items.Select(item => item.Guid).ToHashSet();
        var others = (await endpoint.WholeList()).Items.Where(item => !seen.Contains(item.Guid)).Take(Most);
        foreach (var (item, status) in own.Items.Take(Most).Select(item => (item, 200)).Concat(others.Select(item => (item, 404))))
        {
            if (item.Guid is not { } guid || endpoint.Resource.RouteOf(guid) is not { } route)
                continue;
            var alone = await endpoint.Send(HttpMethod.Get, route, Query.None, user.Credential);
            if (alone.Status == 401)
                Deviate.UndecidedBy(alone, $"the token of {user} is refused");
            if (alone.Status != status)
                Deviate.UnlessDataMoved(
                    "as-alone", $"status {status} for {user}, whose list {(status == 200 ? "has" : "leaves out")} {item}",
                    $"status {alone.Status}", alone);
        }
    });

    private async Task ForEach(Func<RunUser, ItemList, Task> check)
    {
        foreach (var user in await endpoint.Users())
        {
            var plain = await endpoint.Get(Query.None, user.Credential);
            if (plain.Status is 401 or 403)
                Deviate.UndecidedBy(plain, $"the token of {user} may not read");
            await check(user, await endpoint.As(user).List(Query.None));
        }
    }
}
