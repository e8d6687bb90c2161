using System.Collections.Immutable;
using CloudController.Reference.Http;

namespace CloudController.Reference.Auth;

/// <summary>What a token says about its bearer.</summary>
/// <param name="UserId">The user_id claim.</param>
/// <param name="Scopes">The scope claim, for example <c>cloud_controller.read</c>.</param>
public sealed record TokenGrant(string UserId, ImmutableArray<string> Scopes)
{
    /// <summary>Sees and writes everything.</summary>
    public static TokenGrant Admin { get; } = new("reference-admin", [Scope.Admin]);

    /// <summary>Reads, but has no role in any space: sees every buildpack and no package.</summary>
    public static TokenGrant Reader { get; } = new("reference-reader", [Scope.Read]);

    /// <summary>Sees everything and writes nothing.</summary>
    public static TokenGrant AdminReadOnly { get; } = new("reference-admin-read-only", [Scope.AdminReadOnly]);

    /// <summary>Sees every item, without its secrets.</summary>
    public static TokenGrant GlobalAuditor { get; } = new("reference-global-auditor", [Scope.GlobalAuditor]);

    /// <summary>Sees what one of the users of the data sees: what the roles of that user allow.</summary>
    /// <param name="userGuid">The user, as <c>/v3/users</c> names it.</param>
    public static TokenGrant Of(string userGuid) => new(userGuid, [Scope.Read]);

    /// <summary>The aud claim; the controller accepts <c>cloud_controller</c> only.</summary>
    public string Audience { get; init; } = TokenAuthority.Audience;

    /// <summary>The time from issue to expiry; negative for a token that is born expired.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(7);
}
