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

    private const string Costs = """[{"currency":"USD","amount":9.5,"unit":"Monthly"}]""";
    private const string Info = """{"version":"1.0.0","description":"Database version 7.8.0"}""";

    public static Seeds Offerings { get; } = new("""
        name=sql | description=Relational databases | tags=["relational","sql"] | service_broker=0 | shareable=yes | labels={"env":"prod"}
        name=Queue | description=Message queues | service_broker=0 | requires=["syslog_drain"] | updated=60 | plan_updateable=yes
        name=cache | description=Caches | service_broker=1 | available=no | documentation_url=https://docs.example.com/cache
        name=route-logger | description=Logs | service_broker=2 | requires=["route_forwarding"] | bindable=no | labels={"tier":"web"}
        name=mail | description=Mail | service_broker=1 | updated=30 | tags=["smtp"]
        """) { Unless = "updated=0 | unique_id=offering-id-{number}" };

    public static Seeds Plans { get; } = new($$"""
        service_offering=0 | name=small | labels={"env":"prod"} | costs={{Costs}} | maintenance_info={{Info}}
        service_offering=0 | name=Large | free=no | visibility_type=organization | costs={{Costs}}
        service_offering=1 | name=standard | updated=60 | maintenance_info={{Info}}
        service_offering=2 | name=small | available=no | visibility_type=admin
        service_offering=3 | name=default | visibility_type=organization | updated=3600 | labels={"tier":"web"}
        service_offering=3 | name=scoped | visibility_type=space
        service_offering=0 | name=medium | updated=30
        service_offering=0 | name=huge | free=no | costs={{Costs}} | updated=90
        service_offering=0 | name=trial | available=no | labels={"env":"dev"}
        """) { Unless = "updated=0 | unique_id=plan-id-{number} | description=Plan {number}" };
}
