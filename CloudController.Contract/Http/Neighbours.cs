namespace CloudController.Contract.Http;

/// <summary>
/// Which hosts may be shown credentials for one another: those that differ in their first label only, as api.example.com and
/// uaa.example.com.
/// </summary>
internal static class Neighbours
{
    /// <summary>Whether both are this machine, or both the same host or hosts of one domain.</summary>
    internal static bool AreOfOneDomain(Uri one, Uri other) =>
        (one.IsLoopback && other.IsLoopback)
        || one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase)
        || (Domain(one) is { } domain && domain.Equals(Domain(other), StringComparison.OrdinalIgnoreCase));

    private static string? Domain(Uri uri) =>
        uri.HostNameType == UriHostNameType.Dns && uri.Host.Split('.', 2) is [_, var domain] && domain.Contains('.') ? domain : null;
}
