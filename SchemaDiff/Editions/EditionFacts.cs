using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Gathers what the documents of one source say in words of a resource, or of an answer.</summary>
internal sealed class EditionFacts(EditionModel model)
{
    private const double LeastShare = 0.5;

    /// <summary>What is said of the items of <paramref name="resource"/>.</summary>
    internal ObjectFacts Of(ResourceDraft resource)
    {
        var rows = new List<DocRow>();
        var file = "";
        foreach (var page in model.Pages)
        {
            foreach (var known in page.Objects.Where(known => IsOf(known, resource)))
            {
                rows.AddRange(known.Members);
                file = page.File;
            }
        }

        var required = Required(resource);
        var left = Left(resource);
        foreach (var endpoint in model.Endpoints.Where(endpoint => model.Shape(endpoint).Resource == resource.Name))
        {
            var shape = model.Shape(endpoint);
            rows.AddRange(Stated(endpoint, shape.ListPointer is { } list ? $"{Path(list)}.*." : ""));
            rows.AddRange(Named(endpoint, resource.Samples));
            file = file.Length > 0 ? file : endpoint.Page.File;
        }

        rows.AddRange(required.Select(name => (Name: name, Place: MemberPlaces.Of(name, resource.Samples)))
            .Where(member => member.Place is not null && !rows.Exists(row => row.Name == Path(member.Place)))
            .Select(member => new DocRow { Name = Path(member.Place!), Required = true })
            .ToList());
        // What a parameter adds beside an item is no member of it.
        return new(file, model.Objects,
            rows.Where(row => row.Name.Split('.')[0] != ListSchema.Included)
            .Select(row => row with { Required = row.Required || required.Contains(row.Name), IsNullable = row.IsNullable
            || left.Contains(row.Name) })
            .DistinctBy(row => (row.Name, row.Place)));
    }

    /// <summary>What is said of the answer of <paramref name="endpoint"/>, which is an object of its own or has one in it.</summary>
    internal ObjectFacts Of(DocEndpoint endpoint)
    {
        var rows = new List<DocRow>(Stated(endpoint, ""));
        rows.AddRange(Placed(endpoint.Operations.SelectMany(operation => operation.ResponseFields).DistinctBy(row => row.Name)
            .ToList(), endpoint.Roots));
        foreach (var known in endpoint.Page.Objects.Where(known => IsIn(known, endpoint)))
            rows.AddRange(Placed(known.Members, endpoint.Roots));
        return new(endpoint.Page.File, model.Objects, rows);
    }

    /// <summary>What is said of the members that lists have beside their items.</summary>
    internal ObjectFacts OfEnvelope(IReadOnlyList<DocEndpoint> lists)
    {
        var file = lists.Count == 0 ? "" : lists[0].Page.File;
        var rows = lists.SelectMany(Beside).DistinctBy(row => row.Name).ToList();
        var names = lists.SelectMany(list => list.Roots).SelectMany(root => root.EnumerateObject()).Select(member => member.Name).Distinct()
            .ToList();
        foreach (var known in model.Objects.All.Where(known => names.Contains(known.Name)))
            rows.AddRange(known.Members.Select(row => row with { Name = $"{known.Name}.{row.Name}" }));
        return new(file, model.Objects, rows);
    }

    private IEnumerable<DocRow> Beside(DocEndpoint list) =>
        Stated(list, "").Where(row => !row.Name.StartsWith(Path(model.Shape(list).ListPointer!), StringComparison.Ordinal));

    /// <summary>The relationships that whoever makes an item has to give: they are never missing.</summary>
    private HashSet<string> Required(ResourceDraft resource) =>
        model.Endpoints.Where(endpoint => endpoint.Method == "POST" && resource.Route == $"{endpoint.Route}/{{guid}}")
            .SelectMany(endpoint => endpoint.Operations).SelectMany(operation => operation.Fields)
            .Where(row => row.Required).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>What need not be given to make an item has no value then, unless a default says which.</summary>
    private HashSet<string> Left(ResourceDraft resource)
    {
        var rows = from endpoint in model.Endpoints
                   where endpoint.Method == "POST"
                       && (resource.Route == $"{endpoint.Route}/{{guid}}" || endpoint.Words is [.., var last]
                       && resource.Name == RoutePath.Noun([last]))
                   from row in endpoint.Operations.SelectMany(operation => operation.Fields)
                   where !row.Required && row.Default is null or "null"
                   select row.Name;
        return rows.SelectMany(name => new[] { name, $"entity.{name}" }).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsOf(DocObject known, ResourceDraft resource) =>
        known.Name == resource.Name || EndpointName.Singular(known.Name) == resource.Name
        || known.Examples.Select(Parsed).OfType<JsonElement>().Select(ItemIdentity.Route).OfType<string>()
            .Any(route => RoutePath.Noun(RoutePath.Words(route)) == resource.Name);

    private static JsonElement? Parsed(PlacedText example) =>
        StrictJson.Read(System.Text.Encoding.UTF8.GetBytes(example.Text)) is { Fault: JsonFault.None } reading ? reading.Root : null;

    /// <summary>Whether the answer shows the object: it is called after a member of it, or after the route.</summary>
    private static bool IsIn(DocObject known, DocEndpoint endpoint)
    {
        var name = EndpointName.Singular(known.Name);
        return name == RoutePath.Noun(endpoint.Words) || name == RoutePath.Noun(endpoint.Words.TakeLast(1))
            || endpoint.Roots.Where(root => root.ValueKind == JsonValueKind.Object).SelectMany(root => root.EnumerateObject())
                .Any(member => EndpointName.Singular(member.Name) == name);
    }

    /// <summary>
    /// The members that the source states with their whole path, as far as they begin with <paramref name="start"/>, without it.
    /// </summary>
    private static IEnumerable<DocRow> Stated(DocEndpoint endpoint, string start) =>
        from row in endpoint.Operations.SelectMany(operation => operation.AnswerMembers)
        where row.Name.StartsWith(start, StringComparison.Ordinal)
        select row with { Name = row.Name[start.Length..] };

    /// <summary>A page of a GET describes the members of the answer in the table that other pages describe the request in.</summary>
    private static IEnumerable<DocRow> Named(DocEndpoint endpoint, IReadOnlyList<JsonElement> items) =>
        from operation in endpoint.Operations
        from row in endpoint.IsRead ? operation.Fields.Concat(operation.ResponseFields) : operation.ResponseFields
        let pointer = MemberPlaces.Of(row.Name, items)
        where pointer is not null
        select row with { Name = Path(pointer) };

    /// <summary>
    /// <paramref name="rows"/> with the path to the object that shows most of them; none where no object shows half of them.
    /// </summary>
    private static IEnumerable<DocRow> Placed(IReadOnlyList<DocRow> rows, IReadOnlyList<JsonElement> roots)
    {
        var names = rows.Select(row => row.Name.Split('.')[0]).Distinct().ToList();
        if (names.Count == 0)
            return [];
        var best = roots.SelectMany(root => Objects(root, "")).GroupBy(found => found.Pointer)
            .Select(same => (Pointer: same.Key,
                Share: (double)names.Count(name => same.Any(found => found.Object.TryGetProperty(name, out _))) / names.Count))
            .Where(found => found.Share >= LeastShare)
            .OrderByDescending(found => found.Share).ThenBy(found => found.Pointer.Length).Select(found => found.Pointer).FirstOrDefault();
        return best is null ? [] : rows.Select(row => row with { Name = best.Length == 0 ? row.Name : $"{Path(best)}.{row.Name}" });
    }

    private static IEnumerable<(string Pointer, JsonElement Object)> Objects(JsonElement value, string pointer) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            value.EnumerateObject().SelectMany(member => Objects(member.Value, JsonPointer.Append(pointer, member.Name)))
                .Prepend((pointer, value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Objects(item, $"{pointer}/*")),
        _ => [],
    };

    private static string Path(string pointer) => pointer.TrimStart('/').Replace('/', '.');
}
