using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>The domains of one organization, and of all: lists of their own in v2.</summary>
internal static class PrivateDomains
{
    internal static readonly Resource PrivateDomain = new("private_domains")
    {
        Columns = Domains.Domain.Columns,
        PartOf = "domains",
        Only = Has("organization"),
        SeenBy = Domains.Domain.SeenBy,
        V2 = new()
        {
            Writes = DomainWritesOfV2.Private,
            Entity = ["name", .. DomainFields.OfOrganization], Q = ["name"],
            Relations =
            [
                One("owning_organization", "organizations", via: "organization"),
                Many("shared_organizations", "organizations", "domain_shares/organization.domain"),
            ],
            Unknown = DomainFields.Missing,
        },
    };
}

internal static class SharedDomains
{
    internal static readonly Resource SharedDomain = new("shared_domains")
    {
        Columns = Domains.Domain.Columns,
        PartOf = "domains",
        Only = HasNo("organization"),
        SeenBy = Domains.Domain.SeenBy,
        V2 = new()
        {
            Writes = DomainWritesOfV2.Shared, Entity = ["name", "internal", .. DomainFields.OfAll], Q = ["name"],
            Unknown = DomainFields.Missing,
        },
    };
}

/// <summary>With which organizations a domain is shared.</summary>
internal static class DomainShares
{
    internal static readonly Resource DomainShare = new("domain_shares")
    {
        Columns = [To("domain"), To("organization")],
        Seeds = new("""
            domain=0 | organization=1
            domain=0 | organization=2
            domain=0 | organization=3
            domain=0 | organization=4
            domain=3 | organization=0
            """),
    };
}
