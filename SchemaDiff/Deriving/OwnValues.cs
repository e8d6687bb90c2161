using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Drafts;
using CloudController.SchemaDiff.Editions;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// Gives a documented body values of our own: the shape stays, and so do the words of the interface; guids, times, hosts, names and prose
/// are replaced, the same value always by the same one, so that what belongs together still does.
/// </summary>
/// <param name="schema">The schema of the body: what it says a text must be is not replaced.</param>
internal sealed partial class OwnValues(SchemaTree schema)
{
    private const int MovedDays = 100;

    private const string Host = "api.sys.example.net";

    private static readonly string[] Names = ["name", "label", "host", "username", "presentation_name", "description", "origin", "tag"];

    private readonly Dictionary<(string Name, string Text), int> _numbers = [];

    /// <summary>The text of <paramref name="root"/> with values of our own.</summary>
    internal JsonNode? Of(JsonElement root) => Of(root, "", "");

    private JsonNode? Of(JsonElement value, string pointer, string name) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .Where(member => IsKnown(pointer, member.Name))
            .Select(member => KeyValuePair.Create(Key(member.Name),
                Of(member.Value, JsonPointer.Append(pointer, member.Name), member.Name)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item =>
            Of(item, $"{pointer}/*", EndpointName.Singular(name)))]),
        JsonValueKind.String => JsonValue.Create(IsWord(pointer) ? value.GetString()! : Text(value.GetString()!, name)),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    /// <summary>What the schema does not speak of is left out of the example too.</summary>
    private bool IsKnown(string pointer, string name) => schema.At(pointer).ToList() is not [_, ..] places
        || places.Exists(place => !place.ContainsKey("additionalProperties") || place["properties"]?[name] is not null);

    /// <summary>Whether the text at <paramref name="pointer"/> can only be one of a documented set.</summary>
    private bool IsWord(string pointer) => schema.At(pointer).Any(place =>
        place.ContainsKey("enum") || ((string?)place["pattern"] is { } pattern && ValueFormats.NameOf(pattern) is null));

    /// <summary>Members can be called by guids of something.</summary>
    private static string Key(string name) => TextForms.Fits(TextForms.Guid, name) ? Guid(name) : name;

    private string Text(string text, string name)
    {
        if (TextForms.Fits(TextForms.Guid, text))
            return Guid(text);
        if (Day().Match(text) is { Success: true } day
            && DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date.AddDays(MovedDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + text[day.Length..];
        if (text.StartsWith("/v", StringComparison.Ordinal))
            return WithOwnGuids(text);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "ws" or "wss")
            return RoutePath.Family(address.AbsolutePath) is null ? $"{address.Scheme}://{Slug(name)}.example.net"
                : $"{address.Scheme}://{Host}{WithOwnGuids(address.PathAndQuery)}";
        if (text.Contains('@', StringComparison.Ordinal))
            return $"{Numbered(name, text)}@example.net";
        var isOfTheInterface = text.Length == 0 || (!Names.Contains(name) && Word().IsMatch(text));
        return isOfTheInterface ? text : Numbered(name, text);
    }

    private static string WithOwnGuids(string path) =>
        string.Concat(Separators().Split(path).Select(part => TextForms.Fits(TextForms.Guid, part) ? Guid(part) : part));

    private string Numbered(string name, string text)
    {
        var key = (Slug(name), text);
        if (!_numbers.TryGetValue(key, out var number))
            _numbers[key] = number = _numbers.Keys.Count(known => known.Name == key.Item1) + 1;
        return FormattableString.Invariant($"{key.Item1}-{number}");
    }

    private static string Slug(string name) =>
        string.Concat(name.ToLowerInvariant().Replace('_', '-').Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            is { Length: > 0 } slug ? slug : "text";

    private static string Guid(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return $"{hash[..8]}-{hash[8..12]}-4{hash[13..16]}-a{hash[17..20]}-{hash[20..32]}";
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?=[T ])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    // Words of the interface are single: running, STAGED, app.usage, http.
    [GeneratedRegex(@"^[A-Za-z]+([._][A-Za-z]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"([/?&=,])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separators();
}
