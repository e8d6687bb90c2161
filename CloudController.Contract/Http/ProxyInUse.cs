using System.Net;

namespace CloudController.Contract.Http;

/// <summary>A proxy that stands between the suite and a target, as the environment asks.</summary>
/// <param name="Address">Its scheme, host and port; what else its address holds may be secret.</param>
/// <param name="Variable">The variable that names it; <c>null</c> where the system does.</param>
internal sealed record ProxyInUse(string Address, string? Variable)
{
    /// <summary>The proxy on the way to <paramref name="target"/>; <c>null</c> where there is none.</summary>
    internal static ProxyInUse? For(Uri target, IWebProxy? proxies, Func<string, string?> environment)
    {
        if (proxies is null || proxies.IsBypassed(target) || proxies.GetProxy(target) is not { } proxy || proxy == target)
            return null;
        var variable = Variables(target)
            .FirstOrDefault(name => environment(name)?.Contains(proxy.Host, StringComparison.OrdinalIgnoreCase) == true);
        return new(Origin.Of(proxy), variable);
    }

    /// <summary>User names and passwords for proxies, as they stand in the variables that name the proxies.</summary>
    internal static IEnumerable<string?> Secrets(Func<string, string?> environment) =>
        from scheme in (string[])[Uri.UriSchemeHttp, Uri.UriSchemeHttps]
        from name in Variables(new($"{scheme}://any"))
        where Uri.TryCreate(environment(name), UriKind.Absolute, out _)
        let user = new Uri(environment(name)!).UserInfo
        where user.Contains(':')
        from form in (string[])[user.Split(':', 2)[1], Uri.UnescapeDataString(user.Split(':', 2)[1])]
        select form;

    /// <summary>How to do without it where <paramref name="target"/> does not answer.</summary>
    internal string Hint(Uri target) =>
        $"; requests to {target.Host} go through the proxy {Address} ({Variable ?? "a setting of the system"}); "
        + $"if it is in the way, name {target.Host} in NO_PROXY";

    /// <summary>In the order in which the first one that is set wins.</summary>
    private static string[] Variables(Uri target) => target.Scheme == Uri.UriSchemeHttps
        ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        : ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
}
