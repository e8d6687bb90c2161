using System.Text.Json.Nodes;
using static CloudController.Reference.Faults.Operators.WriteHooks;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Faults of what relates an item to others.</summary>
internal static class RelatingFaults
{
    /// <param name="rows">The table of the request that adds a relation.</param>
    /// <param name="joining">The table that holds the relations.</param>
    /// <param name="refused">The cases of bodies that the documents do not allow.</param>
    public static IEnumerable<Fault> OfAddition(FaultRows rows, string joining, params string[] refused) =>
    [
        rows.Documented("related-with-201", "a new relation is answered with 201", After(reply => reply with { Status = 201 }),
            ["relating/status"]),
        rows.Documented("related-and-lost", "a new relation is answered as if it were there, and is not",
            Written((scene, _) => scene.TakeBack(joining)), ["relating/is-shown"]),
        rows.Documented("related-unnamed", "the answer to a new relation does not name the other item",
            After(reply => reply with { Document = new JsonObject { ["data"] = new JsonArray() } }), ["relating/is-answered"]),
        rows.Documented("related-without-token", "whoever has no token may relate items", WithoutToken, ["relating/without-token"]),
        rows.Documented("relation-refused-with-500", "a wrong body is refused with 500", OtherRefusal,
            [.. refused.Select(one => $"relating/{one}-is-refused")]),
    ];

    /// <param name="rows">The table of the request that ends a relation.</param>
    /// <param name="joining">The table that holds the relations.</param>
    public static IEnumerable<Fault> OfRemoval(FaultRows rows, string joining) =>
    [
        rows.Documented("ended-with-200", "the end of a relation is answered with 200", After(reply => reply with { Status = 200 }),
            ["relating/status"]),
        rows.Documented("relation-stays", "the end of a relation is answered as if it were gone, and it is not",
            Written((scene, _) => scene.Restore(scene.Before.Where(part => part.Table.Name == joining))), ["relating/is-gone"]),
        rows.Documented("ended-without-token", "whoever has no token may end relations", WithoutToken, ["relating/without-token"]),
    ];
}
