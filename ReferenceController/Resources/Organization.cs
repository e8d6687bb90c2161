using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Organizations
{
    internal static readonly Resource Organization = new("organizations")
    {
        Columns = [Text("name"), Flag("suspended"), To("quota", "organization_quotas"), .. Metadata],
        ByRole = true,
        V3 = new()
        {
            Shows = ["name", "suspended", "relationships.quota"],
            Filters = [AnyOfInAnyCase("names", "name"), AnyOf("guids", "guid")],
            Orders = ["created_at", "updated_at", "name"],
            Links = [Own("domains"), Own("default_domain", "domains/default")],
        },
        Seeds = new("""
            name=organization-1 | labels={"env":"prod"}
            name=Organization-2 | suspended=yes | updated=300 | labels={"example.com/team":"core"}
            """) { Unless = "updated=0" },
    };
}
