using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class ServiceUsageEventSeeds
{
    public static Seeds Current { get; } = new("""
        service_instance=0 | space=0 | organization=0
        service_instance=2 | space=2 | organization=1
        service_instance=4 | space=0 | organization=0
        service_instance=0 | space=0 | organization=0 | state=UPDATED
        service_instance=5 | space=1 | organization=0
        """) { Unless = "updated=0", Step = TimeSpan.FromSeconds(17), AtOnce = 2 };
}
