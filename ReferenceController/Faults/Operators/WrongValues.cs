using CloudController.Reference.Engine;
using static CloudController.Reference.Faults.WrongValue;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The values that do not belong in a field, by what belongs there.</summary>
internal static class WrongValues
{
    /// <summary>Every value that tells two checks apart.</summary>
    public static Func<ExposedField, WrongValue[]> Thorough(FaultTarget target) => field => field.Kind switch
    {
        Kind.Guid => target.IsV3 ? [Null, Number, Braced] : [Null, Number, Braced, Empty],
        Kind.Created => target.IsV3 ? [Null, Number, RubyTime] : [Null, Number, RubyTime, Offset, Milliseconds],
        Kind.Updated => target.IsV3 ? [Number, RubyTime] : [Number, RubyTime, Empty],
        Kind.Text => [Null, Number, Empty],
        Kind.OptionalText => [Number, Empty],
        Kind.Note => [Number],
        Kind.Choice => [Null, Number, Unknown],
        Kind.Flag => target.IsV3 ? [Null, Text] : [Null, Text, IsFirstFlag(target, field) ? Number : Zero],
        Kind.Rank => [Null, Digits, Float, Zero, Fraction],
        Kind.Hash => [Number, UpperHex, LongHex],
        Kind.Object => field.Depth == 1 ? [Null, EmptyArray] : [Null, Text],
        _ => [],
    };

    /// <summary>Two values at most.</summary>
    public static WrongValue[] Brief(ExposedField field) => (field.Place, field.Kind) switch
    {
        ("/state", _) => [Unknown],
        ("/metadata/labels", _) => [Null, EmptyArray],
        ("/metadata/annotations", _) => [Null, Text],
        (_, Kind.Guid) => [Number, Braced],
        (_, Kind.Created) => [Null, RubyTime],
        (_, Kind.Updated) => [Null, Milliseconds],
        (_, Kind.Text) => [Null, Empty],
        (_, Kind.OptionalText) => [Number, Empty],
        (_, Kind.Note) => [Number],
        (_, Kind.Choice) => [Null, Unknown],
        (_, Kind.Flag) => [Null, Text],
        (_, Kind.Rank) => [Digits, Zero],
        (_, Kind.Hash) => [Number, UpperHex],
        (_, Kind.Masked) => [Number, Text],
        (_, Kind.Reference) => [Null, Number],
        (var place, Kind.Object) => place.StartsWith("/relationships", StringComparison.Ordinal) || field.Depth == 1 ? [Null] : [Null, Text],
        _ => [],
    };

    /// <summary>The numbers of true and false are tried by turns.</summary>
    private static bool IsFirstFlag(FaultTarget target, ExposedField field) => target.Fields.First(other => other.Kind == Kind.Flag) == field;
}
