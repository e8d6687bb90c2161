using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>The parameter include: what belongs to the items comes with them, each of it once.</summary>
/// <param name="Takes">What it takes.</param>
internal sealed record V3Include(ImmutableArray<V3Included> Takes)
{
    public const string Parameter = "include";

    /// <summary>The values.</summary>
    public IEnumerable<string> Valid => Takes.Select(included => included.Value);

    /// <summary>The ways that some values ask for.</summary>
    public ImmutableArray<string> Ways(ImmutableArray<string> values) =>
        [.. values.SelectMany(value => Takes.First(included => included.Value == value).Ways)];

    /// <exception cref="ApiErrorException">A value is not valid, or given twice.</exception>
    public ImmutableArray<string> Read(string? text)
    {
        var asked = text?.Split(',') ?? [];
        if (asked.FirstOrDefault(path => !Valid.Contains(path)) is { } unknown)
        {
            throw Errors.BadQueryParameter(
                $"Invalid included resource: '{unknown}'. Valid included resources are: {Wording.Quoted(Valid)}").AsException();
        }

        if (asked.GroupBy(path => path).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            throw Errors.BadQueryParameter($"Duplicate included resource: '{twice}'").AsException();
        return [.. asked];
    }

    /// <summary>Adds the member "included" to a body, where something was asked for.</summary>
    /// <param name="body">The body.</param>
    /// <param name="related">What was read.</param>
    /// <param name="documents">How the items of each table are printed.</param>
    /// <param name="origin">Where links begin.</param>
    public static void Add(JsonObject body, ImmutableArray<RelatedRows> related, Func<Table, V3Document> documents, string origin)
    {
        if (related.IsEmpty)
            return;
        var included = new JsonObject();
        foreach (var part in related)
        {
            var document = documents(part.Table);
            included[part.Table.Name] = new JsonArray([.. part.Rows.Select(row => Shown(document.Build(row, origin), part.Members))]);
        }

        body["included"] = included;
    }

    private static JsonObject Shown(JsonObject document, ImmutableArray<string> members)
    {
        if (members.IsEmpty)
            return document;
        var shown = new JsonObject();
        foreach (var path in members)
        {
            var value = path.Split('.').Aggregate((JsonNode?)document, (node, step) => node?[step]);
            ShownFields.Put(shown, path, value?.DeepClone());
        }

        return shown;
    }
}

/// <summary>A value of include. A text alone is a way of references, of which everything is included.</summary>
/// <param name="Value">The value.</param>
/// <param name="Ways">The ways to what is included.</param>
internal sealed record V3Included(string Value, params ImmutableArray<string> Ways)
{
    public static implicit operator V3Included(string way) => new(way, way);
}
