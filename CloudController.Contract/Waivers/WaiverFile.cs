using System.Globalization;
using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Waivers;

/// <summary>
/// Reads the file that <c>Contract:Waivers</c> names. Its form is <c>waivers.schema.json</c>, which travels with the library.
/// </summary>
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
            var text = UnicodeFile.Read(file);
            var reading = StrictJson.Read(text);
            if (reading.Fault != JsonFault.None)
                throw Bad(file, reading.Problem);
            var schema = ResponseSchema.Load(Schema);
            // An unknown member is told first: it is often a misspelling of a required one that then seems to be missing.
            if (schema.Validate(reading.Root).OrderBy(wrong => wrong.Rule != SchemaDeviation.Undocumented).ToList() is [var first, ..])
                throw Bad(file, What(first, schema.Definition) + JsonPosition.Of(text, first.Pointer));
            return reading.Root.GetProperty("waivers").EnumerateArray().Select((entry, at) => Entry(entry, text, file, at)).ToList();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Setting}: {file} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    private static Waiver Entry(JsonElement entry, byte[] text, string file, int at)
    {
        var expires = JsonPointer.FindText(entry, "/expires")!;
        var place = $"/waivers/{at}/expires";
        return new()
        {
            Clause = JsonPointer.FindText(entry, "/clause")!,
            Fingerprint = JsonPointer.FindText(entry, "/fingerprint"),
            Reason = JsonPointer.FindText(entry, "/reason")!,
            Issue = JsonPointer.FindText(entry, "/issue")!,
            Expires = DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw Bad(file, $"{place} is {expires}, which is no day of the calendar{JsonPosition.Of(text, place)}"),
            Target = entry.TryGetProperty("target", out _) ? new(Number(entry, "/target/from"), Number(entry, "/target/before")) : null,
        };
    }

    private static string What(SchemaDeviation wrong, JsonElement schema)
    {
        if (wrong.Rule != SchemaDeviation.Undocumented)
            return $"{(wrong.Pointer.Length == 0 ? "the file" : wrong.Pointer)} must be {wrong.Expected}, but is {wrong.Actual}";
        var member = JsonPointer.Segments(wrong.Pointer).Last();
        var known = Members(schema, JsonPointer.Parent(wrong.Pointer)).ToList();
        return $"{wrong.Pointer} must be {wrong.Expected}, but is there: the member {member} is unknown; "
            + $"the members are {string.Join(", ", known)}{DidYouMean.Hint(member, known)}";
    }

    /// <summary>What the schema has for the object at <paramref name="pointer"/>.</summary>
    private static IEnumerable<string> Members(JsonElement schema, string pointer)
    {
        var steps = JsonPointer
            .Segments(pointer)
            .Select(part => part.All(char.IsAsciiDigit) ? "/items" : JsonPointer.Append("/properties", part));
        var place = string.Concat(steps);
        return JsonPointer.Find(schema, $"{place}/properties") is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().Select(member => member.Name)
            : [];
    }

    private static Version? Number(JsonElement entry, string pointer) =>
        JsonPointer.FindText(entry, pointer) is { } text ? VersionNumber.Of(text) : null;

    private static SettingsException Bad(string file, string why) => new($"{Setting}: {file}: {why}");
}
