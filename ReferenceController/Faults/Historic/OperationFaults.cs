using System.Text.Json.Nodes;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>The faults of what is no list, and of parameters that few lists have, each kind on the endpoints that stand for it.</summary>
internal static class OperationFaults
{
    public static IEnumerable<Fault> All =>
    [
        .. FlagFilterFaults.Of(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current))),
        ItemFaults.Shared(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current)), "name", "/name"),
        .. FilterFaults.OfUnseen(new(FaultTarget.Of(ServicePlans.ServicePlan, V2Dialect.Current))),
        .. IncludeFaults.Of(new(FaultTarget.Of(Apps.App, V3Dialect.Current))),
        .. Asking,
        .. SingleItemFaults.Of(new(FaultTarget.Of(Stacks.Stack, V3Dialect.Current).OfItems("get", "item"))),
        .. SingleItemFaults.Of(new(FaultTarget.Of(Packages.Package, V3Dialect.Current).OfItems("get", "item"))),
        .. SingleItemFaults.Of(new(FaultTarget.Of(Buildpacks.Buildpack, V2Dialect.Current).OfItems("get", "item"))),
        .. SubListFaults.Of(new FaultRows(FaultTarget.Of(Builds.Build, V3Dialect.Current).Below("apps")).OnFamily,
            item => item["metadata"]!["annotations"] = new JsonObject { ["elsewhere"] = "yes" }),
        .. SubListFaults.Of(new FaultRows(FaultTarget.Of(ServiceBindings.ServiceBinding, V2Dialect.Current).Below("apps")).OnFamily,
            item => item["entity"]!["syslog_drain_url"] = "syslog://elsewhere.example.com"),
        .. FileFaults.Of(new(FaultTarget.Of(Packages.Package, V3Dialect.Current).OfItems("download", "file", "/download"))),
        .. FileFaults.Of(new(FaultTarget.Of(Apps.App, V2Dialect.Current).OfItems("download", "file", "/download"))),
        ObjectFaults.NamesAnother(
            new FaultRows(FaultTarget.Of(Apps.App, V3Dialect.Current).ObjectBelow("relationships/current_droplet")).OnFamily, "/data/guid"),
        ObjectFaults.LinksToAnother(
            new FaultRows(FaultTarget.Of(Spaces.Space, V3Dialect.Current).ObjectBelow("relationships/isolation_segment")).OnFamily,
            "/links/related/href"),
        .. ObjectFaults.Of(new(FaultTarget.OfObject(V2Dialect.Current, InfoDocument.Name, InfoDocument.Path, Info))),
    ];

    private static IEnumerable<Fault> Asking
    {
        get
        {
            var usageOfV2 = new FaultRows(FaultTarget.Of(AppUsageEvents.AppUsageEvent, V2Dialect.Current));
            var usage = new FaultRows(FaultTarget.Of(AppUsageEvents.AppUsageEvent, V3Dialect.Current));
            var processes = new FaultRows(FaultTarget.Of(Processes.Process, V3Dialect.Current));
            var offerings = new FaultRows(FaultTarget.Of(ServiceOfferings.ServiceOffering, V3Dialect.Current));
            var routes = new FaultRows(FaultTarget.Of(AppRoutes.Route, V3Dialect.Current));
            var events = new FaultRows(FaultTarget.Of(AuditEvents.AuditEvent, V2Dialect.Current));
            return
            [
                AskingFaults.Ignored(usageOfV2, "after_guid", ["after/rest-of-list"]),
                AskingFaults.Ignored(usage, "after_guid", ["after/rest-of-list"]),
                AskingFaults.Ignored(processes, "embed", ["embed/process-instances", "embed/unknown"]),
                AskingFaults.AcceptsUnknown(processes, "embed", "no_such_resource", ["embed/unknown"]),
                AskingFaults.LosesItems(processes, "embed", new("types", "none"), ["embed/process-instances-same-items"]),
                AskingFaults.Ignored(offerings, "fields[service_broker]", ["fields/service-broker"]),
                AskingFaults.LosesItems(offerings, "fields[service_broker]", new("names", "none"), ["fields/service-broker-same-items"]),
                AskingFaults.LosesItems(routes, "include", new("hosts", "none"),
                    ["include/domain-same-items", "include/space-same-items", "include/space-organization-same-items",
                        "include/route-policies-same-items"]),
                AskingFaults.AcceptsUnknown(events, "order-by", "no_such_field", ["ordering/order-by-invalid"]),
                AskingFaults.LosesItems(events, "order-by", new("q", "type:none"), ["ordering/order-by-timestamp", "ordering/order-by-id"]),
            ];
        }
    }

    private static IEnumerable<ExposedField> Info =>
        InfoDocument.MembersOf(V2Dialect.Current).Select(member => new ExposedField($"/{member.Name}", member.Kind));
}
