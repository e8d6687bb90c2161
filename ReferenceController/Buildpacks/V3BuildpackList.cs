namespace CloudController.Reference;

/// <summary>GET /v3/buildpacks: every caller sees every buildpack, without a wish by lifecycle and position.</summary>
internal static class V3BuildpackList
{
    private static readonly Listable Rows = BuildpackTable.List with { OrderColumn = "lifecycle", ThenBy = ["position", "id"] };

    private static readonly V3FilteredList Parameters = new(
        [
            V3Filter.AnyOf("names", "name"),
            V3Filter.AnyOfOrNull("stacks", "stack"),
            V3Filter.AnyOf("lifecycle", "lifecycle"),
            .. V3Filter.OfEveryList,
        ],
        Orders: ["created_at", "updated_at", "lifecycle", "position"]);

    public static ListStages<BuildpackRow> Stages(Store store, Edition edition, V3BuildpackDocument document) => new(
        Parameters.Parse,
        (query, _) => SelectPlan.For(Rows, query),
        store.PageAsync<BuildpackRow>,
        new V3ListDocument<BuildpackRow>(V3BuildpackDocument.ListPath, edition, document.Build).Build);

    /// <summary>Answers the route of a single buildpack.</summary>
    public static Handler Item(Store store, V3BuildpackDocument document) => async (call, cancellation) =>
        Reply.Ok(document.Build(
            await store.RunAsync(
                database => BuildpackTable.Find(database, call.Guid) ?? throw Errors.UnknownV3Buildpack.AsException(), cancellation),
            call.Origin));
}
