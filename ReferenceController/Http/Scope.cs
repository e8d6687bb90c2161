namespace CloudController.Reference.Http;

/// <summary>The scopes that the controller knows.</summary>
internal static class Scope
{
    public const string Read = "cloud_controller.read";
    public const string Write = "cloud_controller.write";
    public const string Admin = "cloud_controller.admin";
    public const string AdminReadOnly = "cloud_controller.admin_read_only";
    public const string GlobalAuditor = "cloud_controller.global_auditor";
}
