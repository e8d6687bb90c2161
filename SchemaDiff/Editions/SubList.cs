using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Finds the list of everything that shows the same items as a list below something else, and the filter that makes it do so.
/// </summary>
internal static class SubList
{
    /// <summary>The member <c>equals</c> of the list <paramref name="endpoint"/>; <c>null</c> where no documented filter gives it.</summary>
    internal static JsonObject? Of(DocEndpoint endpoint, EditionModel model, SubjectDraft subjects)
    {
        var parts = endpoint.Route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!endpoint.IsRead || !model.Shape(endpoint).IsList || parts is not [var family, var owners, ['{', ..], var word])
            return null;
        var filter = EndpointName.GuidOf(owners);
        foreach (var whole in model.Endpoints.Where(other => other.IsRead && other.Route == $"/{family}/{word}"
            && model.Shape(other).Resource == model.Shape(endpoint).Resource))
        {
            var rows = whole.Operations.SelectMany(operation => operation.Parameters).ToList();
            var name = rows.Exists(row => row.Name == $"{filter}s") ? $"{filter}s"
                : rows.Exists(row => row.Name == "q" && ParameterDraft.FiltersOf(row).Contains(filter)) ? filter : null;
            if (name is not null)
                return new() { ["endpoint"] = subjects.Folder(whole), ["filter"] = name };
        }

        return null;
    }
}
