using System.Text.Json;

namespace CloudController.Contract.Versions;

/// <summary>From which version to which something is part of an API; both ends may be open.</summary>
/// <param name="Since">The first version that has it; <c>null</c> where it is as old as the contract's dates reach.</param>
/// <param name="Until">The first version that does not have it any more; <c>null</c> where every later one has it.</param>
internal sealed record Lifetime(Version? Since, Version? Until)
{
    internal const string SinceName = "since";

    internal const string UntilName = "until";

    /// <summary>The lifetime that an object states by its members <c>since</c> and <c>until</c>.</summary>
    /// <exception cref="FormatException">One of them is no version, or they leave no version in between.</exception>
    internal static Lifetime Of(JsonElement dated)
    {
        var (since, until) = (Stated(dated, SinceName), Stated(dated, UntilName));
        if (since is not null && until is not null && since >= until)
            throw new FormatException($"what came with {since} cannot have been removed with {until}");
        return new(since, until);
    }

    /// <summary>Whether a target of <paramref name="version"/> has it for certain; <c>null</c> stands for the newest version.</summary>
    internal bool IsCertainAt(ApiVersion? version) => version is null
        ? Until is null
        : (Since is null || version.Number > Since || (version.Number == Since && !version.IsPreview))
            && (Until is null || version.Number < Until);

    /// <summary>
    /// Whether a target of <paramref name="version"/> may have it: a preview may have what the version of its number brings or takes away.
    /// </summary>
    internal bool IsPossibleAt(ApiVersion? version) => version is null
        ? Until is null
        : (Since is null || version.Number >= Since)
            && (Until is null || version.Number < Until || (version.Number == Until && version.IsPreview));

    private static Version? Stated(JsonElement dated, string name) =>
        dated.ValueKind == JsonValueKind.Object && dated.TryGetProperty(name, out var stated) && stated.ValueKind == JsonValueKind.String
            ? Parse(stated.GetString()!)
            : null;

    /// <exception cref="FormatException"><paramref name="text"/> is not three numbers.</exception>
    internal static Version Parse(string text) =>
        VersionNumber.Of(text) is { } version && version.ToString() == text
            ? version
            : throw new FormatException($"'{text}' is not a version like 3.195.0");
}
