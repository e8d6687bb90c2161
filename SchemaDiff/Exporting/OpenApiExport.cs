using CloudController.Contract.Contracts;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Reading;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>Describes an edition in OpenAPI 3.1. The same edition gives the same description.</summary>
internal sealed class OpenApiExport
{
    private const string Bearer = "bearer";

    private readonly OpenApiDocument _document;
    private readonly EditionContent _content;
    private readonly Answers _answers;
    private readonly SharedComponents<OpenApiParameter> _parameters;

    private OpenApiExport(EditionContent content, bool isStrict)
    {
        _content = content;
        _document = Head(content.Edition);
        _document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "A token of the UAA that the target trusts.",
        });
        _document.Security = [Token()];
        _answers = new(content, _document, new(content.Schemas, _document, isStrict));
        _parameters = new(_document, content.Endpoints.SelectMany(endpoint => Parameters(endpoint.Contract))
            .Select(parameter => (ComponentName(parameter), parameter)));
    }

    /// <summary>Describes <paramref name="content"/>.</summary>
    /// <param name="content">The edition.</param>
    /// <param name="isStrict">Whether an object has no other members than the documented ones.</param>
    /// <exception cref="SnapshotException">Its schemas cannot be followed, or two endpoints have the same route.</exception>
    internal static OpenApiDocument Of(EditionContent content, bool isStrict) => new OpenApiExport(content, isStrict).Document();

    private OpenApiDocument Document()
    {
        foreach (var endpoint in _content.Endpoints)
        {
            var item = new OpenApiPathItem { Operations = new() { [HttpMethod.Parse(endpoint.Contract.Method)] = Operation(endpoint) } };
            if (!_document.Paths.TryAdd(endpoint.Contract.Route, item))
                throw new SnapshotException(_content.Edition.ToString(), $"two endpoints have the route {endpoint.Contract.Route}");
        }

        return _document;
    }

    private static OpenApiDocument Head(Edition edition) => new()
    {
        Info = new()
        {
            Title = $"Cloud Controller API {edition.Family}",
            Version = edition.ApiVersion,
            Description = FormattableString.Invariant(
                $"What {edition} documents of requests that change nothing, as of {edition.Documented:yyyy-MM-dd}."),
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            Extensions = OpenApiMarks.Of(edition.Stability == Stability.Experimental),
        },
        Servers =
        [
            new()
            {
                Url = "https://{host}",
                Variables = new Dictionary<string, OpenApiServerVariable> { ["host"] = new() { Default = "api.sys.example.net" } },
            },
        ],
        Tags = new HashSet<OpenApiTag>(),
        Paths = [],
        Components = new(),
    };

    private OpenApiOperation Operation(EndpointContent endpoint)
    {
        var contract = endpoint.Contract;
        // The title of a document is that of its page and of its section.
        var title = contract.Document.Title.Split(", ", 2);
        _document.Tags!.Add(new() { Name = title[0], Description = $"What the document {title[0]} states." });
        return new()
        {
            OperationId = contract.Id.Folder,
            Summary = title[^1],
            Tags = new HashSet<OpenApiTagReference> { new(title[0], _document) },
            Deprecated = contract.Deprecated,
            Security = Security(contract),
            Parameters = Parameters(contract).Select(Shared).ToList(),
            Responses = _answers.Of(endpoint),
            Extensions = OpenApiMarks.Of(contract.Experimental, [.. contract.Roles.Select(role => new DocRole(role.Name, role.Limited))]),
        };
    }

    /// <summary>Where nothing is said the token of the whole description is required.</summary>
    private List<OpenApiSecurityRequirement>? Security(EndpointContract contract) => contract switch
    {
        { Authorization: null } => [],
        { Anonymous: true } => [Token(), []],
        _ => null,
    };

    private OpenApiSecurityRequirement Token() => new() { [new(Bearer, _document)] = [] };

    private static IEnumerable<OpenApiParameter> Parameters(EndpointContract contract) =>
        ParameterDescription.OfRoute(contract.Route).Concat(contract.Parameters.SelectMany(ParameterDescription.Of));

    private IOpenApiParameter Shared(OpenApiParameter parameter) =>
        _parameters.NameOf(parameter) is { } name ? new OpenApiParameterReference(name, _document) : parameter;

    /// <summary>Names of components have no brackets; a placeholder and a parameter can be called alike.</summary>
    private static string ComponentName(OpenApiParameter parameter) =>
        (parameter.In == ParameterLocation.Path ? "path." : "") + parameter.Name!.Replace('[', '.').TrimEnd(']');
}
