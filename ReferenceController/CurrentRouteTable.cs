using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>Puts a controller of the current editions together. What it keeps can be changed through v2's buildpacks only.</summary>
internal static class CurrentRouteTable
{
    public static ImmutableArray<Route> For(Store store, FaultSet faults, TimeProvider clock)
    {
        var (v2, v3) = (Edition.V2Current, Edition.V3Current);
        var root = new RootDocument(v2, v3);
        var job = new JobDocument(clock);
        var v2Document = new BuildpackDocument(v2);
        var v2Buildpack = new BuildpackHandlers(store, v2, v2Document, job, clock);
        var link = new V3Link(v3);
        var v3Document = new V3BuildpackDocument(link);
        var packageDocument = new CurrentPackageDocument(link);
        var app = new AppHandlers(store, new CurrentAppDocument(link).Build, clock);
        var package = new PackageHandlers(store, packageDocument.Build, clock);
        return
        [
            new("GET", "/", Access.Open, root.GetAsync),
            new("GET", "/v2/info", Access.Open, new InfoDocument(v2).GetAsync),
            new("GET", "/v2/jobs/:guid", Access.AnyToken, job.GetAsync),

            new("GET", "/v2/buildpacks", Access.V2Read, faults.Around(FaultTarget.CurrentBuildpacks, RouteTable.BuildpackList(store, v2, v2Document)).AnswerAsync),
            new("GET", "/v2/buildpacks/:guid", Access.V2Read, faults.Around(FaultTarget.CurrentBuildpacks, v2Buildpack.GetAsync)),
            new("POST", "/v2/buildpacks", Access.V2AdminWrite, v2Buildpack.CreateAsync),
            new("PUT", "/v2/buildpacks/:guid", Access.V2AdminWrite, v2Buildpack.UpdateAsync),
            new("DELETE", "/v2/buildpacks/:guid", Access.V2AdminWrite, v2Buildpack.DeleteAsync),

            new("GET", "/v3", Access.Open, root.GetV3Async),
            new("GET", "/v3/buildpacks", Access.V3Read, faults.Around(FaultTarget.V3Buildpacks, V3BuildpackList.Stages(store, v3, v3Document)).AnswerAsync),
            new("GET", "/v3/buildpacks/:guid", Access.V3Read, faults.Around(FaultTarget.V3Buildpacks, V3BuildpackList.Item(store, v3Document))),
            new("GET", "/v3/packages", Access.V3Read, faults.Around(FaultTarget.CurrentPackages, CurrentPackageList.Stages(store, v3, packageDocument)).AnswerAsync),
            new("GET", "/v3/packages/:guid", Access.V3Read, faults.Around(FaultTarget.CurrentPackages, package.GetAsync)),
            new("GET", "/v3/apps/:guid", Access.V3Read, app.GetAsync),
            new("GET", "/v3/spaces/:guid", Access.V3Read, new SpaceHandlers(store, link).GetAsync),
        ];
    }
}
