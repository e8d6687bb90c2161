namespace CloudController.Reference;

/// <summary>GET /v3/packages today: without a wish in the order of creation.</summary>
internal static class CurrentPackageList
{
    private static readonly V3FilteredList Parameters = new(
        [
            V3Filter.AnyOf("guids", "guid"),
            V3Filter.AnyOf("states", "state"),
            V3Filter.AnyOf("types", "type"),
            V3Filter.AnyOf("app_guids", "app_guid"),
            V3Filter.AnyOf("space_guids", "(SELECT space_guid FROM apps WHERE apps.guid = app_guid)"),
            V3Filter.AnyOf("organization_guids", "(SELECT organization_guid FROM apps WHERE apps.guid = app_guid)"),
            .. V3Filter.OfEveryList,
        ],
        Orders: ["created_at", "updated_at"]);

    public static ListStages<PackageRow> Stages(Store store, Edition edition, CurrentPackageDocument document) => new(
        Parameters.Parse,
        (query, caller) => SelectPlan.For(PackageTable.List, PackageTable.Visible(query, caller)),
        store.PageAsync<PackageRow>,
        new V3ListDocument<PackageRow>(PackageDocument.ListPath, edition, document.Build).Build);
}
