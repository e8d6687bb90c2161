using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>The members of an observation, by pointer.</summary>
internal sealed class SeenFields
{
    private const string Null = "null";

    private readonly Dictionary<string, ObservedField> _fields;
    private readonly Dictionary<string, int> _parents = new(StringComparer.Ordinal);

    internal SeenFields(Observation observation)
    {
        // Members whose names held different secrets have the same name after redaction; the first of them is kept.
        _fields = observation.Fields
            .Where(field => field.Pointer.Contains('/'))
            .DistinctBy(field => field.Pointer)
            .ToDictionary(field => field.Pointer, StringComparer.Ordinal);
        _parents[""] = observation.Pages;
        foreach (var field in _fields.Values)
            _parents[JsonPointer.Parent(field.Pointer)] = field.Parents;
    }

    internal IEnumerable<ObservedField> All => _fields.Values;

    /// <summary>The types without <c>null</c>, sorted.</summary>
    internal static IReadOnlyList<string> TypesOf(ObservedField field) =>
        field.Types.Keys.Where(type => type != Null).Order(StringComparer.Ordinal).ToList();

    /// <summary>Whether every object that could have had the member had it.</summary>
    internal static bool IsAlwaysThere(ObservedField field) => field.Present == field.Parents;

    /// <summary>Whether it was null at least once.</summary>
    internal static bool IsNull(ObservedField field) => field.Types.ContainsKey(Null);

    internal ObservedField? Find(string pointer) => _fields.GetValueOrDefault(pointer);

    /// <summary>Whether anything was seen below <paramref name="pointer"/>.</summary>
    internal bool HasBelow(string pointer) => _fields.Keys.Any(field => field.StartsWith($"{pointer}/", StringComparison.Ordinal));

    /// <summary>How many objects could have had the member at <paramref name="pointer"/>.</summary>
    internal int ParentsOf(string pointer)
    {
        var parent = JsonPointer.Parent(pointer);
        // An object without members has no fields below it; that it was seen shows in the types of its own field.
        return _parents.TryGetValue(parent, out var count)
            ? count
            : Find(parent) is { Documented: true } field ? field.Types.GetValueOrDefault("object") : 0;
    }
}
