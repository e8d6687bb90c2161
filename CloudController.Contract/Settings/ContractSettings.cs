using System.Collections.Immutable;
using CloudController.Contract.Contracts;

namespace CloudController.Contract.Settings;

/// <summary>The settings of a run. Immutable; <see cref="SettingsReader"/> reads them.</summary>
public sealed record ContractSettings
{
    /// <summary>
    /// <c>CloudController:Endpoint</c>: scheme, host and port of the target; <c>null</c> for the embedded reference controller.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary><c>Embedded:Edition</c>: which edition the embedded controller speaks.</summary>
    public string EmbeddedEdition { get; init; } = "2015";

    /// <summary>
    /// <c>CloudController:ExternalOrigin</c>: what links may have for scheme, host and port beside those of the endpoint, where the target
    /// is reached through a tunnel or under another name. Nothing is ever sent there.
    /// </summary>
    public IReadOnlyList<Uri> ExternalOrigin { get; init; } = [];

    /// <summary><c>CloudController:SkipTlsVerification</c>: whether a certificate that does not verify is accepted.</summary>
    public bool SkipTlsVerification { get; init; }

    /// <summary><c>CloudController:RequestTimeout</c>: the longest a request may take, from 100 milliseconds to 10 minutes.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>CloudController:MaxResponseBytes</c>: the largest body that is read, from 1 KiB to 1 GiB.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary><c>CloudController:MaxConcurrency</c>: how many requests are under way at most, from 1 to 64.</summary>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>The <c>Authentication</c> section.</summary>
    public AuthenticationSettings Authentication { get; init; } = new();

    /// <summary><c>Contract:EditionV2</c>: <c>auto</c> or the name of an edition.</summary>
    public string EditionV2 { get; init; } = AutoEdition;

    /// <summary><c>Contract:EditionV3</c>: <c>auto</c> or the name of an edition.</summary>
    public string EditionV3 { get; init; } = AutoEdition;

    /// <summary>
    /// <c>Contract:Endpoints</c>: the endpoints to test, by name, with <c>*</c> for any characters and <c>!</c> before those to leave out;
    /// empty for all.
    /// </summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>
    /// <c>Contract:Depth</c>: how much of them; <c>null</c>, the default, for everything of the embedded controller and the standard depth
    /// elsewhere.
    /// </summary>
    public RunDepth? Depth { get; init; }

    /// <summary><c>Contract:Strict</c>: whether a broken implied clause fails the run.</summary>
    public bool Strict { get; init; }

    /// <summary><c>Contract:MinimumDecided</c>: with fewer decided clauses the run is vacuous.</summary>
    public int MinimumDecided { get; init; } = 50;

    /// <summary>
    /// <c>Contract:Require</c>: the families and endpoints that must be tested for the run to say anything; empty for none; <c>null</c>,
    /// the default, for every family that the target serves, and an item in any list.
    /// </summary>
    public IReadOnlyList<string>? Require { get; init; }

    /// <summary><c>Contract:Waivers</c>: the file of waivers; <c>null</c> for none.</summary>
    public string? Waivers { get; init; }

    /// <summary>
    /// <c>Contract:Resume</c>: whether the run goes on where the run before it broke off, if that was less than a day ago.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary><c>Contract:FailOn</c>: whether deviations fail the run that the run before against the same target saw, too.</summary>
    public FailOn FailOn { get; init; } = FailOn.Any;

    /// <summary>
    /// <c>Data:AllowWrites</c>: whether the run may make items of its own, and change and remove those; otherwise nothing but GET, HEAD and
    /// OPTIONS leaves.
    /// </summary>
    public bool AllowWrites { get; init; }

    /// <summary><c>Data:Keep</c>: whether what the run made is left where it is, and listed.</summary>
    public bool Keep { get; init; }

    /// <summary>
    /// <c>Data:MakeUsers</c>: whether the run makes a user for each role of v3, with an account in the UAA of the target, and one without.
    /// </summary>
    public bool MakeUsers { get; init; }

    /// <summary><c>Data:MaxPagesPerWalk</c>: the longest walk through a list, from 2 to 1000 pages.</summary>
    public int MaxPagesPerWalk { get; init; } = 20;

    /// <summary><c>Report:Directory</c>: where the reports are written.</summary>
    public string ReportDirectory { get; init; } = Path.Combine("TestResults", "contract");

    /// <summary>The value of <c>Embedded:Edition</c> for the newest editions.</summary>
    public const string CurrentEdition = "current";

    /// <summary>The value of a list setting for the empty list, because an empty value counts as not set.</summary>
    public const string Nothing = "none";

    /// <summary>The value of the edition settings for the edition that fits the version which the target states.</summary>
    public const string AutoEdition = "auto";
}

/// <summary>Which deviations fail a run.</summary>
public enum FailOn
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Those that the run before against the same target did not see.</summary>
    New,
}

/// <summary>How the run proves who it is. At most one way is set.</summary>
public sealed record AuthenticationSettings
{
    /// <summary><c>Authentication:BearerToken</c>: a token, with or without the word bearer.</summary>
    public string? BearerToken { get; init; }

    /// <summary>
    /// <c>Authentication:ExpiredToken</c>: a token of the target that was valid once; without it the printed one is shown.
    /// </summary>
    public string? ExpiredToken { get; init; }

    /// <summary><c>Authentication:Username</c>, together with <c>Authentication:Password</c>.</summary>
    public string? Username { get; init; }

    /// <summary><c>Authentication:Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary><c>Authentication:ClientId</c>, together with <c>Authentication:ClientSecret</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary><c>Authentication:ClientSecret</c>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary><c>Authentication:Passcode</c>: a code for one token, which the login server shows to who has signed in.</summary>
    public string? Passcode { get; init; }

    /// <summary><c>Authentication:CfHome</c>: the folder whose <c>.cf/config.json</c> holds the session of <c>cf login</c>.</summary>
    public string? CfHome { get; init; }

    /// <summary>
    /// <c>Authentication:Users:&lt;name&gt;</c>: users who may see less than the one of the run, each with a token, or with Username and
    /// Password below the name. Their roles are found out.
    /// </summary>
    public IReadOnlyDictionary<string, AuthenticationSettings> Users { get; init; } =
        ImmutableDictionary<string, AuthenticationSettings>.Empty;

    /// <summary>Everything that must never be shown.</summary>
    public IEnumerable<string?> Secrets =>
        [BearerToken, ExpiredToken, Password, Passcode, ClientSecret, .. Users.Values.SelectMany(user => user.Secrets)];

    /// <summary>These settings with one more of a user.</summary>
    /// <exception cref="SettingsException">The key is none of a user.</exception>
    internal AuthenticationSettings WithUser(string key, string text, Func<string> token)
    {
        var parts = key[SettingsReader.UsersSection.Length..].Split(':');
        var user = Users.GetValueOrDefault(parts[0], new());
        user = (parts.Length == 1 ? nameof(BearerToken) : string.Join(':', parts.Skip(1))) switch
        {
            nameof(BearerToken) => user with { BearerToken = token() },
            nameof(Username) => user with { Username = text },
            nameof(Password) => user with { Password = text },
            var other => throw new SettingsException(
                $"the setting {key} is unknown; a user has a token, or {nameof(Username)} and {nameof(Password)}, not {other}"),
        };
        return this with { Users = new Dictionary<string, AuthenticationSettings>(Users) { [parts[0]] = user } };
    }

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => nameof(AuthenticationSettings);
}
