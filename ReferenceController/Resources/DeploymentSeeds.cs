using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class DeploymentSeeds
{
    public static Seeds Current { get; } = new("""
        app=0 | droplet=0 | previous_droplet=1 | revision=1 | status=FINALIZED | reason=DEPLOYED | state=DEPLOYED | labels={"env":"prod"}
        app=0 | droplet=0 | previous_droplet=0 | revision=1 | reason=PAUSED | strategy=canary | updated=60
        app=2 | droplet=2 | previous_droplet=2 | revision=2 | status=FINALIZED | reason=CANCELED | state=CANCELED | strategy=recreate
        """) { Unless = "updated=0 | changed=2024-03-01T00:00:00Z" };
}
