using System.IO.Enumeration;

namespace CloudController.Contract.Contracts;

/// <summary>
/// Endpoints chosen by name, as <c>Contract:Endpoints</c> has them: <c>*</c> stands for any characters, <c>?</c> for one, and what begins
/// with <c>!</c> leaves out. Without a pattern that chooses, all are chosen: <c>!v3.apps*</c> is everything but apps.
/// </summary>
/// <param name="Patterns">The patterns; none for all endpoints.</param>
public sealed record EndpointPatterns(IReadOnlyList<string> Patterns)
{
    private const char Without = '!';

    /// <summary>Whether an endpoint called <paramref name="name"/>, such as <c>v3.packages.get</c>, is chosen.</summary>
    public bool Includes(string name)
    {
        var chosen = Patterns.Where(pattern => pattern[0] != Without).ToList();
        return (chosen.Count == 0 || chosen.Exists(pattern => Matches(pattern, name)))
            && !Patterns.Any(pattern => pattern[0] == Without && Matches(pattern, name));
    }

    /// <summary>The first pattern that fits none of <paramref name="names"/>; <c>null</c> where each fits some.</summary>
    public string? FirstWithout(IReadOnlyCollection<string> names) =>
        Patterns.FirstOrDefault(pattern => !names.Any(name => Matches(pattern, name)));

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", Patterns);

    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.AsSpan().TrimStart(Without), name, ignoreCase: false);
}
