using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Observations;

/// <summary>
/// What the pages of an endpoint showed: which members, how often, of which type and form. Holds no data of the target but values that the
/// contract lists as an enumeration, and those that stand in such a place.
/// </summary>
/// <param name="Endpoint">The endpoint, for example <c>v2.buildpacks</c>.</param>
/// <param name="Edition">The edition that was held against it.</param>
/// <param name="Pages">How many pages were read.</param>
/// <param name="Fields">The members, by pointer.</param>
public sealed record Observation(string Endpoint, string Edition, int Pages, IReadOnlyList<ObservedField> Fields)
{
    /// <summary>How many values of a field are kept.</summary>
    public const int MostValues = 20;

    /// <summary>What <paramref name="bodies"/> show of <paramref name="endpoint"/>.</summary>
    public static Observation Of(EndpointContract endpoint, IReadOnlyCollection<JsonElement> bodies)
    {
        var tally = new Tally(endpoint.Schema!.Fields);
        foreach (var body in bodies)
            tally.Visit(body, "");
        return new(endpoint.Name, endpoint.Edition.Version, bodies.Count, tally.Fields);
    }

    /// <summary>Without secrets: a target may show anything anywhere.</summary>
    internal Observation Redacted(Redactor redactor)
    {
        const int longest = 200;
        return this with
        {
            Fields = Fields.Select(field => field with
            {
                Pointer = redactor.Excerpt(field.Pointer, longest),
                Values = field.Values?.Select(value => redactor.Excerpt(value, longest)).ToList(),
            }).ToList(),
        };
    }

    private sealed class Tally(DocumentedFields documented)
    {
        private readonly HashSet<string> _described = documented.All
            .Select(field => JsonPointer.Parent(field.Pointer))
            .ToHashSet(StringComparer.Ordinal);

        private readonly SortedDictionary<string, Count> _counts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _parents = new(StringComparer.Ordinal);

        internal IReadOnlyList<ObservedField> Fields => _counts.Select(entry => new ObservedField(
            entry.Key,
            documented.Find(entry.Key) is not null,
            _parents[JsonPointer.Parent(entry.Key)],
            entry.Value.Types.Values.Sum(),
            entry.Value.Types,
            entry.Value.Values.Count > 0 ? [.. entry.Value.Values] : null,
            entry.Value.Forms.Count > 0 ? [.. entry.Value.Forms] : null)).ToList();

        internal void Visit(JsonElement value, string pointer)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                    Visit(item, pointer + "/*");
            }
            else if (value.ValueKind == JsonValueKind.Object && _described.Contains(pointer))
            {
                // The members of an object that the contract does not describe may be names that users chose, so they are not recorded.
                _parents[pointer] = _parents.GetValueOrDefault(pointer) + 1;
                foreach (var member in value.EnumerateObject())
                {
                    var place = JsonPointer.Append(pointer, member.Name);
                    Add(place, member.Value);
                    Visit(member.Value, place);
                }
            }
        }

        private void Add(string pointer, JsonElement value)
        {
            if (!_counts.TryGetValue(pointer, out var count))
                _counts.Add(pointer, count = new());
            var type = TypeOf(value);
            count.Types[type] = count.Types.GetValueOrDefault(type) + 1;
            if (type != "string")
                return;
            var text = value.GetString()!;
            count.Forms.Add(TextForms.Of(text));
            if (documented.Find(pointer) is { IsEnumeration: true } && count.Values.Count < MostValues)
                count.Values.Add(text);
        }

        private static string TypeOf(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            var kind => kind.ToString().ToLowerInvariant(),
        };

        private sealed record Count
        {
            internal SortedDictionary<string, int> Types { get; } = new(StringComparer.Ordinal);

            internal SortedSet<string> Values { get; } = new(StringComparer.Ordinal);

            internal SortedSet<string> Forms { get; } = new(StringComparer.Ordinal);
        }
    }
}

/// <summary>One member that was seen.</summary>
/// <param name="Pointer">Where, with <c>*</c> for any array index.</param>
/// <param name="Documented">Whether the contract knows it.</param>
/// <param name="Parents">How many objects could have had it.</param>
/// <param name="Present">How many had it.</param>
/// <param name="Types">How often it was of which JSON type.</param>
/// <param name="Values">Its values, at most 20, where the contract lists the values allowed; otherwise <c>null</c>.</param>
/// <param name="Forms">
/// The forms of its texts, sorted, as <see cref="TextForms"/> tells them apart; <c>null</c> where it never was a text.
/// </param>
public sealed record ObservedField(
    string Pointer,
    bool Documented,
    int Parents,
    int Present,
    IReadOnlyDictionary<string, int> Types,
    IReadOnlyList<string>? Values = null,
    IReadOnlyList<string>? Forms = null);
