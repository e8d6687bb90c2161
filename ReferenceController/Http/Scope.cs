namespace CloudController.Reference.Http;

/// <summary>The scopes that the controller knows.</summary>
internal static class Scope
{
    public const string Read = "cloud_controller.read";
    public const string Write = "cloud_controller.write";
    public const string Admin = "cloud_controller.admin";
}
