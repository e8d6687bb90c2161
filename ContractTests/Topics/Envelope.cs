using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.ContractTests.Topics;

/// <summary>The body as JSON.</summary>
[Topic("envelope", "Response: Body")]
public sealed class Envelope(JsonUnderTest endpoint)
{
    [Clause("utf-8", "every body is UTF-8 without a byte order mark", Section = "Response: Headers", LooksAtEverything = true,
        Depth = RunDepth.Quick)]
    public Task Utf8() => HasNoFault(JsonFault.Encoding);

    [Clause("json", "every body is one JSON object and nothing else", Section = "Response: Headers", LooksAtEverything = true,
        Depth = RunDepth.Quick)]
    public async Task Json()
    {
        var bodies = await HasNoFault(JsonFault.Syntax, JsonFault.Empty, JsonFault.Number);
        if (bodies.Find(exchange => exchange.Json.Value is { ValueKind: not JsonValueKind.Object }) is { } other)
            Deviate.Now("object", "a JSON object", $"{other.Json.Root.ValueKind}", other, about: "the body");
    }

    [Clause("unique-names", "no object has two members of one name", Level = ClauseLevel.Implied, LooksAtEverything = true,
        Depth = RunDepth.Quick)]
    public Task UniqueNames() => HasNoFault(JsonFault.DuplicateName);

    private async Task<List<Exchange>> HasNoFault(params JsonFault[] faults)
    {
        await endpoint.Get(Query.None);
        var bodies = endpoint.Answered
            .Where(exchange => exchange.Request is { Headers.Count: 0 } request
                && request.Path == endpoint.Route
                && request.Method == HttpMethod.Get
                && exchange.Status == endpoint.Contract.Response.Status)
            .ToList();
        if (bodies.Count == 0)
            Deviate.Undecided("no-page", "no request was answered with the documented status");
        if (bodies.Find(exchange => faults.Contains(exchange.Json.Fault)) is { } faulty)
            Deviate.Now("json", "a body that can be read strictly", faulty.Json.Problem, faulty, about: $"the body ({faulty.Json.Fault})");
        return bodies;
    }
}

/// <summary>The fields around the items.</summary>
[Topic(SchemaClauses.Envelope, "Response: Body")]
public sealed class EnvelopeFields(ListUnderTest endpoint)
{
    [Clause(SchemaClauses.OnlyDocumented, "the envelope has no field that the document does not show", Level = ClauseLevel.Implied,
        LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task OnlyDocumentedFields() => endpoint.HasNoUndocumentedField(SchemaClauses.Envelope);

    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<EnvelopeFields>> Documented(EndpointContract contract) =>
        Fields.OfEnvelope(contract).Rows<EnvelopeFields>((topic, pointer) => topic.Field(pointer));

    private Task Field(string pointer) => endpoint.FieldIsAsDocumented(pointer);
}

/// <summary>The fields of an object that is no item of any resource.</summary>
[Topic(SchemaClauses.Body, "Response: Body")]
public sealed class ObjectFields(ObjectUnderTest endpoint)
{
    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<ObjectFields>> Documented(EndpointContract contract) =>
        Fields.OfEnvelope(contract).Rows<ObjectFields>((topic, pointer) => topic.Field(pointer));

    /// <summary>An object without a documented field has members with names of somebody's choice.</summary>
    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<ObjectFields>> Undocumented(EndpointContract contract) =>
        from any in Fields.OfEnvelope(contract).Take(1)
        select new ClauseRow<ObjectFields>(
            SchemaClauses.OnlyDocumented, "the object has no field that the document does not show",
            topic => topic.OnlyDocumentedFields(), ClauseLevel.Implied);

    private Task OnlyDocumentedFields() => endpoint.HasNoUndocumentedField(SchemaClauses.Body);

    private Task Field(string pointer) => endpoint.FieldIsAsDocumented(pointer);
}
