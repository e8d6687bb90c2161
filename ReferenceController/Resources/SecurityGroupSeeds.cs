using CloudController.Reference.Engine;

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
        name=cache | updated=90 | rules={Tcp}
        name=logs | running=yes | updated=30
        name=mirrors | staging=yes | updated=30
        """) { Unless = "updated=0" };

    public static Seeds Bindings { get; } = new("""
        security_group=0 | space=0
        security_group=0 | space=1 | phase=staging
        security_group=3 | space=0
        security_group=3 | space=2
        security_group=2 | space=0
        security_group=3 | space=0 | phase=staging
        security_group=1 | space=1 | phase=staging
        security_group=4 | space=0
        security_group=4 | space=0 | phase=staging
        security_group=0 | space=2
        security_group=0 | space=3
        security_group=0 | space=2 | phase=staging
        security_group=0 | space=3 | phase=staging
        """);
}
