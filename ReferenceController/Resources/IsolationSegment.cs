using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class IsolationSegments
{
    internal static readonly Resource IsolationSegment = new("isolation_segments")
    {
        Columns = [Text("name"), Guids("organization_list", Members), Guids("space_list", "spaces/isolation_segment"), .. Metadata],
        Unique = ["name"],
        SeenBy = Seers.OfOrganization(Members),
        V3 = new()
        {
            Writes = IsolationSegmentWrites.V3,
            Shows = ["name"],
            Filters = [AnyOf("guids", "guid"), AnyOfInAnyCase("names", "name"), AnyOf("organization_guids", Members)],
            Orders = ["created_at", "updated_at", "name"],
            Links = [Own("organizations")],
            Children =
            [
                new("organizations", "organizations")
                {
                    By = "isolation_entitlements/organization.isolation_segment", Readers = Looking,
                },
            ],
            Parts =
            [
                new("relationships/organizations")
                {
                    Shows = [At("data", "organization_list")], Links = [new("related", "{self}/organizations")],
                },
                new("relationships/spaces") { Shows = [At("data", "space_list")], Links = [] },
            ],
        },
        Seeds = new("""
            name=segment-1 | labels={"env":"prod"}
            name=Segment-2 | updated=60
            name=segment-3 | labels={"env":"dev","tier":"web"}
            name=segment-4 | updated=90
            name=segment-5 | updated=30 | labels={"env":"dev"}
            """) { Unless = "updated=0" },
    };

    private static Readership Looking =>
        new Readership(Seers.InOrganization(Members, "auditor", "billing_manager", "manager")).AndAuditors;

    private const string Members = "isolation_entitlements/isolation_segment.organization";
}
