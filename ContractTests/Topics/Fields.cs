using CloudController.Contract.Findings;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;

namespace CloudController.ContractTests.Topics;

/// <summary>One clause for each documented field, over every page that the run reads.</summary>
internal static class Fields
{
    private const int MostDeviations = 5;

    /// <summary>The fields around the items.</summary>
    internal static IEnumerable<ClauseRow> OfEnvelope(EndpointContract contract) =>
        Rows(contract, field => !IsOfItem(contract, field.Pointer), prefix: "");

    /// <summary>The fields of an item; its links have clauses of their own.</summary>
    internal static IEnumerable<ClauseRow> OfItems(EndpointContract contract) =>
        Rows(contract, field => IsOfItem(contract, field.Pointer) && LinkAt(contract, field.Pointer) is null, ItemPrefix(contract));

    internal static bool IsOfItem(EndpointContract contract, string pointer) =>
        JsonPointer.Generalize(pointer).StartsWith(ItemPrefix(contract), StringComparison.Ordinal);

    /// <summary>The link that <paramref name="pointer"/> is part of.</summary>
    internal static LinkContract? LinkAt(EndpointContract contract, string pointer) => contract.Links.FirstOrDefault(link =>
        (JsonPointer.Generalize(pointer) + "/").StartsWith($"{ItemPrefix(contract)}{link.Pointer}/", StringComparison.Ordinal));

    internal static async Task FieldIsAsDocumented(this EndpointUnderTest endpoint, string pointer)
    {
        await endpoint.Get(Contract.Http.Query.None);
        var fields = endpoint.Contract.Schema.Fields;
        Report(endpoint, deviation => fields.Owner(deviation) == pointer);
        if (!endpoint.PagesRead.Any(logged => Occurs(logged.Exchange.Json.Root, pointer)))
        {
            var isEmpty = IsOfItem(endpoint.Contract, pointer) && !endpoint.PagesRead.Any(logged => Occurs(logged.Exchange.Json.Root, ItemPrefix(endpoint.Contract)));
            Deviate.Undecided(isEmpty ? "too-few-items" : "no-value", $"no page that was read has anything at {pointer}", isEmpty ? "" : pointer);
        }
    }

    internal static Task HasNoUndocumentedField(this EndpointUnderTest endpoint, Func<string, bool> where)
    {
        if (!endpoint.PagesRead.Any())
            Deviate.Undecided("no-page", "no page could be read");
        var fields = endpoint.Contract.Schema.Fields;
        var known = endpoint.Contract.Undocumented.Select(undocumented => undocumented.Place).ToHashSet();
        Report(endpoint, deviation => IsUnknown(deviation) && (endpoint.Run.Settings.Strict || MayBeNew(endpoint, deviation.Pointer) is null));
        var unknown = endpoint.PagesRead.SelectMany(logged => logged.Deviations).Where(IsUnknown);
        if (unknown.Select(deviation => MayBeNew(endpoint, deviation.Pointer)).OfType<string>().Distinct().ToList() is [_, ..] additions)
            Deviate.Undecided("younger-than-edition", $"the target shows {string.Join(", ", additions)}");
        return Task.CompletedTask;

        bool IsUnknown(SchemaDeviation deviation) => fields.Owner(deviation) is null && where(deviation.Pointer)
            && LinkAt(endpoint.Contract, deviation.Pointer) is null && !known.Contains(JsonPointer.Generalize(deviation.Pointer));
    }

    /// <summary>
    /// The addition in words where a conforming target may have it: one that is documented for later versions, because development builds state the
    /// version before, or any on a target that is newer than the edition; otherwise <c>null</c>.
    /// </summary>
    private static string? MayBeNew(EndpointUnderTest endpoint, string pointer)
    {
        var place = JsonPointer.Generalize(pointer);
        return endpoint.Contract.AtOtherVersions.GetValueOrDefault(place) is { IsYounger: true } other ? $"{place}, which {other}"
            : endpoint.IsNewerThanEdition ? $"{place}, which {endpoint.Contract.Edition} does not know; the target is newer"
            : null;
    }

    /// <summary>Fails with the deviations that <paramref name="concerns"/> the clause, one for each place and rule.</summary>
    internal static void Report(EndpointUnderTest endpoint, Func<SchemaDeviation, bool> concerns)
    {
        var seen = endpoint.PagesRead
            .SelectMany(logged => logged.Deviations.Where(concerns).Select(deviation =>
                new Deviation(deviation.Rule, deviation.Expected, deviation.Actual, logged.Exchange, deviation.Pointer)))
            .DistinctBy(deviation => (JsonPointer.Generalize(deviation.Pointer), deviation.Rule))
            .Take(MostDeviations)
            .ToList();
        if (seen.Count > 0)
            throw new DeviationException(seen);
    }

    private static string ItemPrefix(EndpointContract contract) => $"{contract.Items.Pointer}/*";

    private static IEnumerable<ClauseRow> Rows(EndpointContract contract, Func<DocumentedField, bool> include, string prefix) =>
        from field in contract.Schema.Fields.All
        where include(field)
        let name = field.Pointer[prefix.Length..]
        select new ClauseRow(
            name.Trim('/').Replace('/', '-').Replace('_', '-'),
            $"{name.Trim('/').Replace('/', '.')} is {field.Description}",
            field.Pointer,
            Section: "Response: Body");

    /// <summary>Whether there is anything at <paramref name="pointer"/>, in which <c>*</c> stands for any index.</summary>
    private static bool Occurs(System.Text.Json.JsonElement root, string pointer)
    {
        var star = pointer.IndexOf("/*", StringComparison.Ordinal);
        if (star < 0)
            return JsonPointer.Find(root, pointer) is not null;
        return JsonPointer.Find(root, pointer[..star]) is { ValueKind: System.Text.Json.JsonValueKind.Array } items
            && items.EnumerateArray().Any(item => Occurs(item, pointer[(star + 2)..]));
    }
}
