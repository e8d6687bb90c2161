using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A number of JSON, exact however it is written: <c>10</c>, <c>10.0</c> and <c>1e1</c> are one number.</summary>
internal readonly record struct JsonNumber : IComparable<JsonNumber>
{
    /// <summary>The greatest distance of exponents over which numbers are divided; beyond it they are told to be unrelated.</summary>
    private const long MaxDistance = 1000;

    private const long MaxExponent = long.MaxValue / 4;

    private readonly BigInteger _digits;
    private readonly long _exponent;

    private JsonNumber(BigInteger digits, long exponent)
    {
        while (!digits.IsZero && (digits % 10).IsZero)
            (digits, exponent) = (digits / 10, exponent + 1);
        (_digits, _exponent) = (digits, digits.IsZero ? 0 : exponent);
    }

    internal static JsonNumber Zero => default;

    internal static JsonNumber One { get; } = new(1, 0);

    /// <summary>Whether it has no fraction.</summary>
    internal bool IsInteger => _exponent >= 0;

    internal bool IsPositive => _digits.Sign > 0;

    /// <summary>How far left of the point its first digit is.</summary>
    private long Magnitude => BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).Length + _exponent;

    /// <summary>The number that <paramref name="value"/> is; <c>null</c> where it is none.</summary>
    internal static JsonNumber? Of(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number ? Parse(number.GetRawText()) : null;

    private static JsonNumber Parse(string text)
    {
        var end = text.IndexOfAny(['e', 'E']);
        var exponent = end < 0 ? 0 : Exponent(text[(end + 1)..]);
        var digits = end < 0 ? text : text[..end];
        if (digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        var significant = digits.TrimEnd('0');
        return significant is "" or "-" ? Zero
            : new(BigInteger.Parse(significant, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                exponent + digits.Length - significant.Length);
    }

    private static long Exponent(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value is >= -MaxExponent and <= MaxExponent
            ? value
            : text.StartsWith('-') ? -MaxExponent : MaxExponent;

    /// <inheritdoc/>
    public int CompareTo(JsonNumber other)
    {
        var sign = _digits.Sign;
        if (sign != other._digits.Sign || sign == 0)
            return sign.CompareTo(other._digits.Sign);
        // Where the magnitudes are equal, the exponents differ by no more than the number of digits, so that scaling stays cheap.
        return Magnitude != other.Magnitude ? sign * Magnitude.CompareTo(other.Magnitude) : Scaled(other).CompareTo(other.Scaled(this));
    }

    /// <summary>The least whole number that is not below it.</summary>
    internal JsonNumber Ceiling() => IsInteger ? this : Whole(roundUp: true);

    /// <summary>The greatest whole number that is not above it.</summary>
    internal JsonNumber Floor() => IsInteger ? this : Whole(roundUp: false);

    /// <summary>The number that is greater by <paramref name="step"/>; very large ones are left as they are.</summary>
    internal JsonNumber Plus(int step) => _exponent > MaxDistance ? this : new((_digits * BigInteger.Pow(10, (int)_exponent)) + step, 0);

    /// <summary>Whether <paramref name="step"/> divides it without a rest.</summary>
    internal bool IsMultipleOf(JsonNumber step) => !step._digits.IsZero && AreNear(step) && (Scaled(step) % step.Scaled(this)).IsZero;

    /// <summary>The least number that is a multiple of both; of numbers that are too far apart, this one.</summary>
    internal JsonNumber CommonMultiple(JsonNumber other)
    {
        if (_digits.IsZero || other._digits.IsZero || !AreNear(other))
            return this;
        var (mine, theirs) = (Scaled(other), other.Scaled(this));
        return new(BigInteger.Abs(mine * theirs) / BigInteger.GreatestCommonDivisor(mine, theirs), Math.Min(_exponent, other._exponent));
    }

    /// <summary>The one way in which reports and fingerprints write it.</summary>
    public override string ToString()
    {
        if (_exponent is >= 0 and <= 20)
            return (_digits * BigInteger.Pow(10, (int)_exponent)).ToString(CultureInfo.InvariantCulture);
        if (_exponent is > 0 or < -20)
            return FormattableString.Invariant($"{_digits}e{_exponent}");
        var digits = BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).PadLeft((int)-_exponent + 1, '0');
        return $"{(_digits.Sign < 0 ? "-" : "")}{digits[..^(int)-_exponent]}.{digits[^(int)-_exponent..]}";
    }

    private bool AreNear(JsonNumber other) => Math.Abs(_exponent - other._exponent) <= MaxDistance;

    /// <summary>Its digits at the smaller exponent of both.</summary>
    private BigInteger Scaled(JsonNumber other) =>
        _exponent <= other._exponent ? _digits : _digits * BigInteger.Pow(10, (int)(_exponent - other._exponent));

    private JsonNumber Whole(bool roundUp)
    {
        var isFraction = Magnitude <= 0;
        var (whole, sign) = (isFraction ? BigInteger.Zero : BigInteger.Divide(_digits, BigInteger.Pow(10, (int)-_exponent)), _digits.Sign);
        return new(whole + (roundUp && sign > 0 ? 1 : !roundUp && sign < 0 ? -1 : 0), 0);
    }
}
