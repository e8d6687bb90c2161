using CloudController.Reference.Http;

namespace CloudController.Reference.Auth;

/// <summary>Which scopes a route asks for, and what it answers to a token without them.</summary>
/// <param name="NeedsToken">Whether a request without a valid token is refused.</param>
/// <param name="NeededScope">The scope that the token must hold; an admin's token holds every one.</param>
/// <param name="MissingScope">The answer to a token without that scope.</param>
/// <param name="AdminOnly">Whether the scope alone is not enough.</param>
internal sealed record RouteAccess(bool NeedsToken, string? NeededScope, ApiError MissingScope, bool AdminOnly)
{
    public static readonly RouteAccess Open = new(false, null, Errors.NotAuthorized, false);

    public static readonly RouteAccess AnyToken = new(true, null, Errors.NotAuthorized, false);

    /// <summary>The v2 family names a missing scope as such.</summary>
    public static readonly RouteAccess V2Read = new(true, Scope.Read, Errors.InsufficientScope, false);

    public static readonly RouteAccess V2AdminWrite = new(true, Scope.Write, Errors.InsufficientScope, true);

    public static readonly RouteAccess V3Read = new(true, Scope.Read, Errors.NotAuthorized, false);

    public static readonly RouteAccess V3Write = new(true, Scope.Write, Errors.NotAuthorized, false);
}
