using System.Text.Json;
using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Editions;
using CloudController.SelfTests.Recordings;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>The editions that are documented beside the repository: all of them can be derived whole.</summary>
public sealed partial class DocumentedEditions : IDisposable
{
    private const string Current = "v3-pages/3.228.0/index.html";

    /// <summary>What the current documentation does not say.</summary>
    private const string Decided = """
        [
          {
            "file": "edition.json", "pointer": "/errors/unknownRoute", "op": "add",
            "value": { "status": 404, "code": 10000, "name": "CF-NotFound" }, "reason": "seen on controllers"
          },
          { "file": "edition.json", "pointer": "/documented", "op": "add", "value": "2026-08-20", "reason": "the day of the release" }
        ]
        """;

    private readonly TemporaryFolder _files = new();
    private readonly Dictionary<string, Task<(EditionDraft Edition, string Folder)>> _derived = [];

    public void Dispose() => _files.Dispose();

    [TestCase("v3-pages/3.228.0/index.html", "v3", 123, 127)]
    [TestCase("v3-pages/3.66.0/index.html", "v3", 56, 52)]
    [TestCase("openapi/3.228.0.yaml", "v3", 121, 127)]
    [TestCase("v2-pages/2.293.0", "v2", 139, 144)]
    public async Task An_edition_is_derived_whole(string document, string family, int reads, int writes)
    {
        var (edition, folder) = await Derive(document);

        edition.Family.Should().Be(family);
        edition.Endpoints.Count(endpoint => endpoint.Answer.Length > 0).Should().Be(reads);
        edition.Endpoints.Count(endpoint => endpoint.Answer.Length == 0).Should().Be(writes);
        foreach (var schema in Directory.EnumerateFiles(folder, "response.schema.json", SearchOption.AllDirectories))
            FluentActions.Invoking(() => ResponseSchema.Load(schema)).Should().NotThrow();
    }

    [TestCase("v3-pages/3.228.0/index.html", "v3")]
    [TestCase("v2-pages/2.293.0", "v2")]
    public async Task Every_documented_request_that_reads_is_derived(string document, string family)
    {
        var surface = await File.ReadAllTextAsync(SharedDocuments.Find("..", "facts", "read-surface.md"));
        var documented = Route().Matches(surface).Select(match => match.Groups["route"].Value)
            .Where(route => family == "v2" == route.StartsWith("/v2", StringComparison.Ordinal));

        var (edition, _) = await Derive(document);

        edition.Endpoints.Where(endpoint => endpoint.Method == "GET").Select(endpoint => Shape(endpoint.Route)).Should()
            .BeEquivalentTo(documented.Select(Shape));
    }

    /// <summary>Where a page and its own answers contradict each other, so that no schema can be true to both.</summary>
    private static readonly string[] Contradictions =
    [
        "packages.list: type at /resources/*/updated_at",
        "buildpacks.list: type at /resources/*/updated_at",
        "apps-packages.list: type at /resources/*/updated_at",
        "apps.list: type at /resources/*/relationships/current_droplet/data/guid",
        "routes.list: required at /resources/*/options/loadbalancing",
        "v3.get: required at /links/service_instances/experimental",
    ];

    [Test]
    public async Task What_a_real_controller_answered_conforms_to_what_is_derived()
    {
        var recordings = Recording.Of("cc-3.228.0");
        Recording.Require(recordings);
        var (edition, folder) = await Derive(Current);
        var schemas = edition.Endpoints.Where(endpoint => endpoint.Answer is "list" or "item" or "object")
            .OrderBy(endpoint => endpoint.Route.Count(character => character == '{'))
            .Select(endpoint => (endpoint.Folder, Route: Pattern(endpoint.Route),
                Schema: new Lazy<ResponseSchema>(() => ResponseSchema.Load(Path.Combine(folder, endpoint.Folder, "response.schema.json")))))
                .ToList();

        var refused = new SortedSet<string>(StringComparer.Ordinal);
        var held = 0;
        foreach (var recording in recordings.Where(recording => recording is { Method: "GET", Status: 200 }))
        {
            var endpoint = schemas.Find(known => known.Route == Pattern(recording.Route, known.Route));
            if (endpoint.Schema is null || StrictJson.Read(recording.Bytes) is not { Fault: JsonFault.None } body)
                continue;
            held++;
            refused.UnionWith(endpoint.Schema.Value.Validate(body.Root).Where(deviation => deviation.Rule != SchemaDeviation.Undocumented)
                .Select(deviation => $"{endpoint.Folder}: {deviation.Rule} at {JsonPointer.Generalize(deviation.Pointer)}"));
        }

        held.Should().BeGreaterThan(200);
        refused.Should().BeSubsetOf(Contradictions);
    }

    [Test]
    public async Task A_derived_edition_can_be_loaded_once_an_overlay_says_what_the_documents_do_not()
    {
        var (_, folder) = await Derive(Current);

        var library = ContractLibrary.Load(Path.GetFullPath(Path.Combine(folder, "..", "..")));

        library.Endpoints.Should().HaveCount(123);
        library.Endpoints.Should().Contain(endpoint => endpoint.Name == "v3.packages.download" && endpoint.Answer.File!.Redirect == 302);
    }

    /// <summary>An edition takes seconds to derive, so that each is derived once; the folder is that of the edition.</summary>
    private Task<(EditionDraft Edition, string Folder)> Derive(string document) =>
        _derived.TryGetValue(document, out var known) ? known : _derived[document] = DeriveAsync(document);

    private async Task<(EditionDraft Edition, string Folder)> DeriveAsync(string document)
    {
        var output = Path.Combine(_files.Path, $"{_derived.Count}");
        var overlay = document == Current ? _files.Write("overlay.json", Decided) : null;
        var derivation = new Derivation(SharedDocuments.Find(document.Split('/')), output, new(), overlay);
        var outcome = await derivation.DeriveWholeAsync(document, derivation.Pages(), () => { }, CancellationToken.None);
        outcome.Edition.Should().NotBeNull(outcome.Error);
        return (outcome.Edition!, Path.Combine(output, outcome.Edition!.Family, outcome.Edition.Version));
    }

    /// <summary>A route without the names of what varies, and without query.</summary>
    private static string Shape(string route) =>
        string.Join('/', route.Split('?')[0].Split('/').Select(part => part.StartsWith('{') || part.StartsWith(':') ? "{}" : part));

    private static string Pattern(string route) => Shape(route);

    /// <summary>A recorded path in the form of <paramref name="route"/>: what varies there is whatever it is here.</summary>
    private static string Pattern(string path, string route)
    {
        var (own, parts) = (path.TrimEnd('/').Split('/'), route.Split('/'));
        return own.Length != parts.Length ? path : string.Join('/', own.Zip(parts).Select(pair => pair.Second == "{}" ? "{}" : pair.First));
    }

    [GeneratedRegex("^- `(?<route>[^`]+)`", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Route();
}
