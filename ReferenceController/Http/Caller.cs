using System.Collections.Immutable;

namespace CloudController.Reference.Http;

/// <summary>Who is asking, as the token says.</summary>
internal sealed record Caller(string UserId, ImmutableHashSet<string> Scopes)
{
    /// <summary>Somebody without a token, on a route that needs none.</summary>
    public static Caller Anonymous { get; } = new("", []);

    /// <summary>Somebody who is let in without proof, where a fault does so.</summary>
    public static Caller Everybody { get; } = new("", [Scope.Admin]);

    public bool IsAdmin => Scopes.Contains(Scope.Admin);

    /// <summary>Whether every item is seen, whoever has a role where it belongs.</summary>
    public bool SeesEverything => SeesSecrets || Scopes.Contains(Scope.GlobalAuditor);

    /// <summary>Whether nothing is hidden of any item.</summary>
    public bool SeesSecrets => IsAdmin || Scopes.Contains(Scope.AdminReadOnly);

    public bool Holds(string scope) => IsAdmin || Scopes.Contains(scope) || (scope == Scope.Read && SeesEverything);
}
