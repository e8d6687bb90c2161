using static CloudController.Reference.Columns;
using static CloudController.Reference.Filters;
using static CloudController.Reference.Links;

namespace CloudController.Reference;

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
