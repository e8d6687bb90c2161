using System.Text.Json;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Json;

namespace CloudController.Contract.Suite;

/// <summary>A user who may see less than the one of the run.</summary>
/// <param name="Name">What the settings call the user.</param>
/// <param name="Credential">What requests of the user show.</param>
/// <param name="Roles">The roles that the target says the user has.</param>
/// <param name="Everywhere">The roles that the token gives everywhere, as the documents call them.</param>
public sealed record RunUser(string Name, Credential Credential, IReadOnlyList<UserRole> Roles, IReadOnlyList<string> Everywhere)
{
    /// <summary>Whether the user has <paramref name="role"/>, as the documents call it, where an item is.</summary>
    public bool Has(string role, ItemHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return Everywhere.Contains(role) || Roles.Any(one => one.Type == UserRole.TypeOf(role)
            && (home.Space is not null && one.Space is not null ? one.Space == home.Space : one.Organization == home.Organization));
    }

    /// <summary>Whether the user has no role at all in the organization where an item is, nor everywhere.</summary>
    public bool IsStrangerTo(ItemHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return Everywhere.Count == 0
            && !Roles.Any(role => role.Organization is null || home.Organization is null || role.Organization == home.Organization);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A role of a user.</summary>
/// <param name="Type">Its type, as the API writes it: <c>space_developer</c>.</param>
/// <param name="Space">The guid of the space; <c>null</c> for a role in an organization.</param>
/// <param name="Organization">The guid of the organization, also of that of the space; <c>null</c> where it is not to be seen.</param>
public sealed record UserRole(string Type, string? Space, string? Organization)
{
    /// <summary>The type of the role that documents call <paramref name="role"/>: <c>Org Manager</c>.</summary>
    public static string TypeOf(string role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role.Replace("Org ", "organization_", StringComparison.Ordinal).Replace(' ', '_').ToLowerInvariant();
    }
}

/// <summary>Where an item belongs.</summary>
/// <param name="Space">The guid of the space; <c>null</c> where it is in none.</param>
/// <param name="Organization">The guid of the organization; <c>null</c> where it is in none.</param>
public sealed record ItemHome(string? Space, string? Organization)
{
    /// <summary>The guid that the relationship called <paramref name="relation"/> of a v3 item leads to; <c>null</c> for none.</summary>
    public static string? Related(JsonElement item, string relation) =>
        JsonPointer.FindText(item, $"/relationships/{relation}/data/guid");
}

/// <summary>The users of a run. Who they are, the target is asked once.</summary>
internal sealed class RunUsers
{
    private const string Clause = "permissions/roles";

    private static readonly Dictionary<string, string> ScopeNames = new(StringComparer.Ordinal)
    {
        ["cloud_controller.admin"] = "Admin",
        ["cloud_controller.admin_read_only"] = "Admin Read-Only",
        ["cloud_controller.global_auditor"] = "Global Auditor",
    };

    private readonly Lazy<Task<IReadOnlyList<RunUser>>> _users;

    /// <param name="client">Asks the target.</param>
    /// <param name="configured">The users of the settings, by name, and where their tokens come from.</param>
    /// <param name="made">The users that the run makes; <c>null</c> where it makes none.</param>
    /// <param name="cancellation">Ends every wait.</param>
    internal RunUsers(
        TargetClient client, IReadOnlyDictionary<string, ITokenSource> configured, MadeUsers? made, CancellationToken cancellation) =>
        _users = new(async () =>
        {
            var users = new List<RunUser>();
            var sources = made is null ? configured.ToList() : [.. configured, .. made.Sources];
            if (sources.Count == 0 && made?.WhyFew is { } why)
                throw new InconclusiveException("no-users", why);
            foreach (var (name, source) in sources.OrderBy(user => user.Key, StringComparer.Ordinal))
                users.Add(await OfAsync(client, name, source, cancellation).ConfigureAwait(false));
            return users;
        });

    internal Task<IReadOnlyList<RunUser>> All => _users.Value;

    private static async Task<RunUser> OfAsync(TargetClient client, string name, ITokenSource source, CancellationToken cancellation)
    {
        var claims = TokenClaims.Of(await source.GetAsync(cancellation).ConfigureAwait(false));
        var roles = claims.User is { } guid ? await RolesAsync(client, guid, cancellation).ConfigureAwait(false) : [];
        var everywhere = claims.Scopes.Select(scope => ScopeNames.GetValueOrDefault(scope)).OfType<string>().ToList();
        return new(name, Credential.OfUser(name, source), roles, everywhere);
    }

    private static async Task<IReadOnlyList<UserRole>> RolesAsync(TargetClient client, string guid, CancellationToken cancellation)
    {
        var query = Query.None.With("user_guids", guid).With("per_page", 5_000);
        var answer = await client.SendAsync(new(HttpMethod.Get, "/v3/roles", query, Credential.Configured), Clause, cancellation)
            .ConfigureAwait(false);
        if (answer is not { Status: 200, Json.Value: { ValueKind: JsonValueKind.Object } body })
            throw new InconclusiveException(answer, $"the roles of a user cannot be read: GET /v3/roles answered {answer.Status}");
        var roles = new List<UserRole>();
        foreach (var role in JsonPointer.FindAll(body, "/resources/*"))
        {
            var space = ItemHome.Related(role, "space");
            var organization = space is null
                ? ItemHome.Related(role, "organization")
                : await OrganizationOfAsync(client, space, cancellation).ConfigureAwait(false);
            roles.Add(new(JsonPointer.FindText(role, "/type") ?? "", space, organization));
        }

        return roles;
    }

    private static async Task<string?> OrganizationOfAsync(TargetClient client, string space, CancellationToken cancellation)
    {
        var path = $"/v3/spaces/{Uri.EscapeDataString(space)}";
        var answer = await client.SendAsync(new(HttpMethod.Get, path, Query.None, Credential.Configured), Clause, cancellation)
            .ConfigureAwait(false);
        return answer.Json.Value is { ValueKind: JsonValueKind.Object } body ? ItemHome.Related(body, "organization") : null;
    }
}
