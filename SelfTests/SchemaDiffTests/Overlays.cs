using CloudController.Contract.Files;
using CloudController.Contract.Validation;
using CloudController.Contract.Contracts;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Drafts;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>An overlay that does not fit its draft is refused, with the operation and the reason.</summary>
public sealed class Overlays
{
    [TestCase("add", "/a", "there is something already")]
    [TestCase("replace", "/b", "there is nothing")]
    [TestCase("remove", "/b", "there is nothing")]
    [TestCase("add", "/b/c", "there is no place")]
    [TestCase("add", "", "the whole document cannot be changed")]
    public async Task An_operation_that_does_not_fit_is_refused(string op, string pointer, string problem) =>
        (await Applying($$"""[{ "file": "endpoint.json", "pointer": "{{pointer}}", "op": "{{op}}", "value": 1, "reason": "why" }]""")
            .Should().ThrowAsync<ContractDataException>())
            .WithMessage($"*operation 1: *{problem}");

    [TestCase("""[{ "file": "endpoint.json", "pointer": "/b", "op": "add", "value": 1, "reason": " " }]""", "*the reason is empty")]
    [TestCase("""[{ "file": "endpoint.json", "pointer": "/b", "op": "add", "value": 1 }]""", "*reason*")]
    [TestCase("""[{ "file": "other.json", "pointer": "/b", "op": "add", "value": 1, "reason": "why" }]""",
        "*there is no file 'other.json'*")]
    [TestCase("""[{ "file": "response.schema.json", "pointer": "/b", "op": "add", "value": 1, "reason": "why" }]""",
        "*the draft has no such file")]
    [TestCase("""{ "file": 1 }""", "*")]
    public async Task An_overlay_that_is_not_complete_is_refused(string content, string message) =>
        (await Applying(content).Should().ThrowAsync<ContractDataException>()).WithMessage(message);

    [Test]
    public async Task Operations_apply_in_their_order()
    {
        using var files = new TemporaryFolder();
        var overlay = await Overlay.ReadAsync(files.Write("overlay.json", """
            [
              { "file": "endpoint.json", "pointer": "/b", "op": "add", "value": [1], "reason": "why" },
              { "file": "endpoint.json", "pointer": "/b/-", "op": "add", "value": { "c~/": 2 }, "reason": "why" },
              { "file": "endpoint.json", "pointer": "/b/1/c~0~1", "op": "replace", "value": 3, "reason": "why" },
              { "file": "endpoint.json", "pointer": "/b/0", "op": "remove", "reason": "why" },
              { "file": "endpoint.json", "pointer": "/a", "op": "remove", "reason": "why" }
            ]
            """), CancellationToken.None);

        overlay.Apply(Draft()).Endpoint.ToJsonString().Should().Be("""{"b":[{"c~/":3}]}""");
    }

    private static Func<Task> Applying(string content) => async () =>
    {
        using var files = new TemporaryFolder();
        (await Overlay.ReadAsync(files.Write("overlay.json", content), CancellationToken.None)).Apply(Draft());
    };

    private static ContractDraft Draft() => new("x.get", new() { ["a"] = 0 }, null, null, []);
}
