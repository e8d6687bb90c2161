using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using static CloudController.Reference.Faults.Operators.WriteHooks;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Faults of what makes, changes and deletes items.</summary>
internal static class WriteFaults
{
    /// <summary>Later than all that was there at first, and earlier than all that is made.</summary>
    private const string NewItems = "2025-01-01T00:00:00Z";

    private const string Other = "something-else";

    private const string DeletionStatus = "deleting/status";

    private const string DeletionEnd = "deleting/is-completed";

    /// <param name="rows">The table of the request that makes items.</param>
    /// <param name="field">The member by which a body names an item.</param>
    /// <param name="refused">The cases of bodies that the documents do not allow.</param>
    /// <param name="named">Those of them that name an item which could be there afterwards.</param>
    public static IEnumerable<Fault> OfCreation(FaultRows rows, string field, string[] refused, string[] named) =>
    [
        rows.Documented("made-with-200", "what is made is answered with 200", After(reply => reply with { Status = 200 }),
            ["creating/status"]),
        rows.Documented("made-and-lost", "what is made is answered as if it were there, and is not",
            Written((scene, reply) => scene.Delete(GuidOf(rows, reply)!)), ["creating/is-there", "creating/is-listed"]),
        rows.Documented("made-shown-otherwise", "the answer shows another name than was sent",
            After(reply => Fields(rows, reply, item => item[field] = Other)), ["creating/shows-what-was-sent", "creating/is-there"]),
        rows.Documented("made-otherwise", "the item has another name than the answer shows",
            Written((scene, reply) => scene.Set(GuidOf(rows, reply)!, field, Other)), ["creating/is-there"]),
        rows.Documented("made-with-number-for-time", "the answer tells the time at which the item was made as a number",
            After(reply => Head(rows, reply, item => item[Table.CreatedAt] = 7)), ["creating/schema", "creating/is-there"]),
        rows.Documented("made-and-not-listed", "the list leaves out what is new", Hides(filtered: false), ["creating/is-listed"]),
        rows.Documented("made-and-not-found", "filters do not find what is new", Hides(filtered: true), ["creating/is-found"]),
        rows.Documented("made-without-token", "whoever has no token may make items", WithoutToken, ["creating/without-token"]),
        rows.Documented("refused-with-500", "a wrong body is refused with 500", OtherRefusal,
            Cases("creating", "is-refused", refused)),
        .. Where(named.Length > 0, () => rows.Implied("refused-and-made", "a wrong body is refused, and makes an item nevertheless",
            Refused(scene => scene.MakeLikeAnother()), Cases("creating", "makes-nothing", named))),
    ];

    /// <summary>Faults of the Location header, where what is made has one.</summary>
    public static IEnumerable<Fault> OfLocation(FaultRows rows) =>
    [
        rows.Documented("made-without-location", "the answer does not say where the item is",
            After(reply => reply with { Location = null }), ["creating/headers"]),
        rows.Documented("made-elsewhere", "the Location header leads to another item",
            After(reply => reply with { Location = reply.Location![..^4] + "0000" }), ["creating/location"]),
    ];

    /// <param name="rows">The table of the request that changes items.</param>
    /// <param name="field">The member that is changed.</param>
    /// <param name="refused">The cases of bodies that the documents do not allow.</param>
    public static IEnumerable<Fault> OfUpdate(FaultRows rows, string field, string[] refused) =>
    [
        rows.Documented("changed-with-202", "a change is answered with 202", After(reply => reply with { Status = 202 }),
            ["updating/status"]),
        rows.Documented("change-lost", "a change is answered as if it were made, and is lost",
            Written((scene, _) => scene.Database.Update(scene.Table, scene.Find(scene.Call.Guid)!, scene.Before[0].Row)),
            ["updating/is-kept", "updating/updated-at-moves"]),
        rows.Documented("change-shown-otherwise", "the answer to a change shows another name than was sent",
            After(reply => Fields(rows, reply, item => item[field] = Other)), ["updating/shows-what-was-sent"]),
        rows.Documented("changed-with-number-for-time", "the answer to a change tells the time of making as a number",
            After(reply => Head(rows, reply, item => item[Table.CreatedAt] = 7)), ["updating/schema"]),
        rows.Documented("time-of-change-stands", "a change leaves updated_at as it was",
            Written((scene, _) => scene.Set(scene.Call.Guid, Table.UpdatedAt, scene.Before[0].Row[Table.UpdatedAt])),
            ["updating/updated-at-moves"]),
        rows.Documented("time-of-making-moves", "a change sets created_at, too",
            Written((scene, _) => scene.Set(scene.Call.Guid, Table.CreatedAt, NewItems)), ["updating/created-at-stays"]),
        rows.Documented("changed-and-not-found", "filters do not find what was changed", Hides(filtered: true), ["updating/is-found"]),
        rows.Documented("changed-without-token", "whoever has no token may change items", WithoutToken, ["updating/without-token"]),
        rows.Documented("change-refused-with-500", "a wrong change is refused with 500", OtherRefusal,
            Cases("updating", "is-refused", refused)),
        rows.Implied("refused-and-changed", "a wrong change is refused, and changes the item nevertheless",
            Refused(scene => scene.Set(scene.Call.Guid, field, Other)), Cases("updating", "changes-nothing", refused)),
    ];

    /// <summary>A change that sets something of which nothing was sent.</summary>
    /// <param name="rows">The table of the request that changes items.</param>
    /// <param name="flag">A column that is true or false.</param>
    public static Fault ChangesMore(FaultRows rows, string flag) => rows.Implied(
        "rest-changed", "a change sets something else, too", Written((scene, _) => scene.Set(scene.Call.Guid, flag, 1L)),
        ["updating/leaves-the-rest"]);

    /// <param name="rows">The table of the request that deletes items.</param>
    /// <param name="belonging">The table of what goes with an item; <see langword="null"/> where nothing does.</param>
    /// <param name="journal">The table of what is done in the background; <see langword="null"/> where a deletion leads to none.</param>
    /// <param name="below">The lists, below what an item belongs to, which show it.</param>
    public static IEnumerable<Fault> OfDeletion(FaultRows rows, string? belonging, string? journal, params string[] below) =>
    [
        rows.Documented("deletion-lost", "a deletion is answered as if it were done, and is not",
            Written((scene, _) => scene.Restore(scene.Before)),
            [
                "deleting/is-gone", "deleting/is-unlisted", "deleting/again", .. belonging is null ? [] : new[] { Along(belonging) },
                .. below.Select(list => $"deleting/{list}-is-unlisted-below"),
            ]),
        rows.Documented("deleted-with-203", "a deletion is answered with 203", After(reply => reply with { Status = 203 }),
            journal is null ? [DeletionStatus] : [DeletionStatus, DeletionEnd]),
        rows.Documented("deleted-again", "what is gone can be deleted once more",
            new FaultHooks { Refused = (_, _) => ApiReply.NoContent }, ["deleting/again"]),
        rows.Documented("deleted-without-token", "whoever has no token may delete items", WithoutToken, ["deleting/without-token"]),
        .. Where(belonging is not null, () => rows.Implied("cascade-forgotten", "what belongs to an item stays when the item goes",
            Written((scene, _) => scene.Restore(scene.Before.Where(part => part.Table.Name == belonging))), [Along(belonging!)])),
        .. Where(journal is not null, () => rows.Documented("job-never-ends", "the job of a deletion stays at work for ever",
            Background("PROCESSING", journal!), [DeletionEnd])),
        .. Where(journal is not null, () => rows.Documented("job-fails", "the job of a deletion fails although the item is gone",
            Background("FAILED", journal!), [DeletionEnd])),
        .. Where(journal is not null, () => rows.Documented("job-elsewhere", "the Location header of a deletion leads to no job",
            After(reply => reply with { Location = reply.Location!.Replace($"/{journal}/", "/nowhere/", StringComparison.Ordinal) }),
            ["deleting/headers", DeletionEnd])),
    ];

    private static FaultHooks Hides(bool filtered) => new()
    {
        Select = (query, plan) => query.Filters.IsEmpty != filtered ? plan.And(new(Table.CreatedAt, Comparison.Below, [NewItems])) : plan,
    };

    private static FaultHooks Background(string state, string journal) => Written(
        (scene, reply) => scene.SetIn(journal, reply.Location![(reply.Location!.LastIndexOf('/') + 1)..], "state", state));

    private static string Along(string table) => $"deleting/{table.Slug()}-is-gone-with-it";

    private static string[] Cases(string topic, string rule, string[] cases) => [.. cases.Select(one => $"{topic}/{one}-{rule}")];

    private static string? GuidOf(FaultRows rows, ApiReply reply) =>
        (string?)(rows.Target.IsV3 ? reply.Document : reply.Document?["metadata"])?[Table.Guid];

    private static ApiReply Fields(FaultRows rows, ApiReply reply, Action<JsonObject> edit) =>
        Edited(reply, rows.Target.IsV3 ? reply.Document : reply.Document?["entity"], edit);

    private static ApiReply Head(FaultRows rows, ApiReply reply, Action<JsonObject> edit) =>
        Edited(reply, rows.Target.IsV3 ? reply.Document : reply.Document?["metadata"], edit);

    private static ApiReply Edited(ApiReply reply, JsonNode? part, Action<JsonObject> edit)
    {
        edit(part!.AsObject());
        return reply;
    }

    private static IEnumerable<Fault> Where(bool applies, Func<Fault> fault) => applies ? [fault()] : [];
}
