using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Spaces
{
    internal static readonly Resource Space = new("spaces")
    {
        Columns =
        [
            Text("name"), Flag("suspended"), To("organization"), Loose("quota", "space_quotas"), Loose("isolation_segment"),
            Flag("allow_ssh", ifUnsaid: true), Each("apps_of_summary", "apps/space", AppSummary.Members),
            .. ServiceInstanceSummary.OfSpace,
            CountOf("service_count", "service_instances/space"), CountOf("app_count", "apps/space"),
            SumOf("mem_dev_total", "apps/space(state=STARTED).processes/app.reserved_memory"), Number("mem_prod_total", 0),
            Json("features", """[{"name":"ssh","description":"Enable SSHing into apps in the space.","enabled":true}]"""),
            .. Usage.Of("", "space", "organization.domains/organization"), .. Metadata,
        ],
        SeenBy = Seers.OfSpace(),
        V2 = SpacesOfV2.V2,
        V3 = new()
        {
            Writes = SpaceWrites.V3,
            Shows = ["name", "suspended", "relationships.organization", "relationships.quota"],
            Filters = [AnyOfInAnyCase("names", "name"), AnyOf("guids", "guid"), AnyOf("organization_guids", "organization")],
            Orders = ["created_at", "updated_at", "name"],
            Links =
            [
                Own("features"), Up("organization"), Own("apply_manifest", "actions/apply_manifest", Post),
                .. When(Has("quota_guid"), new V3Link("quota", "/v3/space_quotas/{quota_guid}")),
            ],
            Includes = ["organization"],
            Children = [new("users", "users") { By = "roles/user.space" }, Groups("running"), Groups("staging")],
            NamedSets = [new("features", "features", "Feature")],
            Parts =
            [
                new("relationships/isolation_segment")
                {
                    Relationship = "isolation_segment",
                    Links = [.. When(Has("isolation_segment_guid"), Segment)],
                },
                new("usage_summary") { Shows = Usage.Shown, Links = [new("space", "{self}")] },
            ],
        },
        Seeds = SpaceSeeds.Current,
    };

    private static V3Link Segment => new("related", "/v3/isolation_segments/{isolation_segment_guid}");

    /// <summary>Groups that are bound to a space, and those that count everywhere.</summary>
    private static V3Sublist Groups(string phase) => new($"{phase}_security_groups", "security_groups")
    {
        By = $"security_group_bindings/security_group(phase={phase}).space|{phase}=1:spaces/*",
        Filters = [AnyOf("guids", "guid"), AnyOf("names", "name")],
    };
}
