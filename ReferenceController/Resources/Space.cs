using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Spaces
{
    internal static readonly Resource Space = new("spaces")
    {
        Columns = [Text("name"), Flag("suspended"), To("organization"), To("quota", "space_quotas"), .. Metadata],
        ByRole = true,
        V3 = new()
        {
            Shows = ["name", "suspended", "relationships.organization", "relationships.quota"],
            Filters = [AnyOfInAnyCase("names", "name"), AnyOf("guids", "guid"), AnyOf("organization_guids", "organization")],
            Orders = ["created_at", "updated_at", "name"],
            Links = [Own("features"), Up("organization"), Own("apply_manifest", "actions/apply_manifest", Post)],
            Includes = ["organization"],
        },
        Seeds = new("""
            name=space-1 | organization=0 | labels={"env":"prod"}
            name=space-2 | organization=0 | updated=61
            name=space-3 | organization=1 | suspended=yes | labels={"env":"dev","tier":"web"}
            name=Space-4 | organization=1 | updated=86400
            """) { Unless = "updated=0" },
    };
}
