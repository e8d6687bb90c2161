using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>The initial apps: both states, all lifecycles, with a stack and without, with a droplet and without.</summary>
internal static class AppSeeds
{
    private const string Prod = """state=STARTED | stack=cflinuxfs4 | current_droplet=0 | labels={"env":"prod","tier":"web"}""";
    private const string Dev = """state=STARTED | stack=cflinuxfs3 | rootfs=1 | current_droplet=2 | labels={"env":"dev"}""";
    private const string Env = """environment_variables={"RAILS_ENV":"production"}""";

    public static Seeds Current { get; } = new($$"""
        name=app-1 | space=0 | buildpacks=["java_buildpack"] | {{Prod}} | {{Env}}
        name=app-2 | space=0 | diego=no
        name=App-3 | space=1 | lifecycle=cnb | buildpacks=["docker://java"] | {{Dev}}
        name=app-4 | space=2 | lifecycle=docker | updated=3600 | labels={"tier":"worker","deprecated":""} | enable_ssh=no
        name=app-5 | space=3 | buildpacks=["go-buildpack"] | stack=cflinuxfs4 | labels={"env":"dev","example.com/team":"core"}
        name=app-6 | space=0 | current_droplet=11 | buildpacks=["java_buildpack"] | stack=cflinuxfs4 | updated=60
        name=app-7 | space=0 | lifecycle=cnb | stack=cflinuxfs4 | rootfs=1 | updated=30 | labels={"env":"prod"}
        """) { Unless = "updated=0 | rootfs=0", Step = TimeSpan.FromSeconds(5), AtOnce = 2 };
}
