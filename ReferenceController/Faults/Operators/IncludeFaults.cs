using System.Text.Json.Nodes;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>include: nothing added, too little, too much, twice, others, in the items; refused, and unknown values accepted.</summary>
internal static class IncludeFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) => rows.Target.Includes.IsEmpty ? [] :
    [
        .. rows.Target.Includes.SelectMany(include => Of(rows.About(include.Slug, include.Trait), include)),
        AskingFaults.AcceptsUnknown(rows, V3Include.Parameter, "no_such_resource", ["include/unknown"]),
        ConditionHooks.NotKept(rows, V3Include.Parameter),
    ];

    private static IEnumerable<Fault> Of(FaultRows rows, ExposedInclude include)
    {
        string[] adds = [$"include/{include.Slug}"];
        string[] leaves = [$"include/{include.Slug}-same-items"];
        string[] further = [.. rows.Target.Includes.Where(other => other.Value.StartsWith($"{include.Value}.", StringComparison.Ordinal))
            .Select(other => $"include/{other.Slug}")];
        yield return rows.Documented($"include-{include.Slug}-adds-nothing", $"include={include.Value} adds nothing",
            On(include, (body, _) => JsonPlace.Remove(body.Root, include.Place)), adds);
        yield return Added("lacks-one", "adds all but one", added => added.RemoveAt(0));
        yield return Added("twice", "adds something twice", added => added.Add(added[0]!.DeepClone()));
        yield return Added("too-much", "adds what no item refers to", added => added.Add(Other(added[0]!)));
        yield return Added("of-others", "adds something else than the items refer to", added => added[0] = Other(added[0]!));
        yield return rows.Documented($"include-{include.Slug}-in-items", $"include={include.Value} adds to the items, too",
            On(include, (body, _) => body.Items[0]!.AsObject()["included"] = new JsonObject()), leaves,
            "resources/only-documented-fields", "include/*");
        yield return rows.Documented($"include-{include.Slug}-drops-items", $"include={include.Value} lists one item less",
            On(include, (body, _) => body.Items.RemoveAt(0)), leaves, "lists/include", "include/*");
        yield return rows.Documented($"include-{include.Slug}-refused", $"include={include.Value} is refused",
            new FaultHooks { Wire = answer => Asks(answer, include) ? answer.Refuse(Errors.BadQueryParameter("include")) : answer.Reply },
            [.. adds, .. leaves], "page-links/include-kept", "lists/include", "include/*");

        Fault Added(string name, string statement, Action<JsonArray> edit) => rows.Documented(
            $"include-{include.Slug}-{name}", $"include={include.Value} {statement}", On(include, (_, added) => edit(added)), adds,
            further);
    }

    /// <summary>Changes the pages that were asked for with the value and have something to add.</summary>
    private static FaultHooks On(ExposedInclude include, Action<ListBody, JsonArray> edit) => new()
    {
        Body = body =>
        {
            if (body.Query.Related.Contains(include.Value) && JsonPlace.Find(body.Root, include.Place) is JsonArray { Count: > 0 } added)
                edit(body, added);
        },
    };

    private static bool Asks(Answer answer, ExposedInclude include) =>
        answer.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2))
            .Any(pair => pair is [V3Include.Parameter, var values] && values.Split(',').Contains(include.Value));

    private static JsonNode Other(JsonNode one)
    {
        var other = one.DeepClone();
        JsonPlace.Set(other, "/guid", Strangers.Guid);
        return other;
    }
}
