using CloudController.Reference.Engine;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class ServiceInstanceSeeds
{
    private const string UserProvided = """type=user-provided | credentials={"username":"user-{number}","password":"secret-{number}"}""";

    private const string First = """
        dashboard_url=https://db.example.com | maintenance_info={"version":"1.0.0","description":"OS update"}
        """;


    public static Seeds Current { get; } = new($$"""
        name=db-1 | space=0 | service_plan=0 | tags=["sql"] | labels={"env":"prod"} | parameters={"size":"small"} | {{First}}
        name=Db-2 | space=0 | service_plan=1 | updated=60 | upgrade_available=yes | maintenance_info={"version":"1.0.0"}
        name=queue-1 | space=2 | service_plan=2 | labels={"env":"dev","tier":"web"}
        name=logger | space=1 | service_plan=4 | updated=3600
        name=legacy-db | space=0 | {{UserProvided}} | syslog_drain_url=https://logs.example.com | tags=["legacy"]
        name=route-proxy | space=1 | {{UserProvided}} | route_service_url=https://routes.example.com | updated=90
        name=db-3 | space=0 | service_plan=0 | updated=30 | labels={"env":"dev"}
        name=db-4 | space=0 | service_plan=0 | updated=90 | dashboard_url=https://db-4.example.com
        name=db-5 | space=0 | service_plan=0 | tags=["sql","spare"]
        name=db-6 | space=1 | service_plan=0 | updated=300
        name=mail | space=0 | {{UserProvided}} | updated=30
        name=search | space=2 | {{UserProvided}} | updated=7200 | labels={"env":"dev"}
        name=maps | space=0 | {{UserProvided}} | tags=["geo"]
        """) { Unless = "updated=0 | operated=2024-03-01T00:00:00Z" };
}

/// <summary>With which spaces an instance is shared.</summary>
internal static class ServiceInstanceShares
{
    internal static readonly Resource ServiceInstanceShare = new("service_instance_shares")
    {
        Columns =
        [
            To("service_instance"), To("space"), Found("space_name", "space.name"), Number("bound_app_count", 0),
            Found("organization_name", "space.organization.name"),
        ],
        V2 = new()
        {
            IsBare = true,
            IsListed = false,
            HasItems = false,
            Entity = ["space_guid", "space_name", "organization_name", "bound_app_count"],
        },
        Seeds = new("""
            service_instance=0 | space=1
            service_instance=0 | space=2
            service_instance=0 | space=3
            service_instance=3 | space=0
            """),
    };
}
