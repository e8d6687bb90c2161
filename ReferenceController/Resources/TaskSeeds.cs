using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class TaskSeeds
{
    public static Seeds Current { get; } = new("""
        app=0 | droplet=0 | sequence_id=1 | name=migrate | command=rake db:migrate | state=SUCCEEDED | labels={"env":"prod"}
        app=0 | droplet=0 | sequence_id=2 | name=Report | command=rake report | state=RUNNING
        app=2 | droplet=2 | sequence_id=1 | name=migrate | command=run migrate | state=FAILED | failure_reason=Exit 1 | updated=60
        app=3 | droplet=4 | sequence_id=1 | name=seed | command=./seed | updated=3600 | labels={"tier":"worker"}
        app=0 | droplet=0 | sequence_id=3 | name=clean | command=rake clean | state=PENDING | updated=30
        app=0 | droplet=0 | sequence_id=4 | name=backup | command=rake backup | state=FAILED | failure_reason=Exit 2 | updated=90
        app=0 | droplet=7 | sequence_id=5 | name=report | command=rake report | state=CANCELING | labels={"env":"dev"}
        """) { Unless = "updated=0 | user=vcap" };
}
