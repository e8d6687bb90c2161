using System.Text.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Runs;

/// <summary>An object in a file, whose members are asked for by name and form; a wrong one is told with the file and its pointer.</summary>
/// <param name="file">The file.</param>
/// <param name="what">What the file should be, for example <c>contract report</c>.</param>
/// <param name="pointer">Where the object is in it; empty for the whole.</param>
/// <param name="value">The object.</param>
internal sealed class ReportMembers(string file, string what, string pointer, JsonElement value)
{
    private readonly JsonElement _value =
        value.ValueKind == JsonValueKind.Object ? value : throw Wrong(file, what, pointer, "must be an object");

    /// <summary>The object at <paramref name="name"/>.</summary>
    internal ReportMembers Object(string name) => new(file, what, At(name), Member(name));

    /// <summary>The object at <paramref name="name"/>; <c>null</c> where there is none.</summary>
    internal ReportMembers? ObjectIfAny(string name) => IsThere(name) ? Object(name) : null;

    /// <summary>The objects of the list at <paramref name="name"/>.</summary>
    internal IReadOnlyList<ReportMembers> Objects(string name) => Items(file, what, Member(name), At(name));

    /// <summary>The objects of the list that <paramref name="list"/> is.</summary>
    internal static IReadOnlyList<ReportMembers> Items(string file, string what, JsonElement list, string pointer = "") =>
        list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((item, at) =>
                new ReportMembers(file, what, FormattableString.Invariant($"{pointer}/{at}"), item))]
            : throw Wrong(file, what, pointer, "must be a list");

    /// <summary>The text at <paramref name="name"/>.</summary>
    internal string Text(string name)
    {
        try
        {
            return Is(name, AText, JsonValueKind.String).GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a character that is escaped: JSON allows it, a text cannot have it.
            throw Wrong(name, AText);
        }
    }

    /// <summary>The text at <paramref name="name"/>, which may be <c>null</c>.</summary>
    internal string? TextOrNull(string name) => Member(name).ValueKind == JsonValueKind.Null ? null : Text(name);

    /// <summary>Whether it is <c>true</c>.</summary>
    internal bool Flag(string name) => Is(name, "true or false", JsonValueKind.True, JsonValueKind.False).ValueKind == JsonValueKind.True;

    /// <summary>The whole number at <paramref name="name"/>, which is not negative.</summary>
    internal int Number(string name) => Is(name, WholeNumber, JsonValueKind.Number).TryGetInt32(out var number) && number >= 0
        ? number
        : throw Wrong(name, WholeNumber);

    /// <summary>The whole number at <paramref name="name"/>; 0 where there is none.</summary>
    internal int NumberIfAny(string name) => IsThere(name) ? Number(name) : 0;

    /// <summary>The number at <paramref name="name"/>.</summary>
    internal double Seconds(string name) => Is(name, "a number", JsonValueKind.Number).GetDouble();

    /// <summary>The time at <paramref name="name"/>.</summary>
    internal DateTimeOffset Time(string name) => Is(name, ATime, JsonValueKind.String).TryGetDateTimeOffset(out var time)
        ? time
        : throw Wrong(name, ATime);

    /// <summary>The value that is called as the text at <paramref name="name"/>, in lower camel case.</summary>
    internal T Word<T>(string name) where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        return words.TryGetValue(Text(name), out var named) ? named : throw Wrong(name, $"one of {string.Join(", ", words.Keys)}");
    }

    /// <summary>Fails for the member <paramref name="name"/>, which has to be <paramref name="expected"/>.</summary>
    internal SnapshotException Wrong(string name, string expected) => Wrong(file, what, At(name), $"must be {expected}");

    private const string WholeNumber = "a whole number from 0 on";

    private const string AText = "a text";

    private const string ATime = "a time";

    private string At(string name) => $"{pointer}/{name}";

    private bool IsThere(string name) => _value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

    private JsonElement Member(string name) =>
        _value.TryGetProperty(name, out var member) ? member : throw Wrong(file, what, At(name), "is missing");

    private JsonElement Is(string name, string expected, params JsonValueKind[] kinds) =>
        Member(name) is var member && kinds.Contains(member.ValueKind) ? member : throw Wrong(name, expected);

    private static SnapshotException Wrong(string file, string what, string pointer, string problem) =>
        new(file, $"it is no {what}: {(pointer.Length == 0 ? "the whole" : pointer)} {problem}");
}
