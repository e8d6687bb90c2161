using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>How domains are made, changed and deleted.</summary>
internal static class DomainWrites
{
    private const string Name = @"\A(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z";

    /// <summary>What is only looked at where routes are made.</summary>
    public static ImmutableArray<Column> Columns => [EitherOf("protocol_of_routes", "router_group", "tcp", "http")];

    private static readonly RowTest Internal = Is("internal", "1");
    private static readonly RowTest Enforcing = Is("enforce_route_policies", "1");

    internal static readonly Making Making = new()
    {
        Distinct = [new("name") { InAnyCase = true }],
        Follows = [new("supported_protocols", new ByTest("router_group", """["tcp"]""", """["http"]""", null), "router_group")],
        Rules =
        [
            Fits("name", Name, "Name does not comply with RFC 1035 standards"),
            Fits("route_policies_scope", @"\A(?:any|org|space)\z", "Route policies scope must be one of 'any, org, space'"),
            If(Internal, HasNo("router_group"), "Internal domains cannot be associated to a router group"),
            If(Internal, HasNo("organization_guid"), "Internal domains cannot be associated to an organization"),
            If(Internal, Is("enforce_route_policies", "0"), "Internal domains cannot enforce route policies"),
            If(Has("router_group"), HasNo("organization_guid"), "Domains that are scoped to an organization cannot have a router group"),
            If(Enforcing, Has("route_policies_scope"), "Route policies scope is required"),
            If(HasNo("organization_guid"), Is("shared_list", "[]"), "Domains without an organization cannot be shared with others"),
        ],
    };

    private static readonly Joined Shared = new("relationships.shared_organizations", "domain_shares", "domain", "organization");

    internal static readonly V3Writing V3 = new()
    {
        Creation = new()
        {
            Takes =
            [
                "name", "internal", At("router_group.guid", "router_group"), "enforce_route_policies", "route_policies_scope",
                "relationships.organization", .. V3Metadata.Fields,
            ],
            Requires = ["name"],
            Joins = [Shared],
        },
        Change = new() { Takes = V3Metadata.Fields },
        Deletion = Deletion.Queued,
        Making = Making,
        Additions = [Shared],
        Removals = [Shared],
    };
}
