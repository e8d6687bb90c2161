using System.Collections.Concurrent;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Suite;

/// <summary>Every page of an endpoint that the run has read, and where it departs from the schema.</summary>
internal sealed class PageLog(ResponseSchema schema)
{
    private const int MostDeviations = 1_000;

    private readonly Lock _validating = new();
    private readonly ConcurrentDictionary<Exchange, Lazy<LoggedPage>> _pages = new();

    internal void Add(Page page) => _ = _pages.GetOrAdd(page.Exchange, _ => new(() => new(page, Deviations(page)))).Value;

    /// <summary>One of each kind: a target that deviates in every item must not fill the memory.</summary>
    private List<SchemaDeviation> Deviations(Page page)
    {
        // Validation needs several times the memory of the page, so one page after another.
        lock (_validating)
        {
            return schema.Validate(page.Exchange.Json.Root)
                .DistinctBy(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule))
                .Take(MostDeviations)
                .ToList();
        }
    }

    internal IEnumerable<LoggedPage> Pages => _pages.Values.Select(page => page.Value);
}

/// <summary>A page that was read.</summary>
/// <param name="Page">The page.</param>
/// <param name="Deviations">Where it departs from the schema.</param>
public sealed record LoggedPage(Page Page, IReadOnlyList<SchemaDeviation> Deviations);
