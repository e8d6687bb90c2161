using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>Which organizations may use which segments.</summary>
internal static class IsolationEntitlements
{
    internal static readonly Resource IsolationEntitlement = new("isolation_entitlements")
    {
        Columns = [To("isolation_segment"), To("organization")],
        Seeds = new("""
            isolation_segment=0 | organization=0
            isolation_segment=0 | organization=1
            isolation_segment=1 | organization=0
            isolation_segment=0 | organization=2
            isolation_segment=0 | organization=3
            isolation_segment=0 | organization=4
            """),
    };
}
