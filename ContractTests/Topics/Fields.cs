using CloudController.Contract.Findings;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;

namespace CloudController.ContractTests.Topics;

/// <summary>One clause for each documented field, over every page that the run reads.</summary>
internal static class Fields
{
    private const int MostDeviations = 5;

    /// <summary>The fields around the items.</summary>
    internal static IEnumerable<FieldRow> OfEnvelope(EndpointContract contract) =>
        Rows(contract, field => !IsOfItem(contract, field.Pointer));

    /// <summary>The fields of an item; its links have clauses of their own.</summary>
    internal static IEnumerable<FieldRow> OfItems(EndpointContract contract) =>
        Rows(contract, field => IsOfItem(contract, field.Pointer) && SchemaClauses.LinkAt(contract, field.Pointer) is null);

    private static bool IsOfItem(EndpointContract contract, string pointer) => SchemaClauses.IsOfItem(contract, pointer);

    internal static async Task FieldIsAsDocumented(this JsonUnderTest endpoint, string pointer)
    {
        await endpoint.ReadPlain();
        Report(endpoint, SchemaClauses.RuleOf(endpoint.Contract, pointer));
        if (!Occurs(pointer))
        {
            var isEmpty = IsOfItem(endpoint.Contract, pointer) && !Occurs(endpoint.Contract.ItemPlace!);
            Deviate.Undecided(isEmpty ? "too-few-items" : "no-value", $"no page that was read has anything at {pointer}",
                isEmpty ? "" : pointer);
        }

        bool Occurs(string place) => endpoint.AnswersRead.Any(logged => JsonPointer.FindAll(logged.Exchange.Json.Root, place).Any());
    }

    /// <summary>Fails with the members of <paramref name="topic"/> that the document does not show.</summary>
    internal static async Task HasNoUndocumentedField(this JsonUnderTest endpoint, string topic)
    {
        await endpoint.ReadPlain();
        if (!endpoint.AnswersRead.Any())
            Deviate.Undecided("no-page", "no page could be read");
        var rule = $"{topic}/{SchemaClauses.OnlyDocumented}";
        Report(endpoint, rule, deviation => endpoint.Run.Settings.Strict || MayBeNew(endpoint, deviation.Pointer) is null);
        var unknown = endpoint.AnswersRead.SelectMany(logged => logged.Deviations)
            .Where(deviation => SchemaClauses.RuleOf(endpoint.Contract, deviation) == rule);
        if (unknown.Select(deviation => MayBeNew(endpoint, deviation.Pointer)).OfType<string>().Distinct().ToList() is [_, ..] additions)
            Deviate.Undecided("younger-than-edition", $"the target shows {string.Join(", ", additions)}");
    }

    /// <summary>
    /// The addition in words where a conforming target may have it: one that is documented for later versions, because development builds
    /// state the version before, or any on a target that is newer than the edition; otherwise <c>null</c>.
    /// </summary>
    private static string? MayBeNew(JsonUnderTest endpoint, string pointer)
    {
        var place = JsonPointer.Generalize(pointer);
        return endpoint.Contract.AtOtherVersions.GetValueOrDefault(place) is { IsYounger: true } other ? $"{place}, which {other}"
            : endpoint.IsNewerThanEdition ? $"{place}, which {endpoint.Contract.Edition} does not know; the target is newer"
            : null;
    }

    /// <summary>
    /// Fails with the departures from the schema that the clause <paramref name="rule"/> tells, one for each place and constraint.
    /// </summary>
    internal static void Report(JsonUnderTest endpoint, string rule, Func<SchemaDeviation, bool>? counts = null)
    {
        var seen = endpoint.AnswersRead
            .SelectMany(logged => logged.Deviations.Where(Concerns).Select(deviation =>
                new Deviation(deviation.Rule, deviation.Expected, deviation.Actual, logged.Exchange, deviation.Pointer)))
            .DistinctBy(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule))
            .Take(MostDeviations)
            .ToList();
        if (seen.Count > 0)
            throw new DeviationException(seen);

        bool Concerns(SchemaDeviation deviation) =>
            SchemaClauses.RuleOf(endpoint.Contract, deviation) == rule && counts?.Invoke(deviation) != false;
    }

    /// <summary>The fields as clauses of a topic, which checks the field at a pointer with <paramref name="check"/>.</summary>
    internal static IEnumerable<ClauseRow<TTopic>> Rows<TTopic>(this IEnumerable<FieldRow> fields, Func<TTopic, string, Task> check) =>
        fields.Select(field => new ClauseRow<TTopic>("", field.Statement, topic => check(topic, field.Pointer), Section: "Response: Body",
            About: field.Slug));

    private static IEnumerable<FieldRow> Rows(EndpointContract contract, Func<DocumentedField, bool> include) =>
        from field in contract.Schema!.Fields.All
        where include(field)
        let place = SchemaClauses.PlaceOf(contract, field.Pointer)
        select new FieldRow(
            SchemaClauses.SlugOf(contract, field.Pointer), $"{place.Trim('/').Replace('/', '.')} is {field.Description}", field.Pointer);
}

/// <summary>A documented field.</summary>
/// <param name="Slug">Its place as clause ids write it.</param>
/// <param name="Statement">What it is, as a sentence.</param>
/// <param name="Pointer">Where it is, from the start of the answer.</param>
internal sealed record FieldRow(string Slug, string Statement, string Pointer);
