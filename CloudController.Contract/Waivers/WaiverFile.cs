using System.Globalization;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Waivers;

/// <summary>Reads the file that <c>Contract:Waivers</c> names. Its form is <c>waivers.schema.json</c>, which travels with the library.</summary>
public static class WaiverFile
{
    private const string Setting = "Contract:Waivers";

    private static string Schema => Path.Combine(AppContext.BaseDirectory, "Waivers", "waivers.schema.json");

    /// <summary>The waivers in <paramref name="file"/>, in their order.</summary>
    /// <exception cref="SettingsException">The file cannot be read or does not have the form; the message names file and entry.</exception>
    public static IReadOnlyList<Waiver> Read(string file)
    {
        try
        {
            var reading = StrictJson.Read(File.ReadAllBytes(file));
            if (reading.Fault != JsonFault.None)
                throw Bad(file, reading.Problem);
            if (ResponseSchema.Load(Schema).Validate(reading.Root) is [var first, ..])
                throw Bad(file, $"{(first.Pointer.Length == 0 ? "the file" : first.Pointer)} must be {first.Expected}, but is {first.Actual}");
            return reading.Root.GetProperty("waivers").EnumerateArray().Select((entry, at) => Entry(entry, file, at)).ToList();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Setting}: {file} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static Waiver Entry(JsonElement entry, string file, int at)
    {
        var expires = JsonPointer.FindText(entry, "/expires")!;
        return new()
        {
            Clause = JsonPointer.FindText(entry, "/clause")!,
            Fingerprint = JsonPointer.FindText(entry, "/fingerprint"),
            Reason = JsonPointer.FindText(entry, "/reason")!,
            Issue = JsonPointer.FindText(entry, "/issue")!,
            Expires = DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw Bad(file, $"/waivers/{at}/expires is {expires}, which is no day of the calendar"),
            Target = entry.TryGetProperty("target", out _) ? new(Number(entry, "/target/from"), Number(entry, "/target/before")) : null,
        };
    }

    private static Version? Number(JsonElement entry, string pointer) =>
        JsonPointer.FindText(entry, pointer) is { } text ? VersionNumber.Of(text) : null;

    private static SettingsException Bad(string file, string why) => new($"{Setting}: {file}: {why}");
}
