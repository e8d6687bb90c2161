namespace CloudController.Contract.Http;

/// <summary>Where the token of the run comes from.</summary>
public interface ITokenSource
{
    /// <summary>The token to send, without scheme.</summary>
    /// <exception cref="RunBrokenException">No token is to be had.</exception>
    ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Replaces <paramref name="refused"/>, which the target has refused. <c>false</c> where there is no way to get another.</summary>
    ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken);
}

/// <summary>A token that was given as it is.</summary>
public sealed class FixedToken(string token) : ITokenSource
{
    /// <inheritdoc />
    public ValueTask<string> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

    /// <inheritdoc />
    public ValueTask<bool> RefreshAsync(string refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
