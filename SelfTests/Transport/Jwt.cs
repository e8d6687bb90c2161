using System.Buffers.Text;
using System.Text;

namespace CloudController.SelfTests.Transport;

/// <summary>Tokens that say something of themselves; nobody has signed them.</summary>
internal static class Jwt
{
    internal static string Of(string claims) => $"{Part("""{"alg":"none"}""")}.{Part(claims)}.c2lnbmF0dXJl";

    /// <summary>A token that is good until <paramref name="end"/>.</summary>
    internal static string Until(DateTimeOffset end) => Of(FormattableString.Invariant($$"""{"exp":{{end.ToUnixTimeSeconds()}}}"""));

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
