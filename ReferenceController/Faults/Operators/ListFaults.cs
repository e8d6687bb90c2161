using System.Text.Json.Nodes;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>
/// Broken lists where one parameter is given: items twice, as a join without DISTINCT lists them, and totals or page counts of another
/// list.
/// </summary>
internal static class ListFaults
{
    private const string TotalDrifts = "states a total that is one more on every page";
    private const string PageCountDrifts = "states a number of pages that is one more on every page";

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. AskedFor.Of(rows.Target).SelectMany(parameter => OfParameter(rows.About(parameter.Slug, parameter.Kind), parameter)),
        .. OfPageSize(rows),
    ];

    /// <summary>What the items do not show is filtered by values that no item has: nothing is twice, and one page is all.</summary>
    private static IEnumerable<Fault> OfParameter(FaultRows rows, AskedFor parameter)
    {
        string[] lists = [$"lists/{parameter.Slug}"];
        string[] compared = rows.Target.IsV3 ? [] : parameter.Name switch
        {
            V2Parameter.Filter => ["filtering/*", "page-links/filtered-walk"],
            V2Parameter.OrderDirection => ["filtering/with-direction"],
            _ => ["relations/*"],
        };
        yield return Row("total-97", "claims a total of 97",
            body => JsonPlace.Set(body.Root, body.Target.Total, 97),
            parameter.Name == V2Parameter.Filter ? rows.Target.OfEveryFilter("total") : []);
        if (!parameter.IsShown)
            yield break;
        yield return Row("lists-items-twice", "has every item twice", Double, compared);
        yield return Row("total-drifts", TotalDrifts, body => Add(body, body.Target.Total, body.Query.Page - 1), []);
        if (rows.Target.PageCount is { } count)
            yield return Row("page-count-drifts", PageCountDrifts, body => Add(body, count, body.Query.Page - 1), []);

        Fault Row(string name, string statement, Action<ListBody> edit, string[] mayBreak) => rows.Documented(
            $"{parameter.Slug}-{name}",
            $"a list that was asked for with {parameter.Name} {statement}",
            new FaultHooks
            {
                Body = body => { if (parameter.In(body.Query) && (name == "total-97" || body.Items.Count > 0)) edit(body); },
            },
            lists,
            mayBreak);
    }

    /// <summary>What concerns pages of one size only, in which no clause about paging reads the seeded lists.</summary>
    private static IEnumerable<Fault> OfPageSize(FaultRows rows)
    {
        var size = UnreadSize(rows.Target.Seeded);
        string[] lists = [$"lists/{rows.Target.Size.Slug()}"];
        var ofSize = rows.About($"size-{size}", "page size");
        yield return Row("total-97", "claims a total of 97", body => JsonPlace.Set(body.Root, body.Target.Total, 97), []);
        yield return Row("lists-items-twice", "has every item twice", Double, [$"paging/size-{size}"]);
        yield return Row("total-drifts", TotalDrifts, body => Add(body, body.Target.Total, body.Query.Page - 1), []);
        if (rows.Target.PageCount is not { } count)
            yield break;
        yield return Row("page-count-drifts", PageCountDrifts, body => Add(body, count, body.Query.Page - 1), []);
        yield return rows.Documented("page-count-drifts", "the number of pages is one more on every page",
            new FaultHooks { Body = body => { if (body.Items.Count > 0) Add(body, count, body.Query.Page - 1); } },
            [.. lists, "paging/page-count"]);

        Fault Row(string name, string statement, Action<ListBody> edit, string[] mayBreak) => ofSize.Documented(
            $"size-{size}-{name}",
            $"a list in pages of {size} {statement}",
            new FaultHooks
            {
                Body = body => { if (IsPlain(body.Query) && body.Query.Size == size && body.Items.Count > 0) edit(body); },
            },
            lists,
            mayBreak);
    }

    private static bool IsPlain(ListQuery query) => query is { Carried: [], Descending: false };

    /// <summary>The smallest size of several items that does not part <paramref name="count"/> items into three or four pages.</summary>
    private static int UnreadSize(int count) => Enumerable.Range(2, 3).First(size => size != (count + 3) / 4 && size != count / 3);

    private static void Double(ListBody body)
    {
        foreach (var item in body.Items.ToList())
            body.Items.Insert(body.Items.IndexOf(item), item!.DeepClone());
    }

    private static void Add(ListBody body, string place, long more) =>
        JsonPlace.Set(body.Root, place, JsonValue.Create(JsonPlace.Find(body.Root, place)!.GetValue<long>() + more));
}
