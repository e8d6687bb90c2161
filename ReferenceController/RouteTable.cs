using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>Puts a controller of the 2015 edition together: the routes, what guards them and what answers them.</summary>
internal static class RouteTable
{
    public static ImmutableArray<Route> For(Store store, FaultSet faults, TimeProvider clock)
    {
        var edition = Edition.Of2015;
        var job = new JobDocument(clock);
        var buildpackDocument = new BuildpackDocument(edition);
        var buildpack = new BuildpackHandlers(store, edition, buildpackDocument, job, clock);
        var package = new PackageHandlers(store, (row, _) => PackageDocument.Build(row), clock);
        var app = new AppHandlers(store, (row, _) => AppDocument.Build(row), clock);
        return
        [
            new("GET", "/v2/info", Access.Open, new InfoDocument(edition).GetAsync),
            new("GET", "/v2/jobs/:guid", Access.AnyToken, job.GetAsync),

            new("GET", "/v2/buildpacks", Access.AnyToken, faults.Around(FaultTarget.Buildpacks, BuildpackList(store, edition, buildpackDocument)).AnswerAsync),
            new("GET", "/v2/buildpacks/:guid", Access.V2Read, faults.Around(FaultTarget.Buildpacks, buildpack.GetAsync)),
            new("POST", "/v2/buildpacks", Access.V2AdminWrite, buildpack.CreateAsync),
            new("PUT", "/v2/buildpacks/:guid", Access.V2AdminWrite, buildpack.UpdateAsync),
            new("DELETE", "/v2/buildpacks/:guid", Access.V2AdminWrite, buildpack.DeleteAsync),

            new("GET", "/v3/packages", Access.V3Read, faults.Around(FaultTarget.Packages, PackageList(store, edition)).AnswerAsync),
            new("GET", "/v3/packages/:guid", Access.V3Read, faults.Around(FaultTarget.Packages, package.GetAsync)),
            new("DELETE", "/v3/packages/:guid", Access.V3Write, package.DeleteAsync),

            new("POST", "/v3/apps", Access.V3Write, app.CreateAsync),
            new("GET", "/v3/apps/:guid", Access.V3Read, app.GetAsync),
            new("POST", "/v3/apps/:guid/packages", Access.V3Write, package.CreateAsync),
        ];
    }

    /// <summary>GET /v2/buildpacks of either edition: every caller sees every buildpack.</summary>
    public static ListStages<BuildpackRow> BuildpackList(Store store, Edition edition, BuildpackDocument document) => new(
        new V2ListParser(edition.HasStacks ? ["name", "stack"] : ["name"]).Parse,
        (query, _) => SelectPlan.For(BuildpackTable.List, query),
        store.PageAsync<BuildpackRow>,
        new V2ListDocument<BuildpackRow>(BuildpackDocument.ListPath, document.Build).Build);

    private static ListStages<PackageRow> PackageList(Store store, Edition edition) => new(
        V3ListParser.Parse,
        (query, caller) => SelectPlan.For(PackageTable.List, PackageTable.Visible(query, caller)),
        store.PageAsync<PackageRow>,
        new V3ListDocument<PackageRow>(PackageDocument.ListPath, edition, (row, _) => PackageDocument.Build(row)).Build);
}
