namespace CloudController.Reference;

/// <summary>The first stage of a request: from the Authorization header to the caller, before any parameter is looked at.</summary>
internal sealed class Authentication(TokenAuthority tokens)
{
    private const string Scheme = "bearer";

    public async Task<Caller> AuthenticateAsync(string? authorization, Access access)
    {
        if (!access.NeedsToken)
            return Caller.Anonymous;
        var token = BearerToken(authorization) ?? throw Errors.NotAuthenticated.AsException();
        var caller = await tokens.ReadAsync(token) ?? throw Errors.InvalidAuthToken.AsException();
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
