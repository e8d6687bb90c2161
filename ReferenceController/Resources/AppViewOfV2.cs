using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;

namespace CloudController.Reference.Resources;

internal static class AppViewOfV2
{
    private static readonly ApiError NotStarted = new(400, 170002, "CF-NotStaged", "App has not finished staging");
    private static readonly ApiError NoBits = new(404, 10010, "CF-ResourceNotFound", "The requested bits do not exist");

    internal static readonly V2View V2 = new()
    {
        Writes = AppWritesOfV2.V2,
        Entity = ["name", .. AppFieldsOfV2.Own],
        Q = ["name", "space_guid", By("organization_guid", "space.organization"), "diego", By("stack_guid", "rootfs")],
        Relations =
        [
            One("space"), One("stack", via: "rootfs"), Many("routes", by: "destinations/route.app"),
            LinkTo("events"), Many("service_bindings"), LinkTo("route_mappings"),
        ],
        Parts =
        [
            new("summary")
            {
                Shows =
                [
                    "guid", "name", At("routes", "route_summaries"), "running_instances", At("services", "service_summaries"),
                    At("available_domains", "domain_summaries"),
                    .. AppFieldsOfV2.Own.Where(field => field.Path != "log_rate_limit"),
                ],
            },
            new("env")
            {
                Shows =
                [
                    Always("staging_env_json", "{}"), Always("running_env_json", "{}"), At("environment_json", "environment_variables"),
                    Always("system_env_json", """{"VCAP_SERVICES":{}}"""), .. AppsOfV2.Application,
                ],
                Readers = AppParts.Developers,
            },
            new("permissions")
            {
                Shows = [Always("read_sensitive_data", "true"), Always("read_basic_data", "true")],
                Hides = [(AppParts.Developers, Always("read_sensitive_data", "false"))],
            },
            new("instances") { Whole = "instance_states", Needs = [(Is("state", "STARTED"), NotStarted)] },
            new("stats") { Whole = "instance_stats", Needs = [(Is("state", "STARTED"), NotStarted)] },
            new("download") { File = "packages/{package}", Needs = [(Has("package"), NoBits)] },
            new("droplet/download") { File = "droplets/{current_droplet_guid}", Needs = [(Has("current_droplet_guid"), NoBits)] },
        ],
        Unknown = NotFound(100004, "AppNotFound", "The app could not be found: {guid}"),
    };
}
