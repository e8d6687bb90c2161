using System.Globalization;

namespace CloudController.Reference.Engine;

/// <summary>What a text says as a number.</summary>
internal enum NumberKind
{
    NotANumber,
    Fraction,
    Whole,
}

/// <summary>A parameter's text read as a whole number in decimal digits, with a minus sign or without.</summary>
/// <param name="Kind">What the text is.</param>
/// <param name="Value">The value of a whole number; one beyond 64 bits is cut to the nearest.</param>
internal readonly record struct WholeNumber(NumberKind Kind, long Value)
{
    public static WholeNumber Read(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        if (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9'))
            return new WholeNumber(NumberKind.Whole, Saturated(text));
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new WholeNumber(NumberKind.Fraction, 0)
            : new WholeNumber(NumberKind.NotANumber, 0);
    }

    private static long Saturated(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : text.StartsWith('-') ? long.MinValue
        : long.MaxValue;
}
