using CloudController.Contract.Findings;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Assertions;

/// <summary>A link and where it was found.</summary>
/// <param name="Reading">What its text says.</param>
/// <param name="Exchange">The exchange that brought it.</param>
/// <param name="Pointer">Its place in the answer.</param>
internal sealed record PlacedLink(LinkReading Reading, Exchange Exchange, string Pointer);

/// <summary>What is wrong with a link.</summary>
internal sealed record LinkDeviation(string Rule, string Expected, string Actual);

/// <summary>What is expected of the text of a link, be it one to another page or one of an item.</summary>
internal static class LinkAssertions
{
    /// <summary>How statements call the right origin.</summary>
    internal const string Origin = "scheme, host and port of CloudController:Endpoint or of CloudController:ExternalOrigin";

    private const int MostDeviations = 5;

    /// <summary>A valid URL reference with, or without, scheme and host, as the edition documents it.</summary>
    internal static LinkDeviation? FormOf(this EndpointUnderTest endpoint, LinkReading link)
    {
        var absolute = endpoint.Contract.Edition.LinkForm == LinkForm.Absolute;
        if (link.Link is { } target && target.IsAbsolute == absolute)
            return null;
        var why = link.Problem ?? (absolute ? "it has no scheme and host" : "it has a scheme and a host");
        return new("link-form", absolute ? "an address with scheme and host" : "a path without scheme and host", $"{link.Href}: {why}");
    }

    /// <summary>Scheme, host and port of the target, or of another name that the settings give it. A path alone has them too.</summary>
    internal static LinkDeviation? OriginOf(this EndpointUnderTest endpoint, LinkReading link)
    {
        if (link.Foreign is not { } foreign)
            return null;
        var expected = endpoint.Run.Settings.ExternalOrigin.Prepend(endpoint.Run.Endpoint).Select(UrlOrigin.Of).Distinct();
        return new("link-origin", string.Join(" or ", expected), $"{foreign} in {link.Href}");
    }

    /// <summary>Fails with what <paramref name="check"/> finds, the first of each place.</summary>
    internal static void ShouldAll(this IEnumerable<PlacedLink> links, Func<LinkReading, LinkDeviation?> check)
    {
        var seen = links
            .Select(link => (link, wrong: check(link.Reading)))
            .Where(found => found.wrong is not null)
            .DistinctBy(found => (JsonPointer.Generalize(found.link.Pointer), found.wrong!.Rule))
            .Take(MostDeviations)
            .Select(found => (found.link, wrong: found.wrong!))
            .Select(found => new Deviation(
                found.wrong.Rule, found.wrong.Expected, found.wrong.Actual, found.link.Exchange, found.link.Pointer))
            .ToList();
        if (seen.Count > 0)
            throw new DeviationException(seen);
    }
}
