using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Editions;

/// <summary>
/// Finds where the values for what varies in a route come from: from the list that the route passes, or from one of the same resource.
/// </summary>
/// <param name="model">The edition.</param>
/// <param name="folders">The folders of its endpoints.</param>
internal sealed class SubjectDraft(EditionModel model, IReadOnlyDictionary<DocEndpoint, string> folders)
{
    private readonly IReadOnlyList<DocEndpoint> _lists = model.Endpoints.Where(endpoint => endpoint.IsRead && model.Shape(endpoint).IsList)
        .ToList();

    /// <summary>The folder of <paramref name="endpoint"/>.</summary>
    internal string Folder(DocEndpoint endpoint) => folders[endpoint];

    /// <summary>The subjects of <paramref name="endpoint"/>; <c>null</c> where nothing varies in its route.</summary>
    internal JsonObject? Of(DocEndpoint endpoint, List<string> remarks)
    {
        var subjects = new JsonObject();
        var parts = endpoint.Route.Split('/');
        for (var at = 1; at < parts.Length; at++)
        {
            if (parts[at] is not ['{', .. var name, '}'])
                continue;
            if (Subject(string.Join('/', parts[..at]), name, endpoint) is { } subject)
                subjects[name] = subject;
            else
                remarks.Add($"{endpoint.Place}: no list of the documents has the values for '{name}' in {endpoint.Route}");
        }

        return subjects.Count == 0 ? null : subjects;
    }

    private JsonObject? Subject(string start, string name, DocEndpoint endpoint)
    {
        var list = _lists.FirstOrDefault(list => RoutePath.Shape(list.Route) == RoutePath.Shape(start))
            ?? (model.Shape(endpoint) is { IsItem: true, Resource: { } resource }
                ? _lists.FirstOrDefault(list => model.Shape(list).Resource == resource) : null)
            ?? _lists.FirstOrDefault(list => model.Shape(list).Resource == RoutePath.Noun([start.Split('/')[^1]]));
        return list is not null && At(list, name) is { } pointer ? new() { ["from"] = folders[list], ["at"] = pointer } : null;
    }

    /// <summary>Where the items of <paramref name="list"/> show what the route calls <paramref name="name"/>.</summary>
    private string? At(DocEndpoint list, string name)
    {
        var resource = model.Resource(model.Shape(list).Resource!)!;
        string?[] places = name.EndsWith("guid", StringComparison.Ordinal) ? [resource.Guid, $"/{name}"]
            : [$"/{name}", $"/entity/{name}", resource.Guid];
        return places.FirstOrDefault(place => place is not null
            && (place == resource.Guid || resource.Samples.Exists(item => JsonPointer.FindText(item, place) is not null)));
    }
}
