using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class SpaceSeeds
{
    public static Seeds Current { get; } = new("""
        name=space-1 | organization=0 | labels={"env":"prod"} | quota=0 | isolation_segment=0
        name=space-2 | organization=0 | updated=61 | isolation_segment=1
        name=space-3 | organization=1 | suspended=yes | labels={"env":"dev","tier":"web"} | quota=1 | allow_ssh=no
        name=Space-4 | organization=1 | updated=86400
        name=space-5 | organization=0 | updated=30 | labels={"env":"prod"} | quota=0
        name=space-6 | organization=0 | quota=0
        """) { Unless = "updated=0" };
}
