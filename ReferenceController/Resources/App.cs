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
            Json("buildpacks", ifUnsaid: "[]"), Optional("stack"), Json("credentials"), To("current_droplet"), .. Metadata,
        ],
        ByRole = true,
        V3Of2015 = AppsOf2015.V3,
        V3 = new()
        {
            Shows =
            [
                "name", "state", At("lifecycle.type", "lifecycle"), Always("lifecycle.data", "{}"),
                .. When(IsNot("lifecycle", "docker"), "lifecycle.data.buildpacks", "lifecycle.data.stack"),
                .. When(Is("lifecycle", "cnb"), "lifecycle.data.credentials"),
                "relationships.space", GuidAt("relationships.current_droplet.data.guid", "current_droplet"),
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
            Children = ["packages"],
        },
        SeedsOf2015 = new("name=app-1\nname=app-2\nname=app-3\nname=app-4"),
        Seeds = new("""
            name=app-1 | space=0 | state=STARTED | buildpacks=["java_buildpack"] | stack=cflinuxfs4 | labels={"env":"prod","tier":"web"}
            name=app-2 | space=0
            name=App-3 | space=1 | state=STARTED | lifecycle=cnb | buildpacks=["docker://java"] | stack=cflinuxfs3 | labels={"env":"dev"}
            name=app-4 | space=2 | lifecycle=docker | updated=3600 | labels={"tier":"worker","deprecated":""}
            name=app-5 | space=3 | buildpacks=["go-buildpack"] | stack=cflinuxfs4 | labels={"env":"dev","example.com/team":"core"}
            """) { Unless = "updated=0", Step = TimeSpan.FromSeconds(5), AtOnce = 2 },
    };
}
