namespace CloudController.Contract.Http;

/// <summary>Where the token of the run comes from.</summary>
public interface ITokenSource
{
    /// <summary>What the reader of a refusal has to look at.</summary>
    string Setting => "the Authentication settings";

    /// <summary>How the reader of a refusal gets another token, as a request.</summary>
    string Renewal => $"check {Setting}";

    /// <summary>The token to send, without scheme.</summary>
    /// <exception cref="RunBrokenException">No token is to be had.</exception>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces <paramref name="refused"/>, which the target has refused. <c>false</c> where there is no way to get another.
    /// </summary>
    ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken);
}

/// <summary>A token that was given as it is.</summary>
/// <param name="token">The token, without scheme.</param>
/// <param name="setting">The setting that holds it.</param>
/// <param name="renewal">How to get another.</param>
public sealed class FixedToken(string token, string setting = "the Authentication settings", string renewal = "run cf oauth-token")
    : ITokenSource
{
    /// <inheritdoc />
    public string Setting => setting;

    /// <inheritdoc />
    public string Renewal => renewal;

    /// <inheritdoc />
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

    /// <inheritdoc />
    public ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
