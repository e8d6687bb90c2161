using System.Collections.Concurrent;
using System.Text;

namespace CloudController.Contract.Redaction;

/// <summary>
/// Takes secrets out of everything that is written. Knows them by value, in every form of <see cref="SecretForms"/>, whole or any
/// <see cref="Window"/> characters of them; and by the name of the member, header or parameter that carries them. Always redacts
/// before it cuts, so that no half of a secret survives. Safe for concurrent use.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Placeholder = "[redacted]";

    /// <summary>How many characters of a secret are enough to be taken out; shorter secrets are taken out whole.</summary>
    public const int Window = 10;

    /// <summary>
    /// The shortest secret that is known by value. A shorter one occurs by chance in too many texts to be taken out of them.
    /// </summary>
    public const int ShortestSecret = 4;

    private readonly ConcurrentDictionary<string, byte> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _short = new(StringComparer.Ordinal);

    /// <summary>A redactor that knows <paramref name="secrets"/>; empty ones are ignored.</summary>
    public Redactor(params IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
            Learn(secret);
    }

    /// <summary>From now on <paramref name="secret"/> is taken out too, unless it is shorter than <see cref="ShortestSecret"/>.</summary>
    public void Learn(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret) || secret.Length < ShortestSecret)
            return;
        foreach (var form in SecretForms.Of(secret))
        {
            if (form.Length < Window)
                _short.TryAdd(form, 0);
            for (var start = 0; start + Window <= form.Length; start++)
                _windows.TryAdd(form.Substring(start, Window), 0);
        }
    }

    /// <summary><paramref name="text"/> without secrets.</summary>
    public string Redact(string text) =>
        NamedSecrets.Remove(string.Join(Placeholder, text.Split(Placeholder).Select(ByValue)));

    /// <summary>Whether <paramref name="text"/> shows a secret that is known by value.</summary>
    public bool Knows(string text) => ByValue(text) != text;

    /// <summary>Whether <paramref name="value"/>, which stands under <paramref name="name"/>, is or contains a secret.</summary>
    public bool IsSecret(string name, string value) => NamedSecrets.IsSecret(name) || Redact(value) != value;

    /// <summary><paramref name="text"/> without secrets, cut to <paramref name="longest"/> characters.</summary>
    public string Excerpt(string text, int longest) => Cut(Redact(text), longest);

    /// <summary>The value of a header without secrets, cut to <paramref name="longest"/> characters.</summary>
    public string Header(string name, string value, int longest) =>
        NamedSecrets.IsSecret(name) ? Placeholder : Excerpt(value, longest);

    /// <summary>The beginning of a body without secrets: a part long enough that no secret is cut before it is recognised.</summary>
    public string Body(ReadOnlySpan<byte> body, int longest)
    {
        var margin = 4 * longest;
        var text = Redact(Encoding.UTF8.GetString(body[..Math.Min(body.Length, margin)]));
        return body.Length > margin && text.Length <= longest ? text + "…" : Cut(text, longest);
    }

    private string ByValue(string text)
    {
        var secret = new bool[text.Length];
        foreach (var (form, _) in _short)
        {
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
                Array.Fill(secret, true, at, form.Length);
        }

        var windows = _windows.GetAlternateLookup<ReadOnlySpan<char>>();
        var isEmpty = _windows.IsEmpty;
        for (var at = 0; !isEmpty && at + Window <= text.Length; at++)
        {
            if (windows.ContainsKey(text.AsSpan(at, Window)))
                Array.Fill(secret, true, at, Window);
        }

        return secret.Contains(true) ? Without(text, secret) : text;
    }

    private static string Without(string text, bool[] secret)
    {
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

    /// <summary>Cuts a text, but not between the two halves of a surrogate pair.</summary>
    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}
