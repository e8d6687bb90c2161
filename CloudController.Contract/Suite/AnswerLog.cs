using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;
using CloudController.Contract.Validation;

namespace CloudController.Contract.Suite;

/// <summary>Every answer of an endpoint that the run has read, and where it departs from the schema.</summary>
internal sealed class AnswerLog(EndpointContract endpoint)
{
    private const int MostDeviations = 1_000;

    private readonly Lock _validating = new();
    private readonly ConcurrentDictionary<Exchange, Lazy<LoggedAnswer>> _answers = new();
    private readonly HashSet<UInt128> _conforming = [];

    /// <summary>The lists that were made of the pages.</summary>
    internal WalkLog Walks { get; } = new();

    /// <summary>Keeps <paramref name="exchange"/>; it is validated when somebody wants to know.</summary>
    internal void Add(Exchange exchange) => _answers.GetOrAdd(exchange, _ => new(() => new(exchange, Deviations(exchange))));

    /// <summary>The exchanges that brought the answers.</summary>
    internal IReadOnlyCollection<Exchange> Exchanges => (IReadOnlyCollection<Exchange>)_answers.Keys;

    internal IEnumerable<LoggedAnswer> Answers => _answers.Values.Select(page => page.Value);

    private IReadOnlyList<SchemaDeviation> Deviations(Exchange exchange)
    {
        if (endpoint.Schema is not { } schema)
            return [];
        // One answer at a time, because validating takes several times the memory of the answer.
        lock (_validating)
            return exchange.Json.Fault == JsonFault.None && Conforms(exchange.Json.Root, schema)
                ? []
                : OneOfEachKind(exchange.Json.Root, schema);
    }

    /// <summary>Keeps one deviation of each kind, so that a target that deviates in every item does not fill the memory.</summary>
    private static List<SchemaDeviation> OneOfEachKind(JsonElement answer, ResponseSchema schema) => schema.Validate(answer)
        .DistinctBy(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule))
        .Take(MostDeviations)
        .ToList();

    /// <summary>
    /// Whether the page conforms. Items that conformed on an earlier page are left out before it is validated, which saves most of the
    /// time, because the same items come on many pages. That is safe: no keyword that the lint allows compares items with one another.
    /// </summary>
    private bool Conforms(JsonElement answer, ResponseSchema schema)
    {
        var fresh = new List<UInt128>();
        if (schema.Validate(WithoutKnown(answer, fresh)).Count > 0)
            return false;
        _conforming.UnionWith(fresh);
        return true;
    }

    private JsonElement WithoutKnown(JsonElement page, List<UInt128> fresh)
    {
        if (endpoint.Answer.List is not { } list || list.Pointer.LastIndexOf('/') != 0 || page.ValueKind != JsonValueKind.Object)
            return page;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in page.EnumerateObject())
            {
                if (member.Name == list.Pointer[1..] && member.Value.ValueKind == JsonValueKind.Array)
                    WriteFresh(member, writer, fresh);
                else
                    member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    private void WriteFresh(JsonProperty items, Utf8JsonWriter writer, List<UInt128> fresh)
    {
        writer.WriteStartArray(items.Name);
        foreach (var item in items.Value.EnumerateArray())
        {
            var hash = new Item(item, "", endpoint.Resource!).ContentHash;
            if (_conforming.Contains(hash))
                continue;
            fresh.Add(hash);
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A body of the documented status; whether it is as documented, the schema says.</summary>
/// <param name="Exchange">The exchange that brought it.</param>
/// <param name="Deviations">Where it departs from the schema.</param>
public sealed record LoggedAnswer(Exchange Exchange, IReadOnlyList<SchemaDeviation> Deviations);
