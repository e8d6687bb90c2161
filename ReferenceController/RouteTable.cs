using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>Puts one controller together: the routes, what guards them and what answers them.</summary>
internal static class RouteTable
{
    public static ImmutableArray<Route> For(Store store, Edition edition, FaultSet faults, TimeProvider clock)
    {
        var job = new JobDocument(edition, clock);
        var buildpackDocument = new BuildpackDocument(edition);
        var buildpack = new BuildpackHandlers(store, buildpackDocument, job, clock);
        var packageDocument = new PackageDocument(edition);
        var package = new PackageHandlers(store, packageDocument, clock);
        var app = new AppHandlers(store, edition, clock);
        return
        [
            new("GET", "/v2/info", Access.Open, new InfoDocument(edition).GetAsync),
            new("GET", "/v2/jobs/:guid", Access.AnyToken, job.GetAsync),

            new("GET", "/v2/buildpacks", Access.AnyToken, faults.Around(FaultTarget.Buildpacks, BuildpackList(store, edition, buildpackDocument)).AnswerAsync),
            new("GET", "/v2/buildpacks/:guid", Access.V2Read, faults.Around(FaultTarget.Buildpacks, buildpack.GetAsync)),
            new("POST", "/v2/buildpacks", Access.V2AdminWrite, buildpack.CreateAsync),
            new("PUT", "/v2/buildpacks/:guid", Access.V2AdminWrite, buildpack.UpdateAsync),
            new("DELETE", "/v2/buildpacks/:guid", Access.V2AdminWrite, buildpack.DeleteAsync),

            new("GET", "/v3/packages", Access.V3Read, faults.Around(FaultTarget.Packages, PackageList(store, edition, packageDocument)).AnswerAsync),
            new("GET", "/v3/packages/:guid", Access.V3Read, faults.Around(FaultTarget.Packages, package.GetAsync)),
            new("DELETE", "/v3/packages/:guid", Access.V3Write, package.DeleteAsync),

            new("POST", "/v3/apps", Access.V3Write, app.CreateAsync),
            new("GET", "/v3/apps/:guid", Access.V3Read, app.GetAsync),
            new("POST", "/v3/apps/:guid/packages", Access.V3Write, package.CreateAsync),
        ];
    }

    /// <summary>Every caller sees every buildpack.</summary>
    private static ListStages<BuildpackRow> BuildpackList(Store store, Edition edition, BuildpackDocument document) => new(
        new V2ListParser(validFilters: ["name"]).Parse,
        (query, _) => SelectPlan.For(BuildpackTable.List, query),
        store.PageAsync<BuildpackRow>,
        new V2ListDocument<BuildpackRow>(BuildpackDocument.ListPath, edition, document.Build).Build);

    /// <summary>Packages are seen by role, and nobody but an admin has one here.</summary>
    private static ListStages<PackageRow> PackageList(Store store, Edition edition, PackageDocument document) => new(
        V3ListParser.Parse,
        (query, caller) => SelectPlan.For(PackageTable.List, caller.IsAdmin ? query : query with { Filters = [PackageTable.None] }),
        store.PageAsync<PackageRow>,
        new V3ListDocument<PackageRow>(PackageDocument.ListPath, edition, document.Build).Build);
}
