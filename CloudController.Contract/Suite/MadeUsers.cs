using System.Security.Cryptography;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Http;
using CloudController.Contract.Writes;

namespace CloudController.Contract.Suite;

/// <summary>
/// The users that a run makes of its own: one for each role of v3, in the organization and the space that the run made, and one without any.
/// Those that the settings name are not made. Whatever keeps users from being made leaves clauses undecided.
/// </summary>
/// <param name="plan">What was asked for.</param>
internal sealed class MadeUsers(RunPlan plan) : IDisposable
{
    private const string Clause = "workbench/users";
    private const string Setting = "Data:MakeUsers";
    private const string Family = "v3";
    private const string Organization = "organization";
    private const string Space = "space";
    private const string Member = "organization_user";
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int PasswordLength = 32;

    /// <summary>At the end of a password, because a UAA may ask for each kind of character.</summary>
    private const string OneOfEachKind = "-Aa1";

    private static readonly string[] Names =
    [
        "nobody", Member, "organization_auditor", "organization_manager", "organization_billing_manager",
        "space_auditor", "space_developer", "space_manager", "space_supporter",
    ];

    private readonly Dictionary<string, ITokenSource> _sources = new(StringComparer.Ordinal);
    private readonly List<UaaToken> _tokens = [];
    private readonly List<string> _troubles = [];

    /// <summary>The users by name, and where their tokens come from.</summary>
    internal IReadOnlyDictionary<string, ITokenSource> Sources => _sources;

    /// <summary>Why there are fewer users than were asked for, as a sentence; <c>null</c> where there are not.</summary>
    internal string? WhyFew => _troubles.Count == 0 ? null
        : $"{(_sources.Count == 0 ? "no users were made" : "not every user was made")}: {string.Join("; ", _troubles)}";

    /// <summary>Makes the users, if clauses about <paramref name="endpoints"/> need any, and what their roles decide about.</summary>
    /// <exception cref="RunBrokenException">The run cannot go on.</exception>
    internal async Task MakeAsync(Workbench bench, IReadOnlyList<EndpointContract> endpoints, CancellationToken cancellation)
    {
        if (!plan.Settings.MakeUsers)
            return;
        var withRoles = endpoints.Where(endpoint => plan.Topics.Of(endpoint).Any(check => check.NeedsUsers)).ToList();
        if (withRoles.Count == 0)
        {
            _troubles.Add("no endpoint of the run has clauses about permitted roles");
            return;
        }

        if (bench.Makers.Named("v3.users.create") is not { } users || bench.Makers.Named("v3.roles.create") is not { } roles)
        {
            _troubles.Add("the edition that is held against the target has no requests that make users and roles");
            return;
        }

        try
        {
            foreach (var name in Names.Where(name => !plan.Users.ContainsKey(name)))
                await MakeAsync(bench, users, roles, name, cancellation).ConfigureAwait(false);
        }
        catch (Exception trouble) when (IsOfUsersOnly(trouble))
        {
            _troubles.Add(trouble.Message);
        }

        if (_sources.Count > 0)
            await ProvideAsync(bench, roles, withRoles, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _tokens.ForEach(token => token.Dispose());

    private static bool IsOfUsersOnly(Exception trouble) =>
        trouble is InconclusiveException or TargetTroubleException and not RunBrokenException;

    /// <summary>A role that is refused is one of a later version; the other users are made nevertheless.</summary>
    private async Task MakeAsync(
        Workbench bench, EndpointContract users, EndpointContract roles, string name, CancellationToken cancellation)
    {
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength) + OneOfEachKind;
        plan.Redactor.Learn(password);
        var account = await bench.Accounts.MakeAsync(password, cancellation).ConfigureAwait(false);
        var body = BodyTemplate.Fill(users.Write!.Body!.Value, new Dictionary<string, string>
        {
            [BodyTemplate.Unique] = account.Name, [BodyTemplate.NewGuid] = account.Id!,
        });
        var user = await bench.OfferAsync(users, body, Clause, cancellation).ConfigureAwait(false);
        if (user.Item is null)
            throw new InconclusiveException(user.Answer, $"POST {users.Route} answered {user.Answer.Status}");
        foreach (var role in RolesOf(name))
        {
            var place = role.StartsWith(Space, StringComparison.Ordinal) ? Space : Organization;
            var where = await bench.SharedAsync(Family, place, Clause, cancellation).ConfigureAwait(false);
            var given = await bench.OfferAsync(roles, RoleOf(role, account.Id!, place, where.Guid), Clause, cancellation)
                .ConfigureAwait(false);
            if (given.Item is not null)
                continue;
            _troubles.Add($"POST {roles.Route} answered {given.Answer.Status} to {role}");
            return;
        }

        _sources[name] = await TokensAsync(account.Name, password, cancellation).ConfigureAwait(false);
    }

    /// <summary>A first token is asked for at once, so that a UAA that gives none is noticed before a clause needs one.</summary>
    private async Task<ITokenSource> TokensAsync(string username, string password, CancellationToken cancellation)
    {
        var grant = UaaGrant.Password(username, password) with { Setting = Setting, Renewal = $"check {Setting}" };
        var tokens = new UaaToken(plan.TargetOptions, grant, plan.Redactor);
        _tokens.Add(tokens);
        try
        {
            await tokens.GetAsync(cancellation).ConfigureAwait(false);
            return new UnbreakingToken(tokens);
        }
        catch (RunBrokenException trouble)
        {
            throw new InconclusiveException("no-users", trouble.Message);
        }
    }

    /// <summary>An item of each kind whose permitted roles are documented, where the users have their roles.</summary>
    private static async Task ProvideAsync(
        Workbench bench, EndpointContract roles, IReadOnlyList<EndpointContract> endpoints, CancellationToken cancellation)
    {
        var wanted = endpoints.Select(endpoint => endpoint.Resource?.Name).ToHashSet();
        foreach (var creation in bench.Makers.Creations.Where(creation =>
            creation.Edition.Family == Family && wanted.Contains(creation.Resource!.Name) && Makers.Needs(creation).Any()))
        {
            try
            {
                await bench.SharedAsync(Family, creation.Resource!.Name, Clause, cancellation).ConfigureAwait(false);
            }
            catch (Exception trouble) when (IsOfUsersOnly(trouble))
            {
                // Clauses that lack the item will tell.
            }
        }
    }

    /// <summary>Whoever has a role in a space or another one in an organization has to be a member of the organization.</summary>
    private static string[] RolesOf(string name) => name switch
    {
        "nobody" => [],
        Member => [Member],
        _ => [Member, name],
    };

    private static JsonElement RoleOf(string type, string user, string place, string where) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, object>
        {
            ["type"] = type,
            ["relationships"] = new Dictionary<string, object> { ["user"] = To(user), [place] = To(where) },
        });

    private static object To(string guid) => new { data = new { guid } };

    /// <summary>A UAA that gives a user no further token keeps the run from nothing but what the user would be shown.</summary>
    private sealed class UnbreakingToken(UaaToken tokens) : ITokenSource
    {
        public string Setting => tokens.Setting;

        public string Renewal => tokens.Renewal;

        public ValueTask<string> GetAsync(CancellationToken cancellationToken) => tokens.GetAsync(cancellationToken);

        public async ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken)
        {
            try
            {
                return await tokens.RefreshAsync(refused, cancellationToken).ConfigureAwait(false);
            }
            catch (RunBrokenException)
            {
                return false;
            }
        }
    }
}
