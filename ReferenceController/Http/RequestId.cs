using System.Text.RegularExpressions;

namespace CloudController.Reference.Http;

/// <summary>The X-VCAP-Request-ID of an answer: a fresh uuid, after the client's own id where the request brought one.</summary>
internal static partial class RequestId
{
    private const int LongestClientId = 255;

    public static string For(IHeaderDictionary headers)
    {
        var fresh = Guid.NewGuid().ToString();
        var sent = headers[HeaderName.RequestId].FirstOrDefault() ?? headers[HeaderName.ClientRequestId].FirstOrDefault() ?? "";
        var clean = Hostile().Replace(sent, "");
        return clean.Length == 0 ? fresh : $"{clean[..Math.Min(clean.Length, LongestClientId)]}::{fresh}";
    }

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hostile();
}

/// <summary>The headers that the controller reads or writes beside the usual ones.</summary>
internal static class HeaderName
{
    public const string RequestId = "X-VCAP-Request-ID";
    public const string ClientRequestId = "X-Request-ID";
    public const string NoSniff = "X-Content-Type-Options";
    public const string Cascade = "X-Cascade";
}
