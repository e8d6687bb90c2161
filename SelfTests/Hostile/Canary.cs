using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CloudController.SelfTests.Hostile;

/// <summary>A secret of random content, and where any piece of it shows. Knows nothing of how the suite finds secrets.</summary>
internal sealed class Canary
{
    private const int Piece = 12;

    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);

    internal Canary()
    {
        Value = string.Join('.', Enumerable.Range(0, 3).Select(_ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(40)))) + "+/~";
        foreach (var form in Forms())
        {
            for (var at = 0; at + Piece <= form.Length; at++)
                _pieces.Add(form.Substring(at, Piece));
        }
    }

    /// <summary>Letters, digits and characters that encodings write differently.</summary>
    internal string Value { get; }

    /// <summary>The secret in base64, as it comes out after <paramref name="before"/> further bytes.</summary>
    internal string Base64(int before) => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + Value + "yy"));

    /// <summary>The first piece of the secret, in any form, that <paramref name="text"/> shows; <c>null</c> where none does.</summary>
    internal string? FoundIn(string text)
    {
        var pieces = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at + Piece <= text.Length; at++)
        {
            if (pieces.Contains(text.AsSpan(at, Piece)))
                return text[Math.Max(0, at - 40)..Math.Min(text.Length, at + Piece + 40)];
        }

        return null;
    }

    private IEnumerable<string> Forms()
    {
        yield return Value;
        yield return Uri.EscapeDataString(Value);
        yield return WebUtility.UrlEncode(Value).ToLowerInvariant();
        for (var before = 0; before < 3; before++)
        {
            // In base64, the characters at the edges also hold bits of the text around the secret, so they are left out.
            var text = Base64(before)[4..^4];
            yield return text;
            yield return text.Replace('+', '-').Replace('/', '_');
        }
    }
}
