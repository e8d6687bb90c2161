using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Finds the list of everything that shows the same items as a list below something else, and the filter that makes it do so.
/// </summary>
internal static class SubList
{
    /// <summary>Roles, and what is said of an organization or a space where somebody has them: names of v2 have one of both.</summary>
    private static readonly (string Role, string Deed)[] Roles =
        [("manager", "managed"), ("billing_manager", "billing_managed"), ("auditor", "audited")];

    /// <summary>The member <c>equals</c> of the list <paramref name="endpoint"/>; <c>null</c> where no documented filter gives it.</summary>
    internal static JsonObject? Of(DocEndpoint endpoint, EditionModel model, SubjectDraft subjects)
    {
        var parts = endpoint.Route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!endpoint.IsRead || !model.Shape(endpoint).IsList || parts is not [var family, var owners, ['{', ..], var word])
            return null;
        foreach (var whole in model.Endpoints.Where(other => other.IsRead
            && model.Shape(other).IsList
            && model.Shape(other).Resource == model.Shape(endpoint).Resource
            && !IsSharedWith(owners, other.Route, model)))
        {
            var documented = FiltersOf(whole).ToHashSet(StringComparer.Ordinal);
            if (FiltersFor(word, owners, whole.Route[$"/{family}/".Length..]).FirstOrDefault(documented.Contains) is { } name)
                return new() { ["endpoint"] = subjects.Folder(whole), ["filter"] = name };
        }

        return null;
    }

    /// <summary>
    /// What a filter of the list <paramref name="whole"/> is called that gives the <paramref name="word"/> of one of the
    /// <paramref name="owners"/>: <c>app_guids</c> for the builds of an app, <c>managed_space_guid</c> for the managers of a space,
    /// <c>manager_guid</c> for the organizations that a user manages.
    /// </summary>
    private static IEnumerable<string> FiltersFor(string word, string owners, string whole)
    {
        var guid = EndpointName.GuidOf(owners);
        return word == whole ? [$"{guid}s", guid]
            : whole == "users" ? Roles.Where(row => word == $"{row.Role}s").Select(row => $"{row.Deed}_{guid}")
            : owners == "users" ? Roles.Where(row => word == $"{row.Deed}_{whole}").Select(row => $"{row.Role}_guid")
            : [];
    }

    private static IEnumerable<string> FiltersOf(DocEndpoint list) => list.Operations
        .SelectMany(operation => operation.Parameters)
        .SelectMany(row => row.Name == "q" ? ParameterDraft.FiltersOf(row) : [row.Name]);

    /// <summary>
    /// Whether the documents say that items of the list at <paramref name="route"/> can be shared with one of the
    /// <paramref name="owners"/>: they do not say which of both lists then has them.
    /// </summary>
    private static bool IsSharedWith(string owners, string route, EditionModel model) => model.Endpoints.Any(shares => shares.IsRead
        && shares.Route.StartsWith($"{route}/{{", StringComparison.Ordinal)
        && shares.Words[^1].StartsWith("shared_", StringComparison.Ordinal)
        && (shares.Words[^1] == $"shared_{owners}"
            || model.Items(shares).Any(item => JsonPointer.Find(item, $"/{EndpointName.GuidOf(owners)}") is not null)));
}
