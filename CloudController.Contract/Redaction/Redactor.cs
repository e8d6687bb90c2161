using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace CloudController.Contract.Redaction;

/// <summary>
/// Takes secrets out of everything that is written. Knows them by value, as they are, URL-encoded and in base64, whole or any
/// <see cref="Window"/> characters of them; and by the name of the member, header or parameter that carries them. Always redacts
/// before it cuts, so that no half of a secret survives. Safe for concurrent use.
/// </summary>
public sealed partial class Redactor
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Placeholder = "[redacted]";

    /// <summary>How many characters of a secret are enough to be taken out; shorter secrets are taken out whole.</summary>
    public const int Window = 10;

    private readonly ConcurrentDictionary<string, byte> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _short = new(StringComparer.Ordinal);

    /// <summary>A redactor that knows <paramref name="secrets"/>; empty ones are ignored.</summary>
    public Redactor(params IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
            Learn(secret);
    }

    /// <summary>From now on <paramref name="secret"/> is taken out too.</summary>
    public void Learn(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return;
        foreach (var form in Forms(secret))
        {
            if (form.Length < Window)
                _short.TryAdd(form, 0);
            for (var start = 0; start + Window <= form.Length; start++)
                _windows.TryAdd(form.Substring(start, Window), 0);
        }
    }

    /// <summary><paramref name="text"/> without secrets.</summary>
    public string Redact(string text) => ByName(ByValue(text));

    /// <summary><paramref name="text"/> without secrets, cut to <paramref name="longest"/> characters.</summary>
    public string Excerpt(string text, int longest) => Cut(Redact(text), longest);

    /// <summary>The value of a header without secrets, cut to <paramref name="longest"/> characters.</summary>
    public string Header(string name, string value, int longest) =>
        SecretName().IsMatch(name) ? Placeholder : Excerpt(value, longest);

    /// <summary>The beginning of a body without secrets: a part long enough that no secret is cut before it is recognised.</summary>
    public string Body(ReadOnlySpan<byte> body, int longest)
    {
        var margin = 4 * longest;
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, margin)]);
        return body.Length > margin && text.Length <= longest ? Redact(text) + "…" : Excerpt(text, longest);
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return System.Net.WebUtility.UrlEncode(secret);
        foreach (var shift in (int[])[0, 1, 2])
        {
            // The alignment of a secret inside a longer encoded text is unknown; its edges depend on the neighbours.
            var bytes = Enumerable.Repeat((byte)'x', shift).Concat(Encoding.UTF8.GetBytes(secret)).ToArray();
            var start = shift == 0 ? 0 : shift + 1;
            var encoded = Convert.ToBase64String(bytes).TrimEnd('=');
            var end = bytes.Length % 3 == 0 ? encoded.Length : encoded.Length - 1;
            if (end - start < 4)
                continue;
            yield return encoded[start..end];
            yield return Base64Url.EncodeToString(bytes)[start..end];
        }
    }

    private string ByValue(string text)
    {
        var secret = new bool[text.Length];
        foreach (var form in _short.Keys)
        {
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
                Array.Fill(secret, true, at, form.Length);
        }

        var windows = _windows.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; !_windows.IsEmpty && at + Window <= text.Length; at++)
        {
            if (windows.ContainsKey(text.AsSpan(at, Window)))
                Array.Fill(secret, true, at, Window);
        }

        if (!secret.Contains(true))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!secret[at])
                kept.Append(text[at]);
            else if (at == 0 || !secret[at - 1])
                kept.Append(Placeholder);
        }

        return kept.ToString();
    }

    private static string ByName(string text) => NamedSecret().Replace(text, match => match.Groups["keep"].Value + Placeholder);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";

    private const string Names =
        "password|passwd|secret|client_secret|access_token|refresh_token|id_token|token|credential|api_?key|private_?key|authorization|proxy-authorization|cookie|set-cookie";

    [GeneratedRegex($"^({Names})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    // "name": "value", name=value and name: value; a placeholder ($CF_TOKEN) is not a secret, nor is an empty value.
    [GeneratedRegex(
        $$"""(?<keep>\b({{Names}})("\s*:\s*"|\s*=\s*|:\s+)(bearer\s+|basic\s+)?)(?!\$|null\b|")[^"&\s,;}\\]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedSecret();
}
