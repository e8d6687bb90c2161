using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>Which groups are bound to which spaces, and for what.</summary>
internal static class SecurityGroupBindings
{
    internal static readonly Resource SecurityGroupBinding = new("security_group_bindings")
    {
        Columns = [To("security_group"), To("space"), Choice("phase", "running", "staging")],
        Seeds = SecurityGroupSeeds.Bindings,
    };
}
