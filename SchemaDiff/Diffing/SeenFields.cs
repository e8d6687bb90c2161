using CloudController.Contract.Json;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>The members of an observation, by pointer.</summary>
internal sealed class SeenFields
{
    internal const string Null = "null";

    private readonly Dictionary<string, ObservedField> _fields;
    private readonly Dictionary<string, int> _parents = new(StringComparer.Ordinal);

    internal SeenFields(Observation observation)
    {
        // Names that held a secret are one name since it was taken out.
        _fields = observation.Fields.Where(field => field.Pointer.Contains('/')).DistinctBy(field => field.Pointer).ToDictionary(field => field.Pointer, StringComparer.Ordinal);
        _parents[""] = observation.Pages;
        foreach (var field in _fields.Values)
            _parents[JsonPointer.Parent(field.Pointer)] = field.Parents;
    }

    internal IEnumerable<ObservedField> All => _fields.Values;

    /// <summary>The types without <c>null</c>, sorted.</summary>
    internal static IReadOnlyList<string> TypesOf(ObservedField field) => field.Types.Keys.Where(type => type != Null).Order(StringComparer.Ordinal).ToList();

    internal ObservedField? Find(string pointer) => _fields.GetValueOrDefault(pointer);

    /// <summary>How many objects could have had the member at <paramref name="pointer"/>.</summary>
    internal int ParentsOf(string pointer)
    {
        var parent = JsonPointer.Parent(pointer);
        // An object without any member shows only in the types of its own place.
        return _parents.TryGetValue(parent, out var count) ? count : Find(parent) is { Documented: true } field ? field.Types.GetValueOrDefault("object") : 0;
    }

    /// <summary>The observation as a statement, for a later one to be held against.</summary>
    internal Shape ToShape() => ShapeAt("", ["object"], isNullable: false, []);

    private Shape ShapeAt(string pointer, IReadOnlyList<string> types, bool isNullable, IReadOnlyList<string> values) => new()
    {
        Types = types,
        IsNullable = isNullable,
        // A full list of values may not be the whole of them.
        Values = values.Count < Observation.MostValues ? values : [],
        Items = types.Contains("array") ? ShapeAt($"{pointer}/*", ["object"], isNullable: false, []) : null,
        Members = _fields.Values
            .Where(field => JsonPointer.Parent(field.Pointer) == pointer)
            .ToDictionary(
                field => JsonPointer.Segments(field.Pointer).Last(),
                field => new Member(ShapeAt(field.Pointer, TypesOf(field), field.Types.ContainsKey(Null), field.Values ?? []), field.Present == field.Parents)),
    };
}
