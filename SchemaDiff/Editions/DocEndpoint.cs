using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>Everything that a source documents about one method and route.</summary>
/// <param name="Page">The page that has most of it.</param>
/// <param name="Operations">The documented requests, those of one page together; at least one.</param>
/// <param name="Bodies">The documented bodies of answers, as far as they are JSON.</param>
internal sealed record DocEndpoint(DocPage Page, IReadOnlyList<DocOperation> Operations, IReadOnlyList<ExampleBody> Bodies)
{
    /// <summary>The first documented request.</summary>
    internal DocOperation First => Operations[0];

    /// <summary>The HTTP method, in capitals.</summary>
    internal string Method => First.Method;

    /// <summary>The route with <c>{name}</c> for each part that varies.</summary>
    internal string Route { get; } = Template(Operations[0].Route);

    /// <summary>Whether the request changes nothing.</summary>
    internal bool IsRead => Method == "GET";

    /// <summary>Whether other pages of its answer can be asked for.</summary>
    internal bool TakesPage => Operations.Any(operation => operation.Parameters.Any(row => row.Name == "page"));

    /// <summary>Whether nobody shows a token.</summary>
    internal bool IsOpen => Operations.Any(operation => operation.IsOpen)
        || (Operations.Any(operation => operation.RequestHeaders.Count > 0)
            && Operations.All(operation => operation.RequestHeaders.All(header =>
                !header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))));

    /// <summary>Whether a token may be left out.</summary>
    internal bool IsOpenToo => Operations.Any(operation => operation.IsOpenToo)
        || Operations.SelectMany(operation => operation.Roles)
            .Any(role => role.Name.StartsWith("Unauthenticated", StringComparison.OrdinalIgnoreCase));

    /// <summary>The tops of the documented bodies.</summary>
    internal IReadOnlyList<JsonElement> Roots { get; } = Bodies.Select(body => body.Root).ToList();

    /// <summary>Where messages say that it is.</summary>
    internal string Place => PageException.At(Page.File, First.Place, "").TrimEnd(' ', ':');

    /// <summary>The documented status of the answer; <c>null</c> where none is shown.</summary>
    internal int? Status => Operations.Select(operation => operation.Status).FirstOrDefault(status => status is not null);

    /// <summary>The parts of the route that do not vary, without the family.</summary>
    internal IReadOnlyList<string> Words { get; } = RoutePath.Words(Template(Operations[0].Route));

    /// <summary>The name of the last part of the route where that varies; <c>null</c> where it does not.</summary>
    internal string? LastPlaceholder => Route.Split('/')[^1] is ['{', .. var name, '}'] ? name : null;

    /// <summary>The endpoints that <paramref name="pages"/> document, each once, in their order.</summary>
    internal static IReadOnlyList<DocEndpoint> Of(IEnumerable<DocPage> pages, List<string> remarks) =>
        pages.SelectMany(page => page.Operations.Select(operation => (Page: page, Operation: operation)))
            .GroupBy(documented => (documented.Operation.Method, RoutePath.Shape(Template(documented.Operation.Route))))
            .Select(same => Of([.. same], remarks))
            .ToList();

    private static DocEndpoint Of(IReadOnlyList<(DocPage Page, DocOperation Operation)> same, List<string> remarks)
    {
        remarks.AddRange(same.SelectMany(documented => documented.Operation.Warnings).Distinct());
        var bodies = same.Where(documented => HasJson(documented.Operation))
            .DistinctBy(documented => documented.Operation.ResponseBody!.Text)
            .Select(documented => ExampleBody.Read(documented.Operation.ResponseBody!, documented.Page.File, isLenient: true, remarks))
            .OfType<ExampleBody>()
            .ToList();
        return new(same[0].Page, same.Select(documented => documented.Operation).ToList(), bodies);
    }

    /// <summary>Downloads and redirects have bodies too, but not of JSON.</summary>
    private static bool HasJson(DocOperation operation) =>
        !string.IsNullOrWhiteSpace(operation.ResponseBody?.Text) && operation.Status is null or < 300 && !IsOther(operation);

    /// <summary>Whether the documented answer says that it is something else than JSON.</summary>
    internal static bool IsOther(DocOperation operation) => operation.ResponseHeaders.Any(header =>
        header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && !header.Value.Contains("json", StringComparison.OrdinalIgnoreCase));

    private static string Template(string route) => EndpointName.Template(route).Replace('-', '_');
}
