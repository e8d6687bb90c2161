namespace CloudController.Contract.Http;

/// <summary>What is shown to the UAA.</summary>
/// <param name="Setting">The setting to name where it is refused.</param>
/// <param name="ClientId">The OAuth client.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Form">The fields of the grant; empty where there is nothing but a refresh token.</param>
/// <param name="FirstToken">A token to use before any is asked for.</param>
public sealed record UaaGrant(
    string Setting, string ClientId, string ClientSecret, IReadOnlyDictionary<string, string> Form, string? FirstToken = null)
{
    /// <summary>The client of the cf command line, which has no secret.</summary>
    public const string CommandLine = "cf";

    /// <summary>A token to get the next access token with, before <see cref="Form"/> is shown; <c>null</c> where there is none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Whether <see cref="Form"/> is good for one token only.</summary>
    public bool IsGoodOnce { get; init; }

    /// <summary>What the user has to do where the UAA accepts none of this any more, as a sentence.</summary>
    public string Renewal { get; init; } = $"check {Setting}";

    /// <summary>A user's name and password, shown by the client of the cf command line.</summary>
    public static UaaGrant Password(string username, string password) => new(
        "Authentication:Username and Authentication:Password", CommandLine, "",
        new Dictionary<string, string> { ["grant_type"] = "password", ["username"] = username, ["password"] = password });

    /// <summary>A code that the login server shows to somebody who has signed in, as <c>cf login --sso</c> takes it.</summary>
    public static UaaGrant OfPasscode(string passcode) => new(
        "Authentication:Passcode", CommandLine, "",
        new Dictionary<string, string> { ["grant_type"] = "password", ["passcode"] = passcode })
    {
        IsGoodOnce = true,
        Renewal = "a passcode is good once and for a few minutes, so get another one from the login server",
    };

    /// <summary>A client of its own right.</summary>
    public static UaaGrant Client(string id, string secret) => new(
        "Authentication:ClientId and Authentication:ClientSecret", id, secret,
        new Dictionary<string, string> { ["grant_type"] = "client_credentials" });

    /// <summary>The session of a <c>cf login</c>.</summary>
    /// <param name="accessToken">Its token.</param>
    /// <param name="refreshToken">What the next one is got with; <c>null</c> or empty where there is nothing.</param>
    /// <param name="clientId">The client that logged in, which alone may use the refresh token.</param>
    /// <param name="clientSecret">Its secret.</param>
    public static UaaGrant Session(string accessToken, string? refreshToken, string clientId =
        CommandLine, string clientSecret = "") => new(
        "Authentication:CfHome", clientId, clientSecret, new Dictionary<string, string>(), accessToken)
    {
        RefreshToken = string.IsNullOrEmpty(refreshToken) ? null : refreshToken,
        Renewal = "run cf login",
    };

    /// <summary>The session of a <c>cf auth --client-credentials</c>, which has no refresh token: the client asks again.</summary>
    /// <param name="accessToken">Its token.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="clientSecret">Its secret.</param>
    public static UaaGrant ClientSession(string accessToken, string clientId, string clientSecret) =>
        Session(accessToken, null, clientId, clientSecret) with
        {
            Form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" },
            Renewal = "run cf auth --client-credentials",
        };

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => Setting;
}
