using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class AppUsageEventSeeds
{
    public static Seeds Current { get; } = new("""
        app=0 | process=0 | space=0 | organization=0 | buildpack=0 | state=BUILDPACK_SET
        app=0 | process=0 | space=0 | organization=0 | buildpack=0 | previous_state=STOPPED | previous_package_state=PENDING
        app=0 | process=0 | space=0 | organization=0 | memory=256 | previous_memory=1024 | previous_count=1 | previous_state=STARTED
        app=2 | process=2 | space=1 | organization=0 | state=STOPPED | previous_state=STARTED | count=2 | previous_count=2
        app=0 | task=0 | space=0 | organization=0 | state=TASK_STARTED | memory=512
        """) { Unless = "updated=0 | package_state=STAGED", Step = TimeSpan.FromSeconds(17), AtOnce = 2 };
}
