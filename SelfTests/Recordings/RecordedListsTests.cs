using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;

namespace CloudController.SelfTests.Recordings;

/// <summary>
/// What real Cloud Controllers answered conforms to the contract, but for the reviewed contradictions in known-contradictions.json. Which
/// recording answers to what, its request line says, so that recordings may be added.
/// </summary>
public sealed class RecordedListsTests
{
    /// <summary>The lists that were recorded in all details.</summary>
    private static readonly string[] Closely = ["v2.buildpacks", "v3.buildpacks", "v3.packages"];

    private static readonly ContractLibrary Library = Committed.Library;

    private static readonly IReadOnlyList<KnownContradiction> Known = JsonSerializer.Deserialize<IReadOnlyList<KnownContradiction>>(
        File.ReadAllText(Path.Combine(Workspace.Folder, "SelfTests", "Recordings", "known-contradictions.json")), ContractLibrary.Json)!;

    [TestCase("cc-2.42.0", 2015)]
    [TestCase("cc-3.228.0", 2026)]
    public void Recorded_lists_show_exactly_the_known_deviations(string controller, int year)
    {
        var recordings = Recording.Of(controller);
        Recording.Require(recordings);
        var seen = new List<(SeenDeviation Deviation, string Recording)>();
        foreach (var endpoint in Library.Endpoints.Where(endpoint => endpoint.Edition.Documented.Year == year
            && endpoint.Schema is not null))
        {
            var lists = recordings
                .Where(recording => recording is { Method: "GET", Status: 200 } && IsAt(endpoint.Route, recording.Route))
                .ToList();
            if (lists.Count == 0)
                continue;
            // Other lists were only looked at in passing; of single items a few were.
            var isSurvey = lists.TrueForAll(recording => recording.Name.Contains("_list__", StringComparison.Ordinal));
            if (Closely.Contains(endpoint.Name) || (isSurvey && endpoint.Answer.List is not null))
                lists.Should().HaveCountGreaterThan(isSurvey ? 2 : 20);
            var pages = new List<(RecordedPage Page, string Name)>();
            foreach (var recording in lists)
            {
                StrictJson.Read(recording.Bytes).Problem.Should().BeEmpty("{0} is strict JSON", recording.Name);
                var page = RecordedPage.Of(recording, endpoint);
                page.Should().NotBeNull("{0} is a page", recording.Name);
                pages.Add((page!, recording.Name));
            }

            var withItems = pages.Where(page => page.Page.HasItems).Select(page => page.Page.List).ToHashSet(StringComparer.Ordinal);
            seen.AddRange(
                from page in pages
                from deviation in page.Page.Deviations(withItems.Contains(page.Page.List))
                select (deviation, page.Name));
        }

        ShouldBeKnown(controller, "list", seen);
    }

    [TestCase("cc-2.42.0", 2015)]
    [TestCase("cc-3.228.0", 2026)]
    public void Recorded_refusals_have_the_error_envelope(string controller, int year)
    {
        var recordings = Recording.Of(controller);
        Recording.Require(recordings);
        var seen = new List<(SeenDeviation Deviation, string Recording)>();
        foreach (var edition in Library.Editions.Where(edition => edition.Documented.Year == year))
        {
            var refusals = recordings
                .Where(recording => recording.Status >= 400 && recording.Method != "HEAD")
                .Where(recording => $"{recording.Route}/".StartsWith($"/{edition.Family}/", StringComparison.Ordinal))
                .ToList();
            refusals.Should().HaveCountGreaterThan(20);
            seen.AddRange(
                from recording in refusals
                from deviation in Deviations(recording, edition)
                select (deviation, recording.Name));
        }

        ShouldBeKnown(controller, "error", seen);
    }

    private static bool IsAt(string route, string path) => route.Split('/') is var expected && path.Split('/') is var actual
        && expected.Length == actual.Length
        && expected.Zip(actual).All(pair => pair.First == pair.Second || (pair.First is ['{', ..] && pair.Second.Length > 0));

    private static IEnumerable<SeenDeviation> Deviations(Recording refusal, Edition edition)
    {
        var concerns = FormattableString.Invariant($"{edition.Family} {refusal.Status}");
        if (refusal.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return [new(concerns, "media-type", "")];
        var reading = StrictJson.Read(refusal.Bytes);
        return reading.Fault != JsonFault.None
            ? [new(concerns, "json", "")]
            : edition.ErrorSchema.Validate(reading.Root)
                .Select(deviation => new SeenDeviation(concerns, deviation.Rule, JsonPointer.Generalize(deviation.Pointer)));
    }

    /// <summary>
    /// The deviations of the recordings are exactly the known ones; one that no recording shows any more is to be removed from the list.
    /// </summary>
    private static void ShouldBeKnown(string controller, string kind, IReadOnlyList<(SeenDeviation Deviation, string Recording)> seen)
    {
        var known = Known.Where(row => row.Controller == controller && row.Kind == kind).Select(row => row.Deviation).ToList();
        known.Should().OnlyHaveUniqueItems();
        seen.Where(found => !known.Contains(found.Deviation))
            .GroupBy(found => found.Deviation, found => found.Recording)
            .Select(found => $"{found.Key} in {string.Join(", ", found.Distinct().Take(3))}")
            .Should().BeEmpty("a deviation that is not known is to be reasoned");
        known.Except(seen.Select(found => found.Deviation)).Should().BeEmpty("what no recording shows is not known");
    }

    /// <summary>A deviation that is known, and why the contract stays as it is.</summary>
    /// <param name="Controller">The folder of the recordings.</param>
    /// <param name="Kind">Whether a list or an error shows it.</param>
    /// <param name="Concerns">The endpoint, or the family and the status of an error.</param>
    /// <param name="Rule">What does not hold.</param>
    /// <param name="Pointer">The place in the answer; empty for all of it.</param>
    /// <param name="Why">What the document says, what the controller does instead, and why the document is taken at its word.</param>
    private sealed record KnownContradiction(string Controller, string Kind, string Concerns, string Rule, string Pointer, string Why)
    {
        internal SeenDeviation Deviation => new(Concerns, Rule, Pointer);
    }
}
