using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace CloudController.Contract.Redaction;

/// <summary>The ways in which programs write a text down.</summary>
internal static class SecretForms
{
    private const int ShortestEncoded = 4;

    /// <summary>The forms of <paramref name="secret"/>: as it is, URL-encoded, escaped for JSON and HTML, and in base64.</summary>
    internal static IEnumerable<string> Of(string secret)
    {
        string[] forms =
        [
            secret,
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            WebUtility.HtmlEncode(secret),
        ];
        return forms.SelectMany(form => (string[])[form, LowerHex(form)]).Concat(Base64(secret)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Escapes whose digits are written in lower case.</summary>
    private static string LowerHex(string form)
    {
        var lower = form.ToCharArray();
        for (var at = 0; at < lower.Length; at++)
        {
            var length = form[at] == '%' ? 2 : form[at] == '\\' && at + 1 < form.Length && form[at + 1] == 'u' ? 5 : 0;
            for (var digit = at + 1; digit <= at + length && digit < lower.Length; digit++)
                lower[digit] = char.ToLowerInvariant(lower[digit]);
        }

        return new(lower);
    }

    /// <summary>
    /// A secret inside a longer text that is encoded as a whole: base64 takes three bytes at a time, so there is a form for each of the
    /// three alignments, without the characters at its edges, which depend on the text around the secret.
    /// </summary>
    private static IEnumerable<string> Base64(string secret)
    {
        foreach (var shift in (int[])[0, 1, 2])
        {
            var bytes = Enumerable.Repeat((byte)'x', shift).Concat(Encoding.UTF8.GetBytes(secret)).ToArray();
            var start = shift == 0 ? 0 : shift + 1;
            var encoded = Convert.ToBase64String(bytes).TrimEnd('=');
            var end = bytes.Length % 3 == 0 ? encoded.Length : encoded.Length - 1;
            if (end - start < ShortestEncoded)
                continue;
            yield return encoded[start..end];
            yield return Base64Url.EncodeToString(bytes)[start..end];
        }
    }
}
