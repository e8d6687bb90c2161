using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudController.SelfTests.Hostile;

/// <summary>An answer before it is written to the wire. Immutable; every method returns a spoilt copy.</summary>
internal sealed record Reply(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Reply Of(int status, string contentType, string body, params (string, string)[] headers) =>
        new(status, [("Content-Type", contentType), .. headers], Encoding.UTF8.GetBytes(body));

    internal static Reply Empty(int status, params (string, string)[] headers) => new(status, headers, []);

    internal string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Whether the body looks like a JSON object: a file and an answer without a body do not.</summary>
    internal bool IsObject => Body.Length > 0 && Body[0] == '{';

    internal Reply With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    internal Reply Replacing(string name, string value) => Without(name).With(name, value);

    internal Reply Without(string name) =>
        this with { Headers = Headers.Where(header => !header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() };

    internal Reply WithText(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    internal Reply WithText(Func<string, string> change) => WithText(change(Text));

    /// <summary>Changes the body as JSON; what is no object stays as it is.</summary>
    internal Reply Edited(Action<JsonObject> change)
    {
        if (!IsObject || JsonNode.Parse(Body) is not JsonObject root)
            return this;
        change(root);
        return WithText(root.ToJsonString(Readable));
    }

    /// <summary>Another link to the next page, in either style.</summary>
    internal Reply WithNext(string href) => Edited(root =>
    {
        if (root["pagination"] is JsonObject paging)
            paging["next"] = new JsonObject { ["href"] = href };
        else
            root["next_url"] = href;
    });

    /// <summary>Another total, as JSON text, in either style.</summary>
    internal Reply WithTotal(string json) =>
        WithTotal(root => root["total_results"] = "@total").WithText(text => text.Replace("\"@total\"", json, StringComparison.Ordinal));

    /// <summary>Changes every item.</summary>
    internal Reply WithItems(Action<JsonObject, int> change) => Edited(root =>
    {
        var items = root["resources"] as JsonArray ?? [];
        for (var at = 0; at < items.Count; at++)
            change((JsonObject)items[at]!, at);
    });

    /// <summary>Other names of items, as JSON text; guids where an item has no name.</summary>
    internal Reply WithNames(string json) =>
        WithItems((item, _) => Labelled(item, "@name")).WithText(text => text.Replace("\"@name\"", json, StringComparison.Ordinal));

    /// <summary>Head with the right length, unless one is stated already, as in answer to HEAD.</summary>
    internal byte[] Head() => Head(Headers.Any(header => header.Name == "Content-Length")
        ? Headers
        : Headers.Append(("Content-Length", FormattableString.Invariant($"{Body.Length}"))));

    /// <summary>Status line and headers as they stand on the wire, of which every character is one byte.</summary>
    internal byte[] Head(IEnumerable<(string Name, string Value)> headers) =>
        Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {Status} Answer\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");

    private Reply WithTotal(Action<JsonObject> change) => Edited(root => change(root["pagination"] as JsonObject ?? root));

    private static void Labelled(JsonObject item, string value)
    {
        if (item["entity"] is JsonObject entity)
            entity["name"] = value;
        else
            item["guid"] = value;
    }
}
