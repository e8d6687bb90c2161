using static CloudController.Reference.Faults.WrongValue;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The fields around the items: missing, null, of the wrong type, miscounted.</summary>
internal static class EnvelopeFaults
{
    private sealed record Field(string Place, params WrongValue[] Wrong)
    {
        /// <summary>A page count that is out of range is wrong as a page count, too.</summary>
        public string[] MayBreak(WrongValue wrong) =>
            Place.EndsWith("/total_pages", StringComparison.Ordinal) && wrong == Zero ? ["paging/page-count"] : [];
    }

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Fields(rows.Target).SelectMany(field => WrongField(rows, field)).DistinctBy(fault => (fault.Operator, fault.Trait)),
        rows.Implied("envelope-field-added", "a page has a field that is not documented",
            new FaultHooks { Body = body => body.Root["served_by"] = "api-0" }, ["envelope/only-documented-fields"]),
        rows.Documented("total-one-more", "the total is one too many, the page count and the links are not",
            Total(total => total + 1), ["paging/total-is-length"], "filtering/total"),
        rows.Documented("total-one-less", "the total is one too few, the page count and the links are not",
            Total(total => total - 1), ["paging/total-is-length"], "filtering/total"),
        rows.Documented("total-of-page", "the total is the number of items on the page",
            new FaultHooks { Body = body => JsonPlace.Set(body.Root, rows.Target.Total, body.Items.Count) },
            ["paging/total-is-constant", "paging/beyond-last-total", ListsOfSizes(rows.Target)]),
        rows.Documented("total-page-count", "the total is the number of pages",
            new FaultHooks { Body = body => JsonPlace.Set(body.Root, rows.Target.Total, Pages(body)) },
            ["paging/total-is-length"], "filtering/total", "paging/beyond-last-total"),
        rows.Documented("total-changes", "the total is one more on page 2",
            new FaultHooks { Body = body => JsonPlace.Set(body.Root, rows.Target.Total, TotalOf(body) + (body.Query.Page == 2 ? 1 : 0)) },
            ["paging/total-is-constant", ListsOfSizes(rows.Target)]),
        .. rows.Target.PageCount is { } place ? PageCounts(rows, place) : [],
    ];

    private static IEnumerable<Fault> PageCounts(FaultRows rows, string place) =>
    [
        PageCount(rows, place, "page-count-rounded-down", "total_pages is rounded down", (total, size) => Math.Max(1, total / size)),
        PageCount(rows, place, "page-count-one-more", "total_pages is one too many", (total, size) => 1 + ((total + size - 1) / size)),
        PageCount(rows, place, "page-count-plus-one", "total_pages is the quotient plus 1 even where nothing remains",
            (total, size) => 1 + (total / size)),
        PageCount(rows, place, "page-count-total", "total_pages is the total", (total, _) => Math.Max(1, total)),
    ];

    private static Fault PageCount(
        FaultRows rows, string place, string name, string statement, Func<long, int, long> count) => rows.Documented(
        name,
        statement,
        new FaultHooks { Body = body => JsonPlace.Set(body.Root, place, count(TotalOf(body), body.Query.Size)) },
        ["paging/page-count"],
        ListsOfSizes(rows.Target));

    /// <summary>The clause about lists in pages of any size, which tells what the largest page does not show.</summary>
    private static string ListsOfSizes(FaultTarget target) => $"lists/{target.Size.Slug()}";

    private static IEnumerable<Fault> WrongField(FaultRows rows, Field field)
    {
        var name = field.Place.PlaceSlug();
        rows = rows.About(name, KindOf(rows.Target, field.Place));
        yield return rows.Documented($"{name}-missing", $"{field.Place[1..]} is missing",
            new FaultHooks { Body = body => JsonPlace.Remove(body.Root, field.Place) }, [$"envelope/{name}"]);
        foreach (var wrong in field.Wrong)
        {
            yield return rows.Documented($"{name}-{wrong.Name}", $"{field.Place[1..]} {wrong.Statement}",
                new FaultHooks
                {
                    Body = body => JsonPlace.Replace(body.Root, field.Place, wrong.Make(JsonPlace.Find(body.Root, field.Place))),
                },
                [$"envelope/{name}"], field.MayBreak(wrong));
        }
    }

    private static string KindOf(FaultTarget target, string place) =>
        place == target.Total || place == target.PageCount ? "number of the envelope"
        : Enum.GetValues<PageLinkRole>().Any(role => place == target.Link(role)) ? "page link"
        : Enum.GetValues<PageLinkRole>().Any(role => place == target.Link(role) + target.Href) ? "page link's href"
        : "object of the envelope";

    private static Field[] Fields(FaultTarget target) => !target.IsV3
        ?
        [
            new("/total_results", Null, Digits, Float, Fraction, Negative),
            new("/total_pages", Null, Digits, Float, Zero),
            new("/prev_url", Number, Empty, EmptyObject),
            new("/next_url", Number, Empty, EmptyObject),
            new("/resources", Null, EmptyObject, Text),
        ]
        :
        [
            new("/pagination", Null, EmptyArray),
            new("/pagination/total_results", Null, Digits, Float, Fraction, Negative),
            .. target.PageCount is { } pages ? new Field[] { new(pages, Null, Digits, Zero) } : [],
            new("/pagination/first", Null, Text),
            new("/pagination/first/href", Null, Number, Empty),
            new("/pagination/last", Null, Text),
            new("/pagination/last/href", Null, Empty),
            new("/pagination/next", Text, EmptyArray),
            new("/pagination/next/href", Null, Empty),
            new("/pagination/previous", Text, EmptyArray),
            new("/pagination/previous/href", Null, Empty),
            new("/resources", Null, EmptyObject, Text),
        ];

    private static FaultHooks Total(Func<long, long> edit) =>
        new() { Body = body => JsonPlace.Set(body.Root, body.Target.Total, Math.Max(0, edit(TotalOf(body)))) };

    private static long TotalOf(ListBody body) => JsonPlace.Find(body.Root, body.Target.Total)!.GetValue<long>();

    private static long Pages(ListBody body) => Math.Max(1, (TotalOf(body) + body.Query.Size - 1) / body.Query.Size);
}
