using System.Text.Json.Nodes;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>
/// Makes the answers of the current reference controller look like those of an older Cloud Controller. What came when is written down here
/// once more, so that a wrong date in the contract shows.
/// </summary>
internal sealed record PastController(string V2, string V3)
{
    private static readonly Change[] Changes =
    [
        new("v3", "/v3/buildpacks", "3.65.0", IsNew: true),
        new("v3", "/v3/buildpacks", "3.67.0", Without: item => Without(item, "metadata", "links/upload").Then(NotUploadable)),
        new("v3", "/v3/buildpacks", "3.68.0", Parameter: "label_selector"),
        new("v3", "/v3/buildpacks", "3.89.0", Parameter: "created_ats"),
        new("v3", "/v3/buildpacks", "3.89.0", Parameter: "updated_ats"),
        new("v3", "/v3/buildpacks", "3.195.0", Parameter: "lifecycle", Without: item => Without(item, "lifecycle"), Order: "lifecycle"),
        new("v3", "/v3/packages", "3.14.0", Without: WithHash),
        new("v3", "/v3/packages", "3.17.0", Without: item => Without(item, "data/username", "data/password")),
        new("v3", "/v3/packages", "3.26.0", Without: item => item["links"]!["stage"] = new JsonObject { ["href"] = "/v3/builds" }),
        new("v3", "/v3/packages", "3.65.0", Parameter: "label_selector", Without: item => Without(item, "metadata")),
        new("v3", "/v3/packages", "3.78.0", Without: item => Without(item, "relationships")),
        new("v3", "/v3/packages", "3.89.0", Parameter: "created_ats"),
        new("v3", "/v3/packages", "3.89.0", Parameter: "updated_ats"),
        new("v3", "/v3/stacks", "3.66.0", IsNew: true),
        new("v3", "/v3/stacks", "3.89.0", Parameter: "created_ats"),
        new("v3", "/v3/stacks", "3.89.0", Parameter: "updated_ats"),
        new("v3", "/v3/stacks", "3.228.0", Parameter: "order_by"),
        new("v3", "/v3/stacks", "3.228.0", Parameter: "default",
            Without: item => Without(item, "state", "state_reason", "build_rootfs_image", "run_rootfs_image", "default")),
        new("v3", "/v3/apps", "3.66.0", IsNew: true),
        new("v3", "/v3/apps", "3.89.0", Parameter: "created_ats"),
        new("v3", "/v3/apps", "3.89.0", Parameter: "updated_ats"),
        new("v3", "/v3/apps", "3.228.0", Parameter: "stacks", Order: "state"),
        new("v3", "/v3/apps", "3.228.0", Parameter: "lifecycle_type",
            Without: item => Without(
                item, "relationships/current_droplet", "links/revisions", "links/deployed_revisions", "links/features")),
        new("v2", "/v2/buildpacks", "2.111.0", Without: item => Without(item, "entity/stack"), Filter: "stack"),
        new("v2", "/v2/buildpacks", "2.260.0", Without: item => Without(item, "entity/lifecycle")),
    ];

    /// <summary>What the older controller answers.</summary>
    internal async Task<Reply> AnswerAsync(Call call)
    {
        var changes = Changes
            .Where(change => IsOlderThan(change) && (call.Head.Path + "/").StartsWith(change.Path + "/", StringComparison.Ordinal))
            .ToList();
        var reply = await call.HonestTo(changes.Aggregate(call.Head.Target, (target, change) => change.Refuse(target)));
        return reply.Status != 200 ? reply : call.Head.Path is "/" or "/v2/info"
            ? reply.WithText(text => text.Replace("2.293.0", V2, StringComparison.Ordinal).Replace("3.228.0", V3, StringComparison.Ordinal))
            : reply.Edited(root =>
            {
                foreach (var item in (root["resources"] as JsonArray ?? [root]).OfType<JsonObject>())
                    changes.ForEach(change => change.Without?.Invoke(item));
            });
    }

    private bool IsOlderThan(Change change) => Number(change.Family == "v2" ? V2 : V3) < Version.Parse(change.Since);

    private static Version Number(string version) => Version.Parse(version.Split('-', '+')[0]);

    private static JsonObject Without(JsonObject item, params string[] places)
    {
        foreach (var place in places.Select(place => place.Split('/')))
            (place.SkipLast(1).Aggregate((JsonNode?)item, (holder, name) => holder?[name]) as JsonObject)?.Remove(place[^1]);
        return item;
    }

    private static void NotUploadable(JsonObject item) => (item["state"], item["filename"]) = ("AWAITING_UPLOAD", null);

    private static void WithHash(JsonObject item)
    {
        if (item["data"] is JsonObject data && data.Remove("checksum", out var checksum))
            data["hash"] = checksum;
    }

    /// <param name="Family">Whose version counts.</param>
    /// <param name="Path">The route of the list.</param>
    /// <param name="Since">The version that brought it.</param>
    /// <param name="IsNew">Whether there was no such list before.</param>
    /// <param name="Parameter">The query parameter that was not known before.</param>
    /// <param name="Order">The value of order_by that was not known before.</param>
    /// <param name="Filter">The name within q that was not known before.</param>
    /// <param name="Without">Makes an item what it was before.</param>
    private sealed record Change(
        string Family,
        string Path,
        string Since,
        bool IsNew = false,
        string? Parameter = null,
        string? Order = null,
        string? Filter = null,
        Action<JsonObject>? Without = null)
    {
        /// <summary>The target that the current controller refuses as the older one refuses <paramref name="target"/>.</summary>
        internal string Refuse(string target)
        {
            if (IsNew)
                return target.Replace(Path, "/v3/no_such_list", StringComparison.Ordinal);
            return target.Split('?', 2) is [var path, var query] ? $"{path}?{string.Join('&', query.Split('&').Select(Unknown))}" : target;
        }

        private string Unknown(string pair)
        {
            var parts = pair.Split('=', 2).Select(Uri.UnescapeDataString).ToList();
            var (name, value) = (parts[0], parts.ElementAtOrDefault(1) ?? "");
            return (Parameter is not null && (name == Parameter || name.StartsWith(Parameter + "[", StringComparison.Ordinal)))
                || (Order is not null && name == "order_by" && value.TrimStart('-', '+') == Order) ? "no_such_parameter=1"
                : Filter is not null && name == "q" && value.StartsWith(Filter, StringComparison.Ordinal) ? "q=no_such_filter:1"
                : pair;
        }
    }
}

/// <summary>Chains changes of an item.</summary>
internal static class ItemChanges
{
    internal static void Then(this JsonObject item, Action<JsonObject> change) => change(item);
}
