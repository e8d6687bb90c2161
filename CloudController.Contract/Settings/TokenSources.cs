using CloudController.Contract.Http;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Settings;

/// <summary>Chooses the token source that the settings name.</summary>
public static class TokenSources
{
    /// <summary>The source for <paramref name="login"/>.</summary>
    /// <param name="login">The settings.</param>
    /// <param name="target">How the target is reached.</param>
    /// <param name="redactor">Learns every secret.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="SettingsException">
    /// No way is set, or what is set cannot be used: the session of <c>cf login</c> cannot be read or belongs to another target.
    /// </exception>
    public static ITokenSource Of(AuthenticationSettings login, TargetOptions target, Redactor redactor, TimeProvider? time = null)
    {
        foreach (var secret in login.Secrets.Concat(ProxyInUse.Secrets(Environment.GetEnvironmentVariable)))
            redactor.Learn(secret);
        RefuseGoodToken(login.ExpiredToken, (time ?? TimeProvider.System).GetUtcNow());
        return login switch
        {
            { BearerToken: { } token } => new FixedToken(token, "Authentication:BearerToken"),
            { Username: { } name, Password: { } password } => new UaaToken(target, UaaGrant.Password(name, password), redactor),
            { Passcode: { } passcode } => new UaaToken(target, UaaGrant.OfPasscode(passcode), redactor),
            { ClientId: { } id, ClientSecret: { } secret } => new UaaToken(target, UaaGrant.Client(id, secret), redactor),
            { CfHome: { } home } => new UaaToken(target, CfSession.Read(home, target.Endpoint, redactor), redactor),
            _ => throw new SettingsException("no Authentication setting is set"),
        };
    }

    /// <summary>
    /// Refuses an <c>ExpiredToken</c> that has not expired: a target that accepts it would be accused of accepting expired tokens.
    /// </summary>
    private static void RefuseGoodToken(string? token, DateTimeOffset now)
    {
        if (token is not null && TokenClaims.Of(token).Expires is { } end && end > now)
        {
            throw new SettingsException(FormattableString.Invariant(
                $"Authentication:ExpiredToken has not expired: it is good until {end:yyyy-MM-dd'T'HH:mm:ss'Z'}; leave it out, or wait"));
        }
    }
}
