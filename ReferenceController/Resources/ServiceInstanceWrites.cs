using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How service instances are made, changed and deleted: those without a broker, since there is none to ask.</summary>
internal static class ServiceInstanceWrites
{
    private static readonly RowTest Managed = Is("type", "managed");
    private static readonly RowTest UserProvided = Is("type", "user-provided");

    internal static readonly Making Making = new()
    {
        Distinct = [new("name", "space")],
        Unsaid = [("operated", "{created_at}")],
        Rules =
        [
            Named("name"), HasTexts("tags"),
            Fits("syslog_drain_url", @"\A(?:https|syslog|syslog-tls)://\S+\z", "Syslog drain url must be a valid url"),
            Fits("route_service_url", @"\Ahttps://\S+\z", "Route service url must be https"),
        ],
    };

    private static readonly V3Request Request = new() { Takes = ["name", "tags", .. V3Metadata.Fields] };

    private static readonly V3Variant Provided = new(UserProvided, ["credentials", "syslog_drain_url", "route_service_url"]);

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with
        {
            Takes = [.. Request.Takes, "type", "relationships.space"],
            Requires = ["type", "name", "relationships.space"],
            Variants =
            [
                Provided, new(Managed, ["parameters", "relationships.service_plan"]) { Refusal = "There is no service broker to ask." },
            ],
        },
        Change = Request with { Variants = [Provided] },
        Deletion = Deletion.Queued with { When = Managed },
        Making = Making,
    };
}
