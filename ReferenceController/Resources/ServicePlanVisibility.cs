using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>Which plans are for which organizations.</summary>
internal static class ServicePlanVisibilities
{
    /// <summary>What plans know of those who see them.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        FoundItem("space", "spaces", "service_offering.service_broker.space"),
        Found("space_name", "service_offering.service_broker.space.name"),
        Each("organization_list", "service_plan_visibilities/service_plan.organization", "guid", "name"),
    ];

    /// <summary>What v3 has below a plan.</summary>
    public static V3Part Part { get; } = new("visibility")
    {
        Shows =
        [
            At("type", "visibility_type"), .. When(Is("visibility_type", "organization"), At("organizations", "organization_list")),
            .. When(Is("visibility_type", "space"), GuidOf("space.guid", "space"), At("space.name", "space_name")),
        ],
    };

    internal static readonly Resource ServicePlanVisibility = new("service_plan_visibilities")
    {
        Singular = "service_plan_visibility",
        Columns = [To("service_plan"), To("organization")],
        ByRole = true,
        V2 = new()
        {
            Entity = ["service_plan_guid", "organization_guid"],
            Q = ["organization_guid", "service_plan_guid"],
            Relations = [One("service_plan"), One("organization")],
            Unknown = NotFound(260003, "ServicePlanVisibilityNotFound", "The service plan visibility could not be found: {guid}"),
        },
        Seeds = new("""
            service_plan=1 | organization=0
            service_plan=1 | organization=1
            service_plan=4 | organization=0 | updated=60
            service_plan=4 | organization=1
            service_plan=3 | organization=0 | updated=90
            """) { Unless = "updated=0" },
    };
}
