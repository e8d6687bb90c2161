using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CloudController.Contract.Paging;

/// <summary>
/// A URL reference, taken apart by the grammar of RFC 3986. Nothing is resolved, decoded or repaired: <see cref="System.Uri"/> accepts
/// blanks, backslashes and letters beyond ASCII, which other clients refuse or understand otherwise.
/// </summary>
/// <param name="Scheme">The scheme; <c>null</c> where there is none.</param>
/// <param name="Authority">What stands behind <c>//</c>; <c>null</c> where nothing does.</param>
/// <param name="Path">The path; perhaps empty.</param>
/// <param name="Query">The text behind the question mark; <c>null</c> where there is none.</param>
/// <param name="Fragment">The text behind the number sign; <c>null</c> where there is none.</param>
public sealed record UrlReference(string? Scheme, UrlAuthority? Authority, string Path, string? Query, string? Fragment)
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>Takes <paramref name="text"/> apart, or tells in words why the grammar does not have it.</summary>
    public static UrlReading Read(string text)
    {
        if (WrongCharacter(text) is { } wrong)
            return new(null, wrong);

        var (rest, fragment) = Cut(text, '#');
        if (fragment?.Contains('#', StringComparison.Ordinal) == true)
            return new(null, "it has a second #");
        (rest, var query) = Cut(rest, '?');
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon >= 0 && !rest[..colon].Contains('/', StringComparison.Ordinal) ? rest[..colon] : null;
        if (scheme is not null && !IsScheme(scheme))
            return new(null, $"'{scheme}' before its first colon is no scheme");
        rest = scheme is null ? rest : rest[(colon + 1)..];

        UrlAuthority? authority = null;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('/', 2);
            if (UrlAuthority.Read(end < 0 ? rest[2..] : rest[2..end], out authority) is { } problem)
                return new(null, problem);
            rest = end < 0 ? "" : rest[end..];
        }

        return (rest + query + fragment).IndexOfAny(['[', ']']) >= 0
            ? new(null, "it has a square bracket outside of an IPv6 address, where it must be percent-encoded")
            : new(new(scheme, authority, rest, query, fragment), null);
    }

    /// <summary>The reference as it was written.</summary>
    public override string ToString() =>
        (Scheme is null ? "" : Scheme + ":") + (Authority is null ? "" : $"//{Authority}") + Path
        + (Query is null ? "" : "?" + Query) + (Fragment is null ? "" : "#" + Fragment);

    /// <summary>
    /// <paramref name="text"/> with those escapes resolved that stand for a letter, a digit, or one of <c>-._~</c>: they mean the same with
    /// and without.
    /// </summary>
    internal static string Unescaped(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%')
            {
                var letter = (char)byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                _ = char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~'
                    ? plain.Append(letter)
                    : plain.Append(text.AsSpan(at, 3).ToString().ToUpperInvariant());
                at += 2;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    private static bool IsScheme(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');

    private static string? WrongCharacter(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Allowed) is >= 0 and var at)
            return $"it has {Name(text, at)} at character {at + 1}, which a URL can only have percent-encoded";
        for (var escape = text.IndexOf('%', StringComparison.Ordinal); escape >= 0; escape = text.IndexOf('%', escape + 1))
        {
            if (escape + 2 >= text.Length || !char.IsAsciiHexDigit(text[escape + 1]) || !char.IsAsciiHexDigit(text[escape + 2]))
                return $"the % at character {escape + 1} is not followed by two hexadecimal digits";
        }

        return null;
    }

    private static string Name(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return FormattableString.Invariant($"half a character (U+{(int)text[at]:X4})");
        return rune.Value switch
        {
            ' ' => "a blank",
            '\\' => "a backslash",
            < ' ' or 0x7f => FormattableString.Invariant($"the control character U+{rune.Value:X4}"),
            < 0x7f => $"{rune}",
            _ => FormattableString.Invariant($"a character beyond ASCII (U+{rune.Value:X4})"),
        };
    }

    private static (string Before, string? Behind) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}

/// <summary>What became of reading a text as a URL reference: either of the two is <c>null</c>.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Problem">Why the text is none, as a clause that begins with a lower-case letter.</param>
public sealed record UrlReading(UrlReference? Reference, string? Problem);

/// <summary>User, host and port of a URL reference, as they were written.</summary>
/// <param name="User">The text before the at sign; <c>null</c> where there is none.</param>
/// <param name="Host">The host, an IP literal with its brackets; perhaps empty.</param>
/// <param name="Port">The digits behind the colon, perhaps none; <c>null</c> where there is no colon.</param>
public sealed record UrlAuthority(string? User, string Host, string? Port)
{
    /// <inheritdoc />
    public override string ToString() => $"{(User is null ? "" : User + "@")}{Host}{(Port is null ? "" : ":" + Port)}";

    /// <summary>Takes <paramref name="text"/> apart; why the grammar does not have it, or <c>null</c>.</summary>
    internal static string? Read(string text, out UrlAuthority? authority)
    {
        authority = null;
        var at = text.LastIndexOf('@');
        var (user, rest) = at < 0 ? (null, text) : (text[..at], text[(at + 1)..]);
        if (user?.IndexOfAny(['@', '[', ']']) >= 0)
            return "its user name has an @ or a square bracket, which must be percent-encoded";
        var end = rest.StartsWith('[') ? rest.IndexOf(']', StringComparison.Ordinal) + 1 : rest.IndexOf(':', StringComparison.Ordinal);
        var (host, behind) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        if (host.StartsWith('[') ? !IsLiteral(host[1..^1]) : rest.StartsWith('[') || host.IndexOfAny(['[', ']']) >= 0)
            return $"its host '{(host.Length == 0 ? rest : host)}' is neither a name nor an address";
        if (behind.Length > 0 && (behind[0] != ':' || !behind.AsSpan(1).ContainsOnlyDigits()))
            return $"'{behind}' behind its host is no port";
        authority = new(user, host, behind.Length == 0 ? null : behind[1..]);
        return null;
    }

    /// <summary>An IPv6 address, or a literal of a version to come.</summary>
    private static bool IsLiteral(string text) => text is ['v' or 'V', ..]
        ? text[1..].Split('.', 2) is [{ Length: > 0 } version, { Length: > 0 } address]
            && version.All(char.IsAsciiHexDigit) && address.IndexOfAny(['%', '[', '@']) < 0
        : text.All(digit => char.IsAsciiHexDigit(digit) || digit is ':' or '.')
            && IPAddress.TryParse(text, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6;
}

/// <summary>Questions about text.</summary>
file static class Text
{
    internal static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
