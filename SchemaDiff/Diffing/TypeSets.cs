namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares sets of JSON types from the point of view of a client that reads them: losing a type is additive.</summary>
internal static class TypeSets
{
    /// <summary>
    /// The rule for the change from <paramref name="before"/> to <paramref name="after"/>; <c>null</c> where both allow the same.
    /// </summary>
    internal static string? Rule(IReadOnlyList<string> before, IReadOnlyList<string> after) => (
        Covers(before, after), Covers(after, before)) switch
    {
        (true, true) => null,
        (true, false) => "field-type-narrowed",
        (false, true) => "field-type-widened",
        _ => "field-type",
    };

    /// <summary>The same for two shapes; null is a type beside others only where a side is nothing else.</summary>
    internal static string? Rule(Shape before, Shape after) => before.Kinds.Count > 0 && after.Kinds.Count > 0
        ? Rule(before.Types, after.Types)
        : Rule(WithNull(before), WithNull(after));

    private static IReadOnlyList<string> WithNull(Shape shape) => shape.IsNullable ? [.. shape.Types, "null"] : shape.Types;

    /// <summary>Every integer is a number.</summary>
    internal static bool Covers(IReadOnlyList<string> wide, IReadOnlyList<string> narrow) =>
        narrow.All(type => wide.Contains(type) || (type == "integer" && wide.Contains("number")));
}
