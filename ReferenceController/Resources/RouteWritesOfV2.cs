using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Http;

namespace CloudController.Reference.Resources;

/// <summary>How v2 makes, changes and deletes routes.</summary>
internal static class RouteWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes = ["domain_guid", "space_guid", "host", "path", "port"],
        Requires = ["domain_guid", "space_guid"],
        Invalid = new(400, 210001, "CF-RouteInvalid", "The route is invalid"),
        Taken = new(400, 210003, "CF-RouteHostTaken", "The host is taken: {host}"),
        Making = RouteWrites.Making,
    };
}

/// <summary>How v2 makes and deletes domains: those of one organization and those of all.</summary>
internal static class DomainWritesOfV2
{
    internal static readonly V2Writes Private = new()
    {
        Takes = ["name", new("owning_organization_guid", "organization")],
        Requires = ["owning_organization_guid"],
        Invalid = new(400, 130001, "CF-DomainInvalid", "The domain is invalid"),
        Taken = new(400, 130003, "CF-DomainNameTaken", "The domain name is taken: {name}"),
        Making = DomainWrites.Making,
        IsChangeable = false,
    };

    internal static readonly V2Writes Shared = Private with
    {
        Takes = ["name", "internal", new("router_group_guid", "router_group")], Requires = [],
    };
}

/// <summary>How v2 makes, changes and deletes security groups.</summary>
internal static class SecurityGroupWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes = ["name", "rules"],
        Invalid = new(400, 300001, "CF-SecurityGroupInvalid", "The security group is invalid"),
        Taken = new(400, 300005, "CF-SecurityGroupNameTaken", "The security group name is taken: {name}"),
        Making = SecurityGroupWrites.Making,
        Joins = [new("space_guids", "security_group_bindings", "security_group", "space") { Sets = [("phase", "running")] }],
    };
}
