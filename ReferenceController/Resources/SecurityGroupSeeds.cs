using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

internal static class SecurityGroupSeeds
{
    private const string Icmp = """[{"protocol":"icmp","destination":"0.0.0.0/0","type":0,"code":1}]""";
    private const string Tcp = """
        [{"protocol":"tcp","destination":"10.10.10.0/24","ports":"443,80,8080","log":true,"description":"web"}]
        """;


    private static readonly string Both = $"{Tcp[..^1]},{Icmp[1..]}";

    public static Seeds Current { get; } = new($"""
        name=public | running=yes | staging=yes | rules={Both}
        name=dns | running=yes | updated=60 | rules={Icmp}
        name=Build-only | staging=yes
        name=database | updated=3600 | rules={Tcp}
        """) { Unless = "updated=0" };

    public static Seeds Bindings { get; } = new("""
        security_group=0 | space=0
        security_group=0 | space=1 | phase=staging
        security_group=3 | space=0
        security_group=3 | space=2
        security_group=2 | space=0
        security_group=3 | space=0 | phase=staging
        security_group=1 | space=1 | phase=staging
        """);
}

/// <summary>The groups that count everywhere while apps run, and while they are staged: lists of their own in v2.</summary>
internal static class RunningSecurityGroups
{
    internal static readonly Resource RunningSecurityGroup = new("running_security_groups")
    {
        Columns = SecurityGroups.SecurityGroup.Columns,
        PartOf = "security_groups",
        Only = Is("running", "1"),
        ByRole = true,
        V2 = new() { Entity = SecurityGroups.OfV2, Path = "config/running_security_groups", HasItems = false },
    };
}

internal static class StagingSecurityGroups
{
    internal static readonly Resource StagingSecurityGroup = new("staging_security_groups")
    {
        Columns = SecurityGroups.SecurityGroup.Columns,
        PartOf = "security_groups",
        Only = Is("staging", "1"),
        ByRole = true,
        V2 = new() { Entity = SecurityGroups.OfV2, Path = "config/staging_security_groups", HasItems = false },
    };
}
