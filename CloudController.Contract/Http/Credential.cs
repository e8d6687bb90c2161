namespace CloudController.Contract.Http;

/// <summary>What a request shows to prove who asks. Only <see cref="Label"/> is ever written down.</summary>
public sealed record Credential
{
    private Credential(string label, string? header, Func<string, string>? ofToken = null) =>
        (Label, Header, OfToken) = (label, header, ofToken);

    /// <summary>The token of the settings.</summary>
    public static Credential Configured { get; } = Made("bearer $CF_TOKEN", token => $"bearer {token}");

    /// <summary>No Authorization header.</summary>
    public static Credential None { get; } = new("", null);

    /// <summary>The Authorization header as reports show it: a placeholder wherever the value is secret.</summary>
    public string Label { get; }

    /// <summary>The value of the Authorization header where it has nothing to do with the configured token.</summary>
    internal string? Header { get; }

    /// <summary>Makes the value of the Authorization header out of the configured token.</summary>
    internal Func<string, string>? OfToken { get; }

    /// <summary>Where the token comes from; <c>null</c> for that of the settings, or for none.</summary>
    internal ITokenSource? Source { get; init; }

    /// <summary>The token of another user than that of the run.</summary>
    /// <param name="name">What the settings call the user.</param>
    /// <param name="source">Where the token comes from.</param>
    public static Credential OfUser(string name, ITokenSource source)
    {
        ArgumentNullException.ThrowIfNull(name);
        var variable = string.Concat(name.ToUpperInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return Made($"bearer $CF_TOKEN_{variable}", token => $"bearer {token}") with { Source = source };
    }

    /// <summary>A header of the caller's making.</summary>
    /// <param name="label">How reports show it.</param>
    /// <param name="header">What is sent; taken for a secret.</param>
    public static Credential Of(string label, string header) => new(label, header);

    /// <summary>A header made out of the token that is valid when the request is sent: it may be refreshed during a run.</summary>
    /// <param name="label">How reports show it.</param>
    /// <param name="ofToken">Makes what is sent; taken for a secret.</param>
    public static Credential Made(string label, Func<string, string> ofToken) => new(label, null, ofToken);

    /// <summary>Never prints the value.</summary>
    public override string ToString() => Label;
}
