using System.Text;
using CloudController.Contract.Redaction;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace CloudController.SelfTests.Redaction;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>What holds of the redactor whatever the secret and whatever the text.</summary>
[TestFixture]
public sealed class RedactorProperties
{
    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void No_form_of_a_secret_survives(Secret secret, Noise before, Noise after)
    {
        var redactor = new Redactor(secret.Value);
        foreach (var form in Forms(secret.Value))
            Shown(redactor.Redact(before.Value + form + after.Value)).Should().NotContain(form);
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void No_piece_of_a_secret_survives(Secret secret, Noise before, Noise after, NonNegativeInt start, PositiveInt length)
    {
        var redactor = new Redactor(secret.Value);
        var from = start.Get % secret.Value.Length;
        var piece = secret.Value[from..Math.Min(secret.Value.Length, from + Math.Max(length.Get, 12))];
        if (piece.Length >= 12)
            Shown(redactor.Redact(before.Value + piece + after.Value)).Should().NotContain(piece[..12]);
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void A_secret_inside_base64_does_not_survive(Secret secret, Noise before, Noise after)
    {
        var redactor = new Redactor(secret.Value);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before.Value + secret.Value + after.Value));
        var shown = redactor.Redact(encoded).Split(Redactor.Placeholder);
        // The ends of the secret may share a character with their neighbours.
        var survived = shown.SelectMany(Decoded);
        if (secret.Value.Length >= 16)
            survived.Should().NotContain(text => text.Contains(secret.Value, StringComparison.Ordinal));
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void Redacting_twice_is_redacting_once(Secret secret, Noise before, Noise after)
    {
        var redactor = new Redactor(secret.Value);
        var once = redactor.Redact($"{before.Value}password={secret.Value}{after.Value} \"token\": \"{before.Value}\"");
        redactor.Redact(once).Should().Be(once);
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void Text_without_secrets_stays_as_it_is(Secret secret, Noise text)
    {
        var redactor = new Redactor(secret.Value + "-which-the-text-does-not-hold");
        var plain = text.Value.Replace("=", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        redactor.Redact(plain).Should().Be(plain);
    }

    [FsCheck.NUnit.Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void What_is_cut_is_redacted_first(Secret secret, Noise before, PositiveInt length)
    {
        var redactor = new Redactor(secret.Value);
        var longest = length.Get % (before.Value.Length + secret.Value.Length) + 1;
        var cut = redactor.Excerpt(before.Value + secret.Value, longest);
        cut.Length.Should().BeLessThanOrEqualTo(longest + 1);
        Shown(cut).Should().NotContain(secret.Value[..Math.Min(12, secret.Value.Length)]);
    }

    private static string Shown(string redacted) => redacted.Replace(Redactor.Placeholder, "\0", StringComparison.Ordinal);

    private static IEnumerable<string> Forms(string secret) =>
        [secret, Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret)];

    private static IEnumerable<string> Decoded(string base64)
    {
        for (var start = 0; start < Math.Min(4, base64.Length); start++)
        {
            var text = base64[start..].TrimEnd('=');
            yield return Encoding.Latin1.GetString(Convert.FromBase64String(text[..(text.Length / 4 * 4)]));
        }
    }
}

/// <summary>A secret that could be anybody's: printable, of any length that is known by value.</summary>
public sealed record Secret(string Value);

/// <summary>Any text at all.</summary>
public sealed record Noise(string Value);

/// <summary>Makes secrets and texts.</summary>
public static class Texts
{
    /// <summary>Secrets of 4 to 200 printable characters.</summary>
    public static Arbitrary<Secret> Secrets() => Arb.From(
        from length in Gen.Choose(Redactor.ShortestSecret, 200)
        from characters in Gen.Choose('!', '~').ArrayOf(length)
        let text = string.Concat(characters.Select(character => (char)character))
        where !text.Contains(Redactor.Placeholder, StringComparison.Ordinal)
            && !Redactor.Placeholder.Contains(text, StringComparison.Ordinal)
        select new Secret(text));

    /// <summary>Texts of any characters, broken ones too.</summary>
    public static Arbitrary<Noise> Noises() => Arb.From(
        from characters in Gen.OneOf(Gen.Choose(' ', '~'), Gen.Choose(0, char.MaxValue),
            Gen.Elements<int>('"', '\\', ':', '=', ' ', '\n', '[', ']'))
            .ListOf()
        select new Noise(string.Concat(characters.Select(character => (char)character))));
}
