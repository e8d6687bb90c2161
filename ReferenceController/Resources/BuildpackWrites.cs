using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>How v3 makes, changes and deletes buildpacks.</summary>
internal static class BuildpackWrites
{
    private static readonly V3Request Request = new()
    {
        Takes = ["name", "stack", "position", "enabled", "locked", .. V3Metadata.Fields],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with { Takes = [.. Request.Takes, "lifecycle"], Requires = ["name"] },
        Change = Request,
        Deletion = Deletion.Queued,
        Making = new()
        {
            Names = [("stack", "stacks")],
            Rules = [Fits("name", @"\A[A-Za-z0-9_-]{1,255}\z", "Name can only contain alphanumeric characters")],
        },
    };
}
