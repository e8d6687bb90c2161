using System.Text.RegularExpressions;

namespace CloudController.Contract.Versions;

/// <summary>Versions as Cloud Controllers and documents write them.</summary>
internal static partial class VersionNumber
{
    /// <summary>The number that <paramref name="text"/> begins with, in three parts; <c>null</c> where there is none.</summary>
    internal static Version? Of(string text) => LeadingNumber().Match(text) is { Success: true } match
        && Version.Parse(match.Value) is var number
        ? new(number.Major, number.Minor, Math.Max(0, number.Build))
        : null;

    [GeneratedRegex(@"^[0-9]{1,6}(\.[0-9]{1,6}){1,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingNumber();
}
