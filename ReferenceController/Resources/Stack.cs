using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Stacks
{
    private const string Images = "build_rootfs_image={name} | run_rootfs_image={name}";

    private static readonly V2View V2 = new()
    {
        Entity = ["name", "description"],
        Q = ["name"],
        Unknown = new(404, 250003, "CF-StackNotFound", "The stack could not be found: {guid}"),
    };

    internal static readonly Resource Stack = new("stacks")
    {
        Columns =
        [
            Text("name"), Note("description"), Choice("state", "ACTIVE", "RESTRICTED", "DEPRECATED", "DISABLED"), Note("state_reason"),
            Text("build_rootfs_image"), Text("run_rootfs_image"), Flag("is_default"), .. Metadata,
        ],
        Unique = ["name"],
        V2Of2015 = V2,
        V2 = V2,
        V3 = new()
        {
            Shows = ["name", "description", "state", "state_reason", "run_rootfs_image", "build_rootfs_image",
            At("default", "is_default")],
            Filters = [AnyOf("names", "name"), IsSet("default", "is_default")],
            Orders = ["created_at", "updated_at", "name"],
            Children = [new("apps", "apps") { By = "rootfs", Only = [("names_stack", "yes")], Filters = [] }],
        },
        SeedsOf2015 = new("""
            name=cflinuxfs2 | description=Cloud Foundry Linux, trusty
            name=lucid64 | description=Ubuntu 10.04 | updated=90
            name=windows
            """) { Unless = Images },
        Seeds = new("""
            name=cflinuxfs4 | description=Ubuntu jammy | is_default=yes | labels={"env":"prod"}
            name=cflinuxfs3 | description=Ubuntu bionic | state=DEPRECATED | state_reason=Old | updated=86400 | labels={"env":"dev"}
            name=windows2019,core | state=RESTRICTED | state_reason=Licensed hosts only | build_rootfs_image=windows-build
            name=Tiny | state=DISABLED | run_rootfs_image=tiny-run | updated=5 | labels={"tier":""}
            """) { Unless = $"{Images} | updated=0", Step = TimeSpan.FromSeconds(5), AtOnce = 2 },
    };
}
