using CloudController.Reference.Engine;
using static CloudController.Reference.Faults.WrongValue;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The values that do not belong in a field, by what belongs there.</summary>
internal static class WrongValues
{
    /// <summary>Every value that tells two checks apart.</summary>
    public static Func<ExposedField, WrongValue[]> Thorough(FaultTarget target) => field => field.Kind switch
    {
        ColumnKind.Guid => target.IsV3 ? [Null, Number, Braced] : [Null, Number, Braced, Empty],
        ColumnKind.Created => target.IsV3 ? [Null, Number, RubyTime] : [Null, Number, RubyTime, Offset, Milliseconds],
        ColumnKind.Updated => target.IsV3 ? [Number, RubyTime] : [Number, RubyTime, Empty],
        ColumnKind.Text => [Null, Number, Empty],
        ColumnKind.OptionalText => [Number, Empty],
        ColumnKind.Note => [Number],
        ColumnKind.Choice => [Null, Number, Unknown],
        ColumnKind.Flag => target.IsV3 ? [Null, Text] : [Null, Text, IsFirstFlag(target, field) ? Number : Zero],
        ColumnKind.Rank => [Null, Digits, Float, Zero, Fraction],
        ColumnKind.Hash => [Number, UpperHex, LongHex],
        ColumnKind.Object => field.Depth == 1 ? [Null, EmptyArray] : [Null, Text],
        _ => [],
    };

    /// <summary>Two values at most.</summary>
    public static WrongValue[] Brief(ExposedField field) => (field.Place, field.Kind) switch
    {
        ("/state", _) => [Unknown],
        ("/metadata/labels", _) => [Null, EmptyArray],
        ("/metadata/annotations", _) => [Null, Text],
        (_, ColumnKind.Guid) => [Number, Braced],
        (_, ColumnKind.Created) => [Null, RubyTime],
        (_, ColumnKind.Updated) => [Null, Milliseconds],
        (_, ColumnKind.Text) => [Null, Empty],
        (_, ColumnKind.OptionalText) => [Number, Empty],
        (_, ColumnKind.Note) => [Number],
        (_, ColumnKind.Choice) => [Null, Unknown],
        (_, ColumnKind.Flag) => [Null, Text],
        (_, ColumnKind.Rank) => [Digits, Zero],
        (_, ColumnKind.Hash) => [Number, UpperHex],
        (_, ColumnKind.Masked) => [Number, Text],
        (_, ColumnKind.Reference) => [Null, Number],
        (var place, ColumnKind.Object) => place.StartsWith("/relationships", StringComparison.Ordinal) || field.Depth == 1
            ? [Null]
            : [Null, Text],
        _ => [],
    };

    /// <summary>The numbers of true and false are tried by turns.</summary>
    private static bool IsFirstFlag(FaultTarget target, ExposedField field) =>
        target.Fields.First(other => other.Kind == ColumnKind.Flag) == field;
}
