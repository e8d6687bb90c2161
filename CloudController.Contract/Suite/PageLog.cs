using System.Collections.Concurrent;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Suite;

/// <summary>Every page of an endpoint that the run has read, and where it departs from the schema.</summary>
internal sealed class PageLog(ResponseSchema schema)
{
    private const int MostDeviations = 1_000;

    private readonly Lock _validating = new();
    private readonly ConcurrentDictionary<Exchange, Lazy<LoggedPage>> _pages = new();

    internal void Add(Exchange exchange) => _ = _pages.GetOrAdd(exchange, _ => new(() => new(exchange, Deviations(exchange)))).Value;

    /// <summary>One of each kind: a target that deviates in every item must not fill the memory.</summary>
    private List<SchemaDeviation> Deviations(Exchange exchange)
    {
        // Validation needs several times the memory of the page, so one page after another.
        lock (_validating)
        {
            return schema.Validate(exchange.Json.Root)
                .DistinctBy(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule))
                .Take(MostDeviations)
                .ToList();
        }
    }

    internal IEnumerable<LoggedPage> Pages => _pages.Values.Select(page => page.Value);
}

/// <summary>A body that was to be a page; whether its items can be read, the schema says.</summary>
/// <param name="Exchange">The exchange that brought it.</param>
/// <param name="Deviations">Where it departs from the schema.</param>
public sealed record LoggedPage(Exchange Exchange, IReadOnlyList<SchemaDeviation> Deviations);
