using System.Text;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;

namespace CloudController.SelfTests.Recordings;

/// <summary>What a real Cloud Controller answered conforms to the contract, but for a few reviewed deviations.</summary>
public sealed class RecordedListsTests
{
    /// <summary>Every deviation that is known, and why the contract stays as it is.</summary>
    private static readonly KnownDeviation[] Known =
    [
        new("/resources/*/data/store_image", "type", "null for a docker package created without data; the document shows a boolean, and a client has to be told"),
        new("/orphans", SchemaDeviation.Undocumented, "added for orphan-relations=1, which the document does not show"),
    ];

    [Test]
    public void Recorded_lists_show_exactly_the_known_deviations()
    {
        Recording.RequireAll();
        var seen = new List<(string Pointer, string Rule)>();
        foreach (var endpoint in ContractLibrary.Load(ContractLibrary.DefaultFolder).Endpoints.Where(endpoint => endpoint.Edition.Documented.Year == 2015))
        {
            var lists = Recording.All.Where(recording => recording is { Method: "GET", Status: 200 } && recording.Route == endpoint.Route).ToList();
            lists.Should().HaveCountGreaterThan(20);
            foreach (var recording in lists)
            {
                var reading = StrictJson.Read(Encoding.UTF8.GetBytes(recording.Body));
                reading.Problem.Should().BeEmpty("{0} is strict JSON", recording.Name);
                seen.AddRange(endpoint.Schema.Validate(reading.Root).Select(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule)));
            }
        }

        seen.Distinct().Should().BeEquivalentTo(Known.Select(known => (known.Pointer, known.Rule)));
    }

    [Test]
    public void Recorded_refusals_have_the_error_envelope()
    {
        Recording.RequireAll();
        foreach (var edition in ContractLibrary.Load(ContractLibrary.DefaultFolder).Editions.Where(edition => edition.Documented.Year == 2015))
        {
            var refusals = Recording.All.Where(recording =>
                recording.Status is >= 400 && recording.Target.StartsWith($"/{edition.Family}/", StringComparison.Ordinal)
                && recording.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true && recording.Method != "HEAD");
            foreach (var recording in refusals)
                edition.ErrorSchema.Validate(StrictJson.Read(Encoding.UTF8.GetBytes(recording.Body)).Root).Should().BeEmpty("{0} has the envelope", recording.Name);
        }
    }

    private sealed record KnownDeviation(string Pointer, string Rule, string Why);
}
