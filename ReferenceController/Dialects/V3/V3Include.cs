using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>The parameter include: what belongs to the items comes with them, each of it once.</summary>
/// <param name="Valid">The ways of references that it takes.</param>
internal sealed record V3Include(ImmutableArray<string> Valid)
{
    public const string Parameter = "include";

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
            included[part.Table.Name] = new JsonArray([.. part.Rows.Select(row => Shown(documents(part.Table).Build(row, origin), part.Members))]);
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
