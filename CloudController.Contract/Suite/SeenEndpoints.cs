using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Observations;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Suite;

/// <summary>What was seen of an endpoint.</summary>
/// <param name="Answers">How many answers were read.</param>
/// <param name="Observation">What its answers showed; <c>null</c> for a file, which shows nothing.</param>
/// <param name="ShowedAnItem">Whether a list showed an item, or anything else was answered as documented.</param>
internal sealed record SeenEndpoint(int Answers, Observation? Observation, bool ShowedAnItem);

/// <summary>What the endpoints of a run showed, also those whose answers were let go.</summary>
internal sealed class SeenEndpoints(Redactor redactor)
{
    private readonly ConcurrentDictionary<string, SeenEndpoint> _seen = new(StringComparer.Ordinal);

    /// <summary>What <paramref name="endpoint"/> showed; <c>null</c> where it was not looked at.</summary>
    internal SeenEndpoint? Of(EndpointContract endpoint) => _seen.GetValueOrDefault(endpoint.Name);

    /// <summary>Where an endpoint was opened twice, keeps what the opening saw that read more answers.</summary>
    internal void Remember(EndpointContract endpoint, EndpointRun run)
    {
        var seen = run.Seen(redactor);
        _seen.AddOrUpdate(endpoint.Name, seen, (_, before) => before.Observation?.Pages > seen.Observation?.Pages ? before : seen);
    }
}
