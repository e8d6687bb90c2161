using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Apps
{
    internal static readonly Resource App = new("apps")
    {
        Columns =
        [
            Text("name"), Choice("state", "STOPPED", "STARTED"), To("space"), Choice("lifecycle", "buildpack", "cnb", "docker"),
            Json("buildpacks", ifUnsaid: "[]"), Optional("stack"), Json("credentials"), Loose("current_droplet", "droplets"),
            Loose("rootfs", "stacks"), EitherOf("names_stack", "stack", "yes", "no"), .. AppsOfV2.Columns, .. Metadata,
        ],
        SeenBy = Seers.OfSpace("space"),
        V3Of2015 = AppsOf2015.V3,
        V2 = AppsOfV2.V2,
        V3 = new()
        {
            Writes = AppWrites.V3,
            Shows =
            [
                "name", "state", At("lifecycle.type", "lifecycle"), Always("lifecycle.data", "{}"),
                .. When(IsNot("lifecycle", "docker"), "lifecycle.data.buildpacks", "lifecycle.data.stack"),
                .. When(Is("lifecycle", "cnb"), "lifecycle.data.credentials"),
                "relationships.space", GuidOf("relationships.current_droplet.data.guid", "current_droplet"),
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOfInAnyCase("names", "name"), AnyOf("organization_guids", "space.organization"),
                AnyOf("space_guids", "space"), AnyOfOrNull("stacks", "stack"), Only("lifecycle_type", "lifecycle"),
            ],
            Orders = ["created_at", "updated_at", "name", "state"],
            Links =
            [
                Up("space"), Own("processes"), Own("packages"), Own("environment_variables"),
                Own("current_droplet", "droplets/current"), Own("droplets"), Own("tasks"), Own("start", "actions/start", Post),
                Own("stop", "actions/stop", Post), Own("revisions"),
                Own("deployed_revisions", "revisions/deployed"), Own("features"),
            ],
            Includes = ["space", "space.organization"],
            Children = AppLists.All,
            Hops = [("droplets/current", "current_droplet")],
            NamedSets = [new("features", "features", "Feature") { IsPaged = true }],
            Parts = AppParts.All,
        },
        SeedsOf2015 = new("name=app-1\nname=app-2\nname=app-3\nname=app-4"),
        Seeds = AppSeeds.Current,
    };
}
