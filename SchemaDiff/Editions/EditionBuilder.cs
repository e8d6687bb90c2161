using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Makes a whole edition of its documents. The same documents give the same edition.</summary>
public sealed class EditionBuilder
{
    private const string EndpointName = "endpoint.json";
    private const string SchemaName = "response.schema.json";
    private const string ExampleName = "example.json";

    private readonly SortedDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _examples = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];
    private readonly SharedSchemas _shared = new();
    private readonly EditionModel _model;
    private readonly EditionModel? _witness;

    private EditionBuilder(IReadOnlyList<DocPage> pages, IReadOnlyList<DocPage> witness)
    {
        _remarks.AddRange(pages.SelectMany(page => page.Warnings));
        _model = new(pages, _remarks);
        // What is wrong with the second source is said where that is derived itself.
        _witness = witness.Count == 0 ? null : new(witness, []);
    }

    /// <summary>Makes the edition.</summary>
    /// <param name="pages">Its documents; at least one documents a request.</param>
    /// <param name="witness">
    /// Other documents of the same edition: they add what the first leave open, and where they contradict them that is said.
    /// </param>
    /// <param name="options">What the documents do not say of themselves.</param>
    /// <exception cref="PageException">The documents belong to no family, or their version is not known.</exception>
    public static EditionDraft Build(IReadOnlyList<DocPage> pages, IReadOnlyList<DocPage> witness, EditionOptions options) =>
        new EditionBuilder(pages, witness).Build(options);

    private EditionDraft Build(EditionOptions options)
    {
        var file = _model.Pages[0].File;
        var family = _model.Endpoints.Select(endpoint => RoutePath.Family(endpoint.Route)).OfType<string>().GroupBy(name => name)
            .OrderByDescending(same => same.Count()).FirstOrDefault()?.Key
            ?? throw new PageException(file, "no route begins with the family, such as /v3");
        var version = options.Version ?? _model.Pages.Select(page => page.ApiVersion).OfType<string>().FirstOrDefault()
            ?? throw new PageException(file, "the documents do not say which version of the API they belong to; --api-version can");
        var names = new EndpointNames();
        var folders = _model.Endpoints.ToDictionary(endpoint => endpoint, endpoint => names.Take(endpoint, _model.Shape(endpoint)));
        AddResources();
        AddEnvelope();
        var subjects = new EndpointFile(_model, new(_model, folders), version);
        foreach (var (endpoint, folder) in folders)
            AddEndpoint(endpoint, folder, subjects);
        var groups =
            ParameterGroups.Take(_model.Endpoints.Where(endpoint => endpoint.IsRead)
            .Select(endpoint => _files[$"{folders[endpoint]}/{EndpointName}"]).ToList());
        foreach (var endpoint in _files.Values.Where(json => json["uses"] is JsonArray { Count: 0 }))
            endpoint.Remove("uses");
        var error = AddError();
        _files[EditionFile.Name] = new EditionFile(_model, options).Of(version, groups, error, _remarks);
        _files[SharedSchemas.File] = _shared.Take(_schemas);
        foreach (var (path, schema) in _schemas)
            _files[path] = schema;
        if (_witness is not null)
            _remarks.AddRange(Witness.Compare(_model, _witness));
        return new(
            family, version, _files, _examples,
            folders.Select(named => new DerivedEndpoint(named.Value, named.Key.Method, named.Key.Route, Answer(named.Key))).ToList(),
            _remarks.Distinct().ToList());
    }

    private string Answer(DocEndpoint endpoint) => endpoint.IsRead ? _model.Shape(endpoint).ToJson().First().Key : "";

    private void AddResources()
    {
        foreach (var resource in _model.Resources)
        {
            var words = resource.Name.Replace('_', ' ');
            IMemberFacts facts = new EditionFacts(_model).Of(resource);
            if (_witness?.Resource(resource.Name) is { } other)
                facts = new WitnessedFacts(facts, new EditionFacts(_witness).Of(other));
            var file = _files[$"resources/{resource.Name}.json"] = resource.ToJson(place => facts.At(place).IsNullable, _remarks);
            var schema = _schemas[$"resources/{resource.Name}.schema.json"] =
                Schema(EditionText.Capital(EditionText.A(words)), $"resource {resource.Name}", facts, resource.Samples);
            UnknownMembers.Move(schema, Embedded(resource), file);
            foreach (var link in (file["links"] as JsonArray ?? []).OfType<JsonObject>().Where(link => link.ContainsKey("when")))
                LeaveOptional(schema, (string)link["pointer"]!);
        }
    }

    /// <summary>What only some items have is not required of all, even where every example shows it.</summary>
    private static void LeaveOptional(JsonObject schema, string pointer)
    {
        var path = JsonPointer.Segments(pointer).ToList();
        var parent = path.SkipLast(1).Aggregate((JsonNode?)schema, (place, name) => place?["properties"]?[name]);
        if (parent?["required"] is JsonArray required && required.FirstOrDefault(name => (string)name! == path[^1]) is { } named)
            required.Remove(named);
    }

    /// <summary>The members of items that parameters ask for by their names.</summary>
    private HashSet<string> Embedded(ResourceDraft resource) =>
        _model.Endpoints.Where(endpoint => endpoint.IsRead && _model.Shape(endpoint).Resource == resource.Name)
            .SelectMany(endpoint => endpoint.Operations).SelectMany(operation => operation.Parameters)
            .Where(row => row.Name == QueryDraft.Embed).SelectMany(QueryDraft.ValuesOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>What lists have beside their items, inferred of all lists together.</summary>
    private void AddEnvelope()
    {
        var lists = _model.Endpoints.Where(endpoint => endpoint.IsRead && _model.Shape(endpoint).IsList).ToList();
        IMemberFacts facts = new EditionFacts(_model).OfEnvelope(lists);
        var inference = new SchemaInference(facts, []);
        foreach (var name in lists.SelectMany(Beside).Distinct().Order(StringComparer.Ordinal))
        {
            var samples = lists.SelectMany(list => list.Roots).Select(root => JsonPointer.Find(root, JsonPointer.Append("", name)))
                .OfType<JsonElement>().ToList();
            var schema = inference.Infer(JsonPointer.Append("", name), samples);
            _shared.Add(name, schema);
            if (lists.Exists(list => !list.TakesPage && Beside(list).Contains(name)))
                _shared.Add(ListSchema.Unpaged(name), ListSchema.WithoutOtherPages(schema));
        }

        _shared.Add(inference);
    }

    private IEnumerable<string> Beside(DocEndpoint list) =>
        list.Roots.SelectMany(root => root.EnumerateObject()).Select(member => member.Name).Concat(ListSchema.Stated(list))
            .Where(name => name != ListSchema.Included && JsonPointer.Append("", name) != _model.Shape(list).ListPointer);

    private void AddEndpoint(DocEndpoint endpoint, string folder, EndpointFile files)
    {
        var file = _files[$"{folder}/{EndpointName}"] = files.Of(endpoint, _remarks);
        var shape = _model.Shape(endpoint);
        if (shape.IsFile)
            return;
        if (endpoint.Bodies is [var body, ..])
            _examples[$"{folder}/{ExampleName}"] = body.Text;
        else if (endpoint.IsRead)
        {
            _remarks.Add(
                $"{endpoint.Place}: no body of the answer to {endpoint.Method} {endpoint.Route} can be read; "
                + $"{folder}/{ExampleName} is missing");
        }

        if (!endpoint.IsRead && endpoint.Bodies.Count == 0)
            return;
        var schema = _schemas[$"{folder}/{SchemaName}"] =
            AnswerSchema(endpoint, shape, string.Concat(Enumerable.Repeat("../", folder.Split('/').Length)), file);
        UnknownMembers.Move(schema, ImmutableHashSet<string>.Empty, file);
    }

    private JsonObject AnswerSchema(DocEndpoint endpoint, AnswerShape shape, string edition, JsonObject file)
    {
        var words = endpoint.Words.Count == 0 ? "the root" : string.Join(", ", endpoint.Words).Replace('_', ' ');
        var title = EditionText.Capital($"{(shape.IsList ? "a page of" : "the answer of")} {words}");
        if (shape.IsList)
            return ListSchema.Of(endpoint, shape, title, edition, file);
        if ((shape.IsItem ? shape.Resource : WrittenResource(endpoint)) is { } resource)
            return new() { ["$schema"] = ListSchema.Dialect, ["title"] = EditionText.Capital(EditionText.A(resource.Replace('_', ' '))),
                ["$ref"] = $"{edition}resources/{resource}.schema.json" };
        IMemberFacts facts = new EditionFacts(_model).Of(endpoint);
        if (_witness?.Endpoints.FirstOrDefault(other => Same(other, endpoint)) is { } other)
            facts = new WitnessedFacts(facts, new EditionFacts(_witness).Of(other));
        return Schema(title, $"{endpoint.Method} {endpoint.Route}", facts, endpoint.Roots);
    }

    private static bool Same(DocEndpoint one, DocEndpoint other) =>
        one.Method == other.Method && RoutePath.Shape(one.Route) == RoutePath.Shape(other.Route);

    /// <summary>The resource that the answer to a request is an item of which changes something.</summary>
    private string? WrittenResource(DocEndpoint endpoint) =>
        endpoint.Roots.Select(ItemIdentity.Route).OfType<string>().Select(route => RoutePath.Noun(RoutePath.Words(route)))
            .FirstOrDefault(name => _model.Resource(name)?.Guid is not null);

    private JsonObject Schema(string title, string context, IMemberFacts facts, IReadOnlyList<JsonElement> samples)
    {
        var local = new List<string>();
        var inference = new SchemaInference(facts, local);
        var schema = new JsonObject { ["$schema"] = ListSchema.Dialect, ["title"] = title };
        foreach (var (keyword, value) in inference.Infer("", samples).ToList())
            schema[keyword] = value?.DeepClone();
        _remarks.AddRange(local.Concat(facts is WitnessedFacts both ? both.Contradictions : []).Select(remark => $"{context}: {remark}"));
        _shared.Add(inference);
        return schema;
    }

    /// <summary>Whatever an error has beside the documented members is nobody's fault.</summary>
    private JsonElement? AddError()
    {
        if (_model.Pages.FirstOrDefault(page => page.ErrorBody is not null) is not { } page
            || ExampleBody.Read(page.ErrorBody!, page.File, isLenient: true, _remarks) is not { } body)
            return null;
        var schema = Schema("The error envelope", "the error", new ObjectFacts(page.File, _model.Objects, []), [body.Root]);
        Open(schema);
        _files[EditionFile.ErrorSchema] = schema;
        return body.Root;
    }

    private static void Open(JsonObject schema)
    {
        schema.Remove("additionalProperties");
        foreach (var child in (schema["properties"] as JsonObject ?? []).Select(member => member.Value).Append(schema["items"])
            .OfType<JsonObject>())
            Open(child);
    }
}
