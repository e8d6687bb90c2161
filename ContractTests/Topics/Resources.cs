using System.Globalization;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Topics;

/// <summary>The fields of every item, and what holds between them.</summary>
[Topic(SchemaClauses.Items, "Response: Body")]
public sealed class Resources(ItemsUnderTest endpoint)
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    [Clause(SchemaClauses.OnlyDocumented, "an item has no field that is neither documented nor known", Level = ClauseLevel.Implied,
        LooksAtEverything = true, Depth = RunDepth.Quick)]
    public Task OnlyDocumentedFields() => endpoint.HasNoUndocumentedField(SchemaClauses.Items);

    private async Task Invariant(InvariantContract invariant)
    {
        var whole = await endpoint.WholeList();
        var concerned = whole.Items.Where(item => item.Meets(invariant.When)).ToList();
        if (concerned.Count == 0)
            Deviate.UndecidedWithout(string.Join(',', invariant.When.Keys), 0, whole, endpoint,
                "the list has no item that the clause speaks of");
        if (invariant.Unique is { } pointer)
            IsUnique(whole, pointer);
        else
            concerned.ForEach(item => Holds(invariant, item, whole));
    }

    [Clauses(LooksAtEverything = true, Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<Resources>> Documented(EndpointContract contract) =>
        Fields.OfItems(contract).Rows<Resources>((topic, pointer) => topic.Field(pointer));

    [Clauses(Depth = RunDepth.Quick)]
    private static IEnumerable<ClauseRow<Resources>> Invariants(EndpointContract contract) =>
        from invariant in contract.Invariants
        where invariant.Unique is null || contract.Answer.List is not null
        select new ClauseRow<Resources>(invariant.Rule, invariant.Statement, topic => topic.Invariant(invariant), invariant.Level);

    private Task Field(string pointer) => endpoint.FieldIsAsDocumented(pointer);

    private static void IsUnique(ItemList whole, string pointer)
    {
        var twice = whole.Items
            .Where(item => item.At(pointer) is { ValueKind: not System.Text.Json.JsonValueKind.Null })
            .GroupBy(item => item.At(pointer)!.Value.GetRawText())
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            Deviate.UnlessDataMoved("unique", $"no two items with {pointer} {twice.Key}", $"{twice.Count()} items", whole.Exchange,
                twice.Last().Pointer + pointer);
    }

    private void Holds(InvariantContract invariant, Item item, ItemList whole)
    {
        foreach (var (pointer, condition) in invariant.Then ?? new Dictionary<string, ValueCondition>())
        {
            if (item.At(pointer) is { } value && !condition.Admits(value))
                Deviate.Now("invariant", condition.ToString(), value.GetRawText(), Shows(item, whole), item.Pointer + pointer);
        }

        if (invariant.NotAfter is [var first, var second]
            && Time(item, first) is { } earlier
            && Time(item, second) is { } later
            && earlier > later)
            Deviate.Now("order-of-times", $"{second} not before {first}", $"{earlier:u} after {later:u}", Shows(item, whole),
                item.Pointer + second);

        if (invariant.Past is { } past && Time(item, past) is { } time && time > endpoint.Run.Time.GetUtcNow() + ClockDifference)
            Deviate.Now("past", "a time in the past", $"{time:u}", Shows(item, whole), item.Pointer + past);

        foreach (var place in invariant.Absent ?? [])
        {
            if (item.At(place) is not null)
                Deviate.Now("absent", $"nothing at {place}", "a value", Shows(item, whole), item.Pointer + place);
        }
    }

    private static Exchange Shows(Item item, ItemList list) => list.Pages.First(page => page.Items.Contains(item)).Exchange;

    private static DateTimeOffset? Time(Item item, string pointer) =>
        DateTimeOffset.TryParseExact(item.Text(pointer), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
