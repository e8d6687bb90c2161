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

    public bool Holds(string scope) => IsAdmin || Scopes.Contains(scope);
}
