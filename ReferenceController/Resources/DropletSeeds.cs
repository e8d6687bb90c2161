using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class DropletSeeds
{
    private const string Detected = """[{"name":"java_buildpack","detect_output":"java 21","version":"4.1","buildpack_name":"java"}]""";
    private const string Sum = """{"type":"sha256","value":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""";
    private const string Staged = $"stack=cflinuxfs4 | buildpacks={Detected} | checksum={Sum}";

    public static Seeds Current { get; } = new($$"""
        app=0 | package=1 | state=STAGED | {{Staged}} | labels={"env":"prod"} | process_types={"web":"rackup","worker":"rake work"}
        app=0 | package=0 | state=EXPIRED | stack=cflinuxfs3 | updated=60 | labels={"tier":"web"}
        app=2 | state=STAGED | lifecycle=cnb | process_types={"web":"run"} | updated=3600
        app=2 | state=FAILED | error=StagingError - staging failed | package=4
        app=3 | package=7 | state=STAGED | lifecycle=docker | image=registry.example.com/reference/image-6:latest
        app=1
        app=0 | package=0 | state=FAILED | error=StagingError - none | updated=15
        app=0 | package=0 | state=STAGED | {{Staged}} | updated=90 | labels={"env":"dev"}
        app=0 | package=0 | state=COPYING | updated=300
        app=0 | package=0 | state=EXPIRED | stack=cflinuxfs3 | updated=900
        app=0 | package=0 | updated=30
        app=5 | updated=30
        """) { Unless = "updated=0" };
}
