using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>The initial offerings and plans: of several brokers, free and not, for everybody and for some.</summary>
internal static class ServiceSeeds
{
    public static ImmutableArray<string> Features { get; } = ["plan_updateable", "bindable", "instances_retrievable",
    "bindings_retrievable"];

    public static Seeds Offerings { get; } = new("""
        name=sql | description=Relational databases | tags=["relational","sql"] | service_broker=0 | shareable=yes | labels={"env":"prod"}
        name=Queue | description=Message queues | service_broker=0 | requires=["syslog_drain"] | updated=60 | plan_updateable=yes
        name=cache | description=Caches | service_broker=1 | available=no | documentation_url=https://docs.example.com/cache
        name=route-logger | description=Logs | service_broker=2 | requires=["route_forwarding"] | bindable=no | labels={"tier":"web"}
        """) { Unless = "updated=0 | unique_id=offering-id-{number}" };

    public static Seeds Plans { get; } = new("""
        service_offering=0 | name=small | labels={"env":"prod"}
        service_offering=0 | name=Large | free=no | visibility_type=organization | costs=[{"currency":"USD","amount":9.5,"unit":"Monthly"}]
        service_offering=1 | name=standard | updated=60 | maintenance_info={"version":"1.0.0","description":"Database version 7.8.0"}
        service_offering=2 | name=small | available=no | visibility_type=admin
        service_offering=3 | name=default | visibility_type=organization | updated=3600 | labels={"tier":"web"}
        """) { Unless = "updated=0 | unique_id=plan-id-{number} | description=Plan {number}" };
}

/// <summary>Which plans are for which organizations.</summary>
internal static class ServicePlanVisibilities
{
    internal static readonly Resource ServicePlanVisibility = new("service_plan_visibilities")
    {
        Singular = "service_plan_visibility",
        Columns = [To("service_plan"), To("organization")],
        ByRole = true,
        V2 = new()
        {
            Entity = ["service_plan_guid", "organization_guid"],
            Q = ["organization_guid", "service_plan_guid"],
            Relations = [One("service_plan"), One("organization")],
            Unknown = NotFound(260003, "ServicePlanVisibilityNotFound", "The service plan visibility could not be found: {guid}"),
        },
        Seeds = new("""
            service_plan=1 | organization=0
            service_plan=1 | organization=1
            service_plan=4 | organization=0 | updated=60
            """) { Unless = "updated=0" },
    };
}
