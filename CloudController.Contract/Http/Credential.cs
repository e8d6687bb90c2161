namespace CloudController.Contract.Http;

/// <summary>What a request shows to prove who asks. Only <see cref="Label"/> is ever written down.</summary>
public sealed record Credential
{
    private Credential(string label, string? header) => (Label, Header) = (label, header);

    /// <summary>The token of the settings.</summary>
    public static Credential Configured { get; } = new("bearer $CF_TOKEN", null);

    /// <summary>No Authorization header.</summary>
    public static Credential None { get; } = new("", null);

    /// <summary>The Authorization header as reports show it: a placeholder wherever the value is secret.</summary>
    public string Label { get; }

    /// <summary>The value of the Authorization header where it is not the configured token.</summary>
    internal string? Header { get; }

    /// <summary>A header of the caller's making.</summary>
    /// <param name="label">How reports show it.</param>
    /// <param name="header">What is sent; taken for a secret.</param>
    public static Credential Of(string label, string header) => new(label, header);

    /// <summary>Never prints the value.</summary>
    public override string ToString() => Label;
}
