using CloudController.Reference.Http;

namespace CloudController.Reference.Auth;

/// <summary>The first stage of a request: from the Authorization header to the caller, before any parameter is looked at.</summary>
internal sealed class Authenticator(TokenAuthority tokens)
{
    private const string Scheme = "bearer";

    public async Task<Caller> AuthenticateAsync(string? authorization, RouteAccess access, TokenTrouble forgiven = TokenTrouble.None)
    {
        if (!access.NeedsToken)
            return Caller.Anonymous;
        var token = BearerToken(authorization);
        if (token is null && forgiven.HasFlag(authorization is null ? TokenTrouble.Missing : TokenTrouble.OtherScheme))
            return Caller.Everybody;
        var caller = token is null
            ? throw Errors.NotAuthenticated.AsException()
            : await tokens.ReadAsync(token, forgiven) ?? throw Errors.InvalidAuthToken.AsException();
        if (access.NeededScope is { } scope && !caller.Holds(scope))
            throw access.MissingScope.AsException();
        if (access.AdminOnly && !caller.IsAdmin)
            throw Errors.NotAuthorized.AsException();
        return caller;
    }

    private static string? BearerToken(string? authorization) =>
        authorization?.Split(' ', 2) is [var scheme, .. var rest] && scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? string.Concat(rest).Trim()
            : null;
}
