namespace CloudController.Contract.Versions;

/// <summary>The version of an API family as a target states it.</summary>
/// <param name="Number">Major, minor and patch.</param>
/// <param name="IsPreview">
/// Whether it precedes the version of that number, like <c>3.99.0-rc.1</c>: such a target may have what came with the number, and may not.
/// </param>
public sealed record ApiVersion(Version Number, bool IsPreview = false)
{
    /// <summary>
    /// The version that <paramref name="text"/> states, without build metadata (<c>+cf-k8s</c>); <c>null</c> where it is none.
    /// </summary>
    public static ApiVersion? Of(string text) =>
        VersionNumber.Of(text) is { } number ? new(number, text.TrimStart(NumberCharacters).StartsWith('-')) : null;

    private static readonly char[] NumberCharacters = [.. "0123456789."];
}
