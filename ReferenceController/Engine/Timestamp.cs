using System.Globalization;

namespace CloudController.Reference.Engine;

/// <summary>Times as the API prints them: UTC, whole seconds, a final Z.</summary>
internal static class Timestamp
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Whether a text is a time in exactly the printed form.</summary>
    public static bool IsOne(string text) => DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static string Now(TimeProvider clock) => Print(clock.GetUtcNow());
}
