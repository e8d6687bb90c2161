using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class DeploymentSeeds
{
    private const string Sizes = """
        "web_instances":5,"memory_in_mb":1024,"disk_in_mb":1024,"log_rate_limit_in_bytes_per_second":-1
        """;

    private const string Steps = """{"steps":[{"instance_weight":10},{"instance_weight":20}]}""";

    private const string Canary = $$"""
        strategy=canary | error=An instance failed | new_processes=[{"guid":"6a901b7c-9417-4dc1-8189-d3234aa0ab82","type":"web"}]
        | canary_steps={"current":2,"total":2} | options={"max_in_flight":3,{{Sizes}},"canary":{{Steps}} }
        """;

    public static Seeds Current { get; } = new($$"""
        app=0 | droplet=0 | previous_droplet=1 | revision=1 | status=FINALIZED | reason=DEPLOYED | state=DEPLOYED | labels={"env":"prod"}
        | {{Canary}}
        app=0 | droplet=0 | previous_droplet=0 | revision=1 | reason=PAUSED | strategy=canary
        | canary_steps={"current":1,"total":1} | updated=60
        app=2 | droplet=2 | previous_droplet=2 | revision=2 | status=FINALIZED | reason=CANCELED | state=CANCELED
        app=0 | droplet=7 | previous_droplet=0 | revision=5 | status=FINALIZED | reason=SUPERSEDED | state=CANCELED | updated=30
        app=2 | droplet=2 | previous_droplet=2 | revision=2 | reason=DEPLOYING | updated=90 | labels={"env":"dev"}
        """) { Unless = "updated=0 | changed=2024-03-01T00:00:00Z" };
}
