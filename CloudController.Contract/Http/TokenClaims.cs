using System.Buffers.Text;
using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.Contract.Http;

/// <summary>The claims of a JSON web token. They are not verified, so they only help to explain a refusal.</summary>
/// <param name="Expires">When it ends to be good; <c>null</c> where it does not say.</param>
/// <param name="Issuer">Who made it; <c>null</c> where it names no address.</param>
/// <param name="IsRefreshToken">Whether the UAA made it to get other tokens with.</param>
internal sealed record TokenClaims(DateTimeOffset? Expires, Uri? Issuer, bool IsRefreshToken)
{
    /// <summary>The guid of the user; <c>null</c> for a client.</summary>
    internal string? User { get; private init; }

    /// <summary>What it allows.</summary>
    internal IReadOnlyList<string> Scopes { get; private init; } = [];

    private static readonly TokenClaims None = new(null, null, false);

    /// <summary>The claims of <paramref name="token"/>; of any other text none.</summary>
    internal static TokenClaims Of(string token) =>
        token.Split('.') is [_, var payload, _]
        && Base64Url.IsValid(payload)
        && StrictJson.Read(Base64Url.DecodeFromChars(payload)) is { Fault: JsonFault.None, Root: var claims }
        && claims.ValueKind == JsonValueKind.Object
            ? new(Moment(claims), Address(claims), JsonPointer.FindText(claims, "/jti")?.EndsWith("-r", StringComparison.Ordinal) == true)
            {
                User = JsonPointer.FindText(claims, "/user_id"),
                Scopes = JsonPointer.FindAll(claims, "/scope/*").Where(scope => scope.ValueKind == JsonValueKind.String)
                    .Select(scope => scope.GetString()!).Append(JsonPointer.FindText(claims, "/scope")).OfType<string>().ToList(),
            }
            : None;

    /// <summary>
    /// Why a target at <paramref name="endpoint"/> may have refused <paramref name="token"/>, and what to do. Never holds the token.
    /// </summary>
    internal static string WhyRefused(string token, ITokenSource source, Uri endpoint, DateTimeOffset now) => Of(token) switch
    {
        { Expires: { } end } when end <= now =>
            FormattableString.Invariant($"it expired at {end.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}; {source.Renewal}"),
        { IsRefreshToken: true } => $"it is a refresh token, which only the UAA takes; {source.Renewal}",
        { Issuer: { } issuer } when !Neighbours.AreOfOneDomain(endpoint, issuer) =>
            $"it was issued by {Origin.Of(issuer)}, so it may be a token of another target; check {source.Setting}",
        _ => $"check {source.Setting}",
    };

    private static DateTimeOffset? Moment(JsonElement claims) =>
        JsonPointer.Find(claims, "/exp") is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds)
        && seconds > DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    private static Uri? Address(JsonElement claims) =>
        Uri.TryCreate(JsonPointer.FindText(claims, "/iss"), UriKind.Absolute, out var issuer) && issuer.Scheme is "http" or "https"
            ? issuer
            : null;
}
