using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>The groups that count everywhere while apps run, and while they are staged: lists of their own in v2.</summary>
internal static class RunningSecurityGroups
{
    internal static readonly Resource RunningSecurityGroup = new("running_security_groups")
    {
        Columns = SecurityGroups.SecurityGroup.Columns,
        PartOf = "security_groups",
        Only = Is("running", "1"),
        SeenBy = SecurityGroups.SecurityGroup.SeenBy,
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
        SeenBy = SecurityGroups.SecurityGroup.SeenBy,
        V2 = new() { Entity = SecurityGroups.OfV2, Path = "config/staging_security_groups", HasItems = false },
    };
}
