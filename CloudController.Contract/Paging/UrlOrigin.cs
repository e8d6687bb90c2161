using System.Globalization;
using System.Net;
using System.Text;

namespace CloudController.Contract.Paging;

/// <summary>
/// Scheme, host and port, in the one spelling that RFC 3986 gives to all that mean the same: lower case, the default port left out, IPv6
/// addresses shortened, names beyond ASCII in punycode. A name that ends with a dot is another name.
/// </summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Host">The host; empty where there is none.</param>
/// <param name="Port">The port; empty where it is the default one.</param>
public sealed record UrlOrigin(string Scheme, string Host, string Port)
{
    /// <summary>The origin of an absolute address.</summary>
    public static UrlOrigin Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return Of(address.Scheme, new(null, host, address.Port.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Where <paramref name="reference"/> leads to; a path alone leads to <paramref name="target"/>.</summary>
    public static UrlOrigin Of(UrlReference reference, UrlOrigin target)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(target);
        return reference is { Scheme: null, Authority: null }
            ? target
            : Of(reference.Scheme ?? target.Scheme, reference.Authority ?? new(null, "", null));
    }

    /// <summary>The origin as it begins an address.</summary>
    public override string ToString() => Host.Length == 0 ? $"{Scheme}:" : $"{Scheme}://{Host}{(Port.Length == 0 ? "" : ":" + Port)}";

    private static UrlOrigin Of(string scheme, UrlAuthority authority)
    {
        var lower = scheme.ToLowerInvariant();
        var port = authority.Port?.TrimStart('0') ?? "";
        return new(lower, Normal(authority.Host), (lower, port) is ("http", "80") or ("https", "443") ? "" : port);
    }

    private static string Normal(string host)
    {
        if (host.StartsWith('['))
            return IPAddress.TryParse(host, out var address) ? $"[{address}]" : host.ToLowerInvariant();
        var name = host.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(host) : host;
        // Escapes of characters that no host name can have are left as they are.
        if (name.Any(letter => char.IsAscii(letter) && !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.' or '_' or '~')))
            name = host;
        try
        {
            return (name.Length == 0 || Ascii.IsValid(name) ? name : new IdnMapping().GetAscii(name)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return host.ToLowerInvariant();
        }
    }
}
