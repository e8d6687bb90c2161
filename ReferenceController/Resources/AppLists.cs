using CloudController.Reference.Dialects.V3;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.V3.Filters;

namespace CloudController.Reference.Resources;

/// <summary>The lists that v3 has below an app.</summary>
internal static class AppLists
{
    private static readonly ImmutableArray<V3Filter> GuidsAndStates = [AnyOf("guids", "guid"), AnyOf("states", "state")];

    public static ImmutableArray<V3Sublist> All { get; } =
    [
        "packages",
        new("builds", "builds") { Filters = [AnyOf("states", "state")] },
        new("droplets", "droplets") { Filters = [.. GuidsAndStates, IsSet("current", "is_current")] },
        new("processes", "processes")
        {
            Filters = [AnyOf("guids", "guid"), AnyOf("types", "type")], OneBy = "type", OneWith = ["stats"],
        },
        new("revisions", "revisions") { Filters = [AnyOf("versions", "version")] },
        new("revisions/deployed", "revisions") { Only = [("is_deployed", "1")] },
        new("routes", "routes")
        {
            By = "destinations/route.app",
            Filters =
            [
                AnyOf("hosts", "host"), AnyOf("space_guids", "space"), AnyOf("organization_guids", "space.organization"),
                AnyOf("domain_guids", "domain"), AnyOf("paths", "path"), AnyOf("ports", "port"),
            ],
        },
        "sidecars",
        new("tasks", "tasks") { Filters = [.. GuidsAndStates, AnyOfInAnyCase("names", "name"), AnyOf("sequence_ids", "sequence_id")] },
    ];
}
