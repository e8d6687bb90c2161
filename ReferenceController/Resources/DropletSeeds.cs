using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class DropletSeeds
{
    public static Seeds Current { get; } = new("""
        app=0 | package=1 | state=STAGED | stack=cflinuxfs4 | labels={"env":"prod"} | process_types={"web":"rackup","worker":"rake work"}
        app=0 | package=8 | state=EXPIRED | stack=cflinuxfs3 | updated=60 | labels={"tier":"web"}
        app=2 | state=STAGED | lifecycle=cnb | process_types={"web":"run"} | updated=3600
        app=2 | state=FAILED | error=StagingError - staging failed | package=4
        app=3 | package=5 | state=STAGED | lifecycle=docker | image=registry.example.com/reference/image-6:latest
        app=1
        """) { Unless = "updated=0" };
}
