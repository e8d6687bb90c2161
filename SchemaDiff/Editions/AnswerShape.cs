using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// The shape of an answer, as <c>endpoint.json</c> states it. Exactly one of the first three is set, or none for an object.
/// </summary>
/// <param name="ListPointer">Where the items of a list are.</param>
/// <param name="IsItem">Whether the answer is one item.</param>
/// <param name="IsFile">Whether it is bytes, or leads to them.</param>
internal sealed record AnswerShape(string? ListPointer = null, bool IsItem = false, bool IsFile = false)
{
    private const string UsualPlace = "/resources";

    private const string Pagination = "pagination";

    /// <summary>The resource that a list or an item is of; <c>null</c> for anything else.</summary>
    internal string? Resource { get; init; }

    /// <summary>The status that leads to a file; <c>null</c> where none does.</summary>
    internal int? Redirect { get; init; }

    /// <summary>Whether the answer is a list of items.</summary>
    internal bool IsList => ListPointer is not null;

    /// <summary>The shape of the documented answer of <paramref name="endpoint"/>; which resource it is of is not decided yet.</summary>
    internal static AnswerShape Of(DocEndpoint endpoint)
    {
        if (!endpoint.IsRead)
            return new();
        if (endpoint.Status is >= 300 and < 400
            || (endpoint.Bodies.Count == 0
            && endpoint.Operations.Any(operation => DocEndpoint.IsOther(operation) || operation.ResponseBody is not null)))
            return new(IsFile: true) { Redirect = endpoint.Status is >= 300 ? endpoint.Status : null };
        if (endpoint.Roots.Count == 0 && IsCalledList(endpoint))
            return new(UsualPlace);
        return endpoint.Roots.Select(List).OfType<string>().FirstOrDefault() is { } place ? new(place) : new();
    }

    /// <summary>The items that <paramref name="root"/> shows, where the answer is made of any.</summary>
    internal IEnumerable<JsonElement> Items(JsonElement root)
    {
        if (IsItem)
            return [root];
        return ListPointer is { } place
            && JsonPointer.Find(root, place) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
    }

    /// <summary>The answer as <c>endpoint.json</c> states it.</summary>
    internal JsonObject ToJson()
    {
        if (IsFile)
            return new() { ["file"] = Redirect is { } status ? new JsonObject { ["redirect"] = status } : [] };
        if (ListPointer is { } place)
        {
            var list = new JsonObject { ["of"] = Resource };
            if (place != UsualPlace)
                list["pointer"] = place;
            return new() { ["list"] = list };
        }

        return IsItem ? new() { ["item"] = new JsonObject { ["of"] = Resource } } : new() { ["object"] = new JsonObject() };
    }

    /// <summary>Whether, where no body shows it, title or parameters say that the answer is a list.</summary>
    private static bool IsCalledList(DocEndpoint endpoint) =>
        endpoint.First.AnswerMembers.Any(row => JsonPointer.Append("", row.Name) == UsualPlace && row.Type?.Name == "array")
        || endpoint.First.Title.StartsWith("List ", StringComparison.OrdinalIgnoreCase)
            || endpoint.Operations.Any(operation => operation.Parameters.Any(row => row.Name is "per_page" or "results-per-page"));

    /// <summary>An array of objects in the usual place, or the only one of a page.</summary>
    private static string? List(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        var arrays = root.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array)
            .Select(member => JsonPointer.Append("", member.Name)).ToList();
        return arrays.Contains(UsualPlace) ? UsualPlace : root.TryGetProperty(Pagination, out _) && arrays is [var only] ? only : null;
    }
}
