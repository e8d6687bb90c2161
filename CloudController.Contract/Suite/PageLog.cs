using System.Collections.Concurrent;
using CloudController.Contract.Http;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Suite;

/// <summary>Every page of an endpoint that the run has read, and where it departs from the schema.</summary>
internal sealed class PageLog(ResponseSchema schema)
{
    private readonly ConcurrentDictionary<Exchange, Lazy<LoggedPage>> _pages = new();

    internal void Add(Exchange exchange) => _ = _pages.GetOrAdd(exchange, _ => new(() => new(exchange, schema.Validate(exchange.Json.Root)))).Value;

    internal IEnumerable<LoggedPage> Pages => _pages.Values.Select(page => page.Value);
}

/// <summary>A body that was to be a page; whether its items can be read, the schema says.</summary>
/// <param name="Exchange">The exchange that brought it.</param>
/// <param name="Deviations">Where it departs from the schema.</param>
public sealed record LoggedPage(Exchange Exchange, IReadOnlyList<SchemaDeviation> Deviations);
