using CloudController.Reference.Releases;

namespace CloudController.Reference;

/// <summary>Finds options that cannot be used before anything is started.</summary>
internal static class OptionCheck
{
    private const int MostChurn = 1000;

    private static readonly TimeSpan MostLag = TimeSpan.FromMinutes(1);

    /// <exception cref="ReferenceSetupException">Names the first such option.</exception>
    public static void Refuse(ReferenceOptions options)
    {
        if (Release.Find(options.Edition) is null)
            throw new ReferenceSetupException($"--edition: '{options.Edition}' is not one of {string.Join(", ", Release.Names)}");
        if (options.Buildpacks < 0)
            throw new ReferenceSetupException($"--buildpacks: {options.Buildpacks} is below 0");
        if (options.Packages < 0)
            throw new ReferenceSetupException($"--packages: {options.Packages} is below 0");
        if (options.Latency < TimeSpan.Zero)
            throw new ReferenceSetupException($"--latency: {options.Latency.TotalMilliseconds} is below 0");
        if (options.Churn is < 0 or > MostChurn)
            throw new ReferenceSetupException($"--churn: {options.Churn} is not from 0 to {MostChurn}");
        if (options.Lag < TimeSpan.Zero || options.Lag > MostLag)
            throw new ReferenceSetupException($"--lag: {options.Lag.TotalMilliseconds} is not from 0 to {MostLag.TotalMilliseconds}");
        if (options.Database is not null && string.IsNullOrWhiteSpace(options.Database))
            throw new ReferenceSetupException("--database: the file has no name");
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new ReferenceSetupException($"--urls: '{options.Url}' is not an address like http://127.0.0.1:8181");
    }
}
