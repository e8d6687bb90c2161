using System.Collections.Immutable;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>What v3 has below a service instance.</summary>
internal static class ServiceInstanceParts
{
    private static readonly ApiError Missing = Errors.NotFound("Service instance");
    private const string Shares = "service_instance_shares/service_instance";
    private static readonly Readership Changing = new(Seers.InSpace("space", "developer")) { Scopes = [Scope.Admin] };
    private static readonly Readership Unsupported = new Readership(
        $"{Seers.InSpace("space", "auditor", "developer", "manager")}|{Seers.InOrganization("space.organization", "manager")}").AndAuditors;

    private static readonly RowTest Managed = Is("type", "managed");

    public static ImmutableArray<V3Part> All { get; } =
    [
        new("parameters") { Whole = "parameters", Needs = [(Managed, Missing)], Readers = Unsupported },
        new("credentials")
        {
            Whole = "credentials", Needs = [(Is("type", "user-provided"), Missing)],
            Readers = new(Seers.InSpace("space", "developer", "manager")),
        },
        new("permissions")
        {
            Shows = [Always("read", "true"), Always("manage", "true")], Hides = [(Changing, Always("manage", "false"))],
        },
        new("relationships/shared_spaces")
        {
            Shows = [At("data", "shared_list")], Links = [],
            FieldSets =
            [
                new("space", ["guid", "name", "relationships.organization"]) { Before = Shares },
                new("space.organization", ["guid", "name"]) { Before = Shares },
            ],
        },
        new("relationships/shared_spaces/usage_summary")
        {
            Shows = [At("usage_summary", "share_summaries")],
            Links = [new("shared_spaces", "{self}/relationships/shared_spaces"), new("service_instance", "{self}")],
        },
    ];
}
