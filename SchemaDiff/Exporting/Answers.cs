using System.Globalization;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>Makes the answers of requests: the documented one and the refusals.</summary>
/// <param name="content">The edition.</param>
/// <param name="document">The description that components go to.</param>
/// <param name="schemas">The schemas of answers.</param>
internal sealed class Answers(EditionContent content, OpenApiDocument document, SchemaComponents schemas)
{
    private const string Json = "application/json";

    private const string AnyType = "*/*";

    private const string Location = "Location";

    private readonly SharedComponents<OpenApiHeader> _headers = new(document,
        content.Endpoints.SelectMany(endpoint => Headers(endpoint.Contract)).Select(header => (header.Contract.Name, header.Header)));

    /// <summary>The answers to a request for <paramref name="endpoint"/>, by status.</summary>
    internal OpenApiResponses Of(EndpointContent endpoint)
    {
        var contract = endpoint.Contract;
        var answers = new OpenApiResponses();
        if (contract.Answer.File is { } file)
        {
            if (file.Redirect is { } redirect)
            {
                answers[Status(redirect)] = new OpenApiResponse
                {
                    Description = "The file is elsewhere.",
                    Headers = WithLocation(contract),
                };
            }

            // A target that keeps its files itself sends the file in the place of the redirect.
            answers["200"] = new OpenApiResponse
            {
                Description = "The file.",
                Headers = Documented(contract),
                Content = Content(AnyType, new()),
            };
        }
        else
        {
            answers[Status(contract.Response.Status)] = new OpenApiResponse
            {
                Description = contract.Answer switch
                {
                    { List: not null } => "A page of the list.",
                    { Item: not null } => "The item.",
                    _ => "The object.",
                },
                Headers = Documented(contract),
                Content = Content(Json, new()
                {
                    Schema = endpoint.SchemaFile is { } schema ? schemas.Of(schema) : null,
                    Example = endpoint.Example,
                }),
            };
        }

        foreach (var (status, name, description) in Refusals(contract))
            answers[status] = Refusal(name, description);
        return answers;
    }

    private IEnumerable<(string Status, string Name, string Description)> Refusals(EndpointContract contract)
    {
        var errors = content.Edition.Errors;
        var (parameter, token, item) = (errors.BadParameter, errors.MissingToken, contract.OfUnknownItem);
        if (contract.Parameters.Count > 0)
            yield return (Status(parameter.Status), parameter.Name, $"{Text(parameter)}: a parameter is not valid.");
        if (contract.Authorization is not null)
        {
            yield return (Status(token.Status), token.Name,
                $"{Text(token)}: there is no token; {Text(errors.InvalidToken)}: it is not valid.");
        }

        if (contract.Route.Contains('{'))
            yield return (Status(item.Status), item.Name, $"{Text(item)}: there is no such thing.");
        yield return ("4XX", "Refusal", "Any other refusal.");
    }

    /// <summary>Refusals are the same wherever they are: each is a component.</summary>
    private OpenApiResponseReference Refusal(string name, string description)
    {
        if (document.Components?.Responses?.ContainsKey(name) != true)
        {
            document.AddComponent(name, new OpenApiResponse
            {
                Description = description,
                Content = Content(Json, new() { Schema = schemas.Named(content.ErrorFile) }),
            });
        }

        return new(name, document);
    }

    private static Dictionary<string, IOpenApiMediaType> Content(string type, OpenApiMediaType content) => new() { [type] = content };

    private Dictionary<string, IOpenApiHeader>? Documented(EndpointContract contract)
    {
        var headers = Headers(contract).ToDictionary(
            header => header.Contract.Name,
            header => _headers.NameOf(header.Header) is { } name
                ? new OpenApiHeaderReference(name, document)
                : (IOpenApiHeader)header.Header);
        return headers.Count == 0 ? null : headers;
    }

    private Dictionary<string, IOpenApiHeader> WithLocation(EndpointContract contract) => new(Documented(contract) ?? [])
    {
        [Location] = new OpenApiHeader { Description = "Where the file is.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
    };

    /// <summary>The type of the body is said by the content.</summary>
    private static IEnumerable<(HeaderContract Contract, OpenApiHeader Header)> Headers(EndpointContract contract) =>
        contract.Response.Headers.Where(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            .Select(header => (header, Header(header)));

    private static OpenApiHeader Header(HeaderContract header) => new()
    {
        Required = header.Value is not null || header.Pattern is not null,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = header.Pattern,
            Enum = header.Value is { } value ? [JsonValue.Create(value)] : null,
        },
    };

    private static string Text(ErrorCase error) => FormattableString.Invariant($"{error.Name} ({error.Code})");

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
