using System.Text.Json;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Settings;

/// <summary>Chooses the token source that the settings name.</summary>
public static class TokenSources
{
    /// <summary>The source for <paramref name="login"/>.</summary>
    /// <exception cref="SettingsException">No way is set, or the session of <c>cf login</c> cannot be read or belongs to another target.</exception>
    public static ITokenSource Of(AuthenticationSettings login, TargetOptions target, Redactor redactor) => login switch
    {
        { BearerToken: { } token } => new FixedToken(token),
        { Username: { } name, Password: { } password } => new UaaToken(target, UaaGrant.Password(name, password), redactor),
        { ClientId: { } id, ClientSecret: { } secret } => new UaaToken(target, UaaGrant.Client(id, secret), redactor),
        { CfHome: { } home } => new UaaToken(target, Session(home, target.Endpoint, redactor), redactor),
        _ => throw new SettingsException("no Authentication setting is set"),
    };

    private static UaaGrant Session(string home, Uri endpoint, Redactor redactor)
    {
        var file = Path.Combine(home, ".cf", "config.json");
        try
        {
            var session = StrictJson.Read(File.ReadAllBytes(file));
            if (session.Fault != JsonFault.None || session.Root.ValueKind != JsonValueKind.Object)
                throw new SettingsException($"Authentication:CfHome: {file} cannot be read: {session.Problem}");
            if (!Uri.TryCreate(JsonPointer.FindText(session.Root, "/Target"), UriKind.Absolute, out var target) || !Origin.Same(target, endpoint))
                throw new SettingsException($"Authentication:CfHome: {file} is a session with {target?.GetLeftPart(UriPartial.Authority) ?? "no target"}, not with CloudController:Endpoint");
            var access = JsonPointer.FindText(session.Root, "/AccessToken")?.Split(' ')[^1] ?? "";
            var refresh = JsonPointer.FindText(session.Root, "/RefreshToken") ?? "";
            if (access.Length == 0)
                throw new SettingsException($"Authentication:CfHome: {file} holds no session; run cf login");
            redactor.Learn(access);
            redactor.Learn(refresh);
            return UaaGrant.Session(access, refresh);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Authentication:CfHome: {file} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
