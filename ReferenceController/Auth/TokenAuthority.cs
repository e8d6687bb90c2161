using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CloudController.Reference.Auth;

/// <summary>Issues the tokens of one controller and reads them back. The signing key never leaves the instance.</summary>
internal sealed class TokenAuthority
{
    public const string Audience = "cloud_controller";

    private const string UserIdClaim = "user_id";
    private const string ScopeClaim = "scope";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey _key = new(RandomNumberGenerator.GetBytes(32));
    private readonly TokenValidationParameters _rules;
    private readonly TimeProvider _clock;

    /// <summary>The tokens that were good when they were last shown: to verify a signature takes longer than most answers.</summary>
    private readonly ConcurrentDictionary<string, TokenValidationResult> _good = new(StringComparer.Ordinal);

    public TokenAuthority(TimeProvider clock)
    {
        _clock = clock;
        _rules = new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = Audience,
            ValidateIssuer = false,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        };
    }

    public string Issue(TokenGrant grant) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Audience = grant.Audience,
        Expires = _clock.GetUtcNow().Add(grant.Lifetime).UtcDateTime,
        Claims = new Dictionary<string, object> { [UserIdClaim] = grant.UserId, [ScopeClaim] = grant.Scopes.ToArray() },
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
    });

    /// <returns>The bearer, or <see langword="null"/> for a token that is not ours, not for us or no longer valid.</returns>
    public async Task<Caller?> ReadAsync(string token, TokenTrouble forgiven)
    {
        if (forgiven.HasFlag(TokenTrouble.Garbage) && !_handler.CanReadToken(token))
            return Caller.Everybody;
        var result = _good.TryGetValue(token, out var good) && good.SecurityToken.ValidTo > _clock.GetUtcNow().UtcDateTime
            ? good
            : await _handler.ValidateTokenAsync(token, forgiven == TokenTrouble.None ? _rules : Lenient(forgiven));
        if (!result.IsValid)
            return null;
        if (forgiven == TokenTrouble.None)
            _good[token] = result;
        var identity = result.ClaimsIdentity;
        var scopes = identity.FindAll(ScopeClaim).Select(claim => claim.Value).ToImmutableHashSet(StringComparer.Ordinal);
        return new Caller(identity.FindFirst(UserIdClaim)?.Value ?? "", scopes);
    }

    private TokenValidationParameters Lenient(TokenTrouble forgiven)
    {
        var lenient = _rules.Clone();
        if (forgiven.HasFlag(TokenTrouble.Expired))
            lenient.LifetimeValidator = (_, _, _, _) => true;
        if (forgiven.HasFlag(TokenTrouble.Signature))
            lenient.SignatureValidator = (token, _) => _handler.ReadJsonWebToken(token);
        return lenient;
    }
}
