using System.Globalization;

namespace CloudController.Reference;

/// <summary>Times as the API prints them: UTC, whole seconds, a final Z.</summary>
internal static class Timestamp
{
    public static string Print(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Now(TimeProvider clock) => Print(clock.GetUtcNow());
}
