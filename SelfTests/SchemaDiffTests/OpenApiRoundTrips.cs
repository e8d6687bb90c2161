using System.Text.Json;
using System.Text.RegularExpressions;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>
/// What is derived from the description of a committed edition is that edition again: the same endpoints and routes, answers, statuses,
/// tokens, parameters, and fields with type, null and values. What does not come back is listed here, with the reason.
/// </summary>
public sealed class OpenApiRoundTrips
{
    private static readonly string[] Editions = ["v2@2.293.0", "v3@3.228.0", "v2@2.33.0", "v3@2.42.0-experimental"];

    /// <summary>What OpenAPI cannot say; the description leaves it out.</summary>
    private static readonly Left[] Unsayable =
    [
        new("invariants between fields, and orders", "^(invariant|order)-"),
        new("links, of which derive finds those again that examples show", "^link-(removed|added|href|condition)$"),
        new("the relationships that links are held against, which derive finds again where examples agree", "^link-detail$", "/by$"),
        new("what targets have although no document shows it", "^undocumented-"),
        new("what becomes of parameters that are not documented", "^unknown-parameters-"),
        new("numbers and names of errors, but in words", "^error-case$"),
        new("the error of an item that is not there, but in words", "^endpoint-detail$", "^/unknownItem$"),
        new("the same list elsewhere, which derive finds of itself", "^endpoint-detail$", "^/equals$"),
        new("the fields that filters compare, and how", "^(parameter|filter)-detail$", "/(field|compare)$"),
        new("values to try, which are not the only ones", "^parameter-values-unlisted$", "^/parameters/[a-z]+-relations(-depth)?/values$"),
        new("a type in place of the texts true and false", "^parameter-values-unlisted$", "^/parameters/available/values$"),
        new("the scopes of the token that a document prints", "^scope-removed$"),
        new("parameters of the type of the body", "^header-value$", "/Content-Type/value$"),
    ];

    /// <summary>
    /// What OpenAPI says and derive does not take from it; the schemas are compared as they are in <see cref="OpenApiExports"/>.
    /// </summary>
    private static readonly Left[] Unread =
    [
        new("patterns, lengths and bounds of fields", "^field-(format-removed|format-added|constraint-removed)$"),
        new("patterns of headers", "^header-value$", "/X-VCAP-Request-ID/pattern$"),
        new("headers of a single answer", "^header-added$", "^/response/headers/Content-(Type|Length)$"),
        new("which alternative of several has a field", "^field-(added|optional|null|values-unlisted)$", Where: IsAlternative),
        new("whether members are there of objects that require none", "^field-required$", Where: IsInObjectThatRequiresNone),
        new("that members have names of somebody's choice", "^field-(added|forgotten)$", Where: IsInMap),
        new("what shared domains have that the list of all domains does not show", "^field-optional$", "/entity/router_group_(guid|type)$"),
        new("that nothing is known of the items of an array", "^field-learned$", "^/volume_mounts/"),
        new("that a link is there which only some items carry", "^field-optional$", "_url$"),
    ];

    private readonly Dictionary<string, IReadOnlyList<Lost>> _lost = [];

    [OneTimeSetUp]
    public async Task RoundTrip()
    {
        using var files = new TemporaryFolder();
        foreach (var edition in Editions)
            _lost[edition] = await Lose(files, edition);
    }

    [TestCaseSource(nameof(Editions))]
    public void Nothing_else_is_lost(string edition) =>
        _lost[edition].Where(lost => !Unsayable.Concat(Unread).Any(left => left.Fits(lost)))
            .Select(lost => $"{lost.Change.Endpoint} {lost.Change.Rule.Id} {lost.Change.Pointer}: {lost.Change.Text}").Should().BeEmpty();

    [Test]
    public void All_of_that_is_lost([Range(0, 21)] int at)
    {
        var left = Unsayable.Concat(Unread).ToList();
        left.Should().HaveCount(22, "the range covers them");
        _lost.Values.SelectMany(lost => lost).Should().Contain(lost => left[at].Fits(lost), left[at].What);
    }

    /// <summary>What changes from <paramref name="edition"/> to what is derived from its description.</summary>
    private static async Task<IReadOnlyList<Lost>> Lose(TemporaryFolder files, string edition)
    {
        var drafts = Path.Combine(files.Path, edition.Replace('@', '-'));
        await OpenApiExports.Export(files, edition, "yaml");
        var (code, output, error) = await Tool.Run("derive", Path.Combine(files.Path, $"{edition}.yaml"), drafts);
        code.Should().Be(0, output + error);
        var folder = Directory.EnumerateDirectories(drafts).SelectMany(Directory.EnumerateDirectories).Single();
        var (before, after) = await SnapshotReader.Default(Path.Combine(Workspace.Folder, "schemas"))
            .ReadAsync(edition, folder, CancellationToken.None);
        before = before.OnlyReads(edition);
        before.Endpoints.Keys.Should().BeEquivalentTo(after.Endpoints.Keys);
        return SnapshotComparison.Compare(before, after)
            .Select(change => new Lost(change, before.Endpoints.GetValueOrDefault(change.Endpoint)?.Schema)).ToList();
    }

    private static bool IsAlternative(Lost lost) => lost.Around().Any(schema => schema.TryGetProperty("oneOf", out _));

    private static bool IsInObjectThatRequiresNone(Lost lost) => !lost.Around().SkipLast(1).Last().TryGetProperty("required", out _);

    private static bool IsInMap(Lost lost) =>
        lost.Change.Pointer.Split('/').Length <= 2 && !lost.Around().First().TryGetProperty("properties", out _);

    /// <summary>One kind of fact that does not come back.</summary>
    private sealed record Left(string What, string Rule, string Pointer = "", Func<Lost, bool>? Where = null)
    {
        internal bool Fits(Lost lost) => Matches(Rule, lost.Change.Rule.Id) && Matches(Pointer, lost.Change.Pointer)
            && Where?.Invoke(lost) != false;

        private static bool Matches(string pattern, string text) =>
            Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>One fact that does not come back, and the committed schema of the answer that it is about.</summary>
    private sealed record Lost(Change Change, JsonElement? Schema)
    {
        /// <summary>The committed schemas on the way to the place, as far as they are one; from the top.</summary>
        internal IEnumerable<JsonElement> Around()
        {
            var schema = Resolved(Schema!.Value);
            yield return schema;
            foreach (var name in JsonPointer.Segments(Change.Pointer))
            {
                var below = JsonPointer.Find(schema, name == "*" ? "/items" : JsonPointer.Append("/properties", name));
                if (below is not { } found)
                    yield break;
                yield return schema = Resolved(found);
            }
        }

        private JsonElement Resolved(JsonElement schema)
        {
            while (JsonPointer.FindText(schema, "/$ref") is { } reference)
                schema = JsonPointer.Find(Schema!.Value, reference[1..])!.Value;
            return schema;
        }
    }
}
