using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>
/// The initial buildpacks: names that differ in letter case only, that begin like others, that sort differently by byte and by alphabet;
/// every combination of enabled and locked; with a file and without.
/// </summary>
internal static class BuildpackSeeds
{
    private const string File = "filename={name}-cached-v1.{at}.0.zip";
    private const string CoreTeam = """{"env":"prod","example.com/team":"core"}""";
    private const string Dev = """{"env":"dev"}""";
    private const string JavaTeam = """{"contact":"java team, floor 2"}""";
    private const string PhpTeam = """{"example.com/note":"","contact":"php team"}""";

    /// <summary>Never updated, updated at once, updated later.</summary>
    public static Seeds Of2015 { get; } = new("""
        name=java_buildpack | updated=90
        name=Ruby_buildpack | locked=yes
        name=go-buildpack | enabled=no | updated=86400
        name=java | enabled=no | locked=yes
        name=ruby_buildpack | updated=0
        name=java_buildpack_offline | filename=
        name=PHP_buildpack | enabled=no | updated=3600
        name=binary_buildpack2 | locked=yes
        """)
    {
        Unless = File,
        Step = TimeSpan.FromSeconds(61),
        AtOnce = 1,
    };

    /// <summary>
    /// One name on two stacks; a stack that several share, one with a comma in its name, none; both lifecycles; labels that share keys and
    /// values, an empty value, a key with a prefix, no label; creation in pairs, updates that tie across them and change their order.
    /// </summary>
    public static Seeds Current { get; } = Of2015 with
    {
        Unless = $"{File} | updated=0",
        AtOnce = 2,
        Text = $$"""
            name=java_buildpack | stack=cflinuxfs4 | updated=182 | labels={"env":"prod","tier":"web"} | annotations={{JavaTeam}}
            name=Ruby_buildpack | stack=cflinuxfs4 | locked=yes | labels={"env":"staging"}
            name=go-buildpack | stack=cflinuxfs3 | lifecycle=cnb | enabled=no | updated=86400 | labels={{CoreTeam}}
            name=java | enabled=no | locked=yes | updated=121
            name=ruby_buildpack | stack=windows2019,core | lifecycle=cnb | labels={"tier":"worker","deprecated":""}
            name=java_buildpack | stack=cflinuxfs3 | filename= | labels={"env":"prod","tier":"worker"}
            name=PHP_buildpack | stack=cflinuxfs4 | lifecycle=cnb | enabled=no | updated=3600 | labels={{Dev}} | annotations={{PhpTeam}}
            name=binary_buildpack2 | stack=windows2019,core | locked=yes
            """,
    };
}
