using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class EnvironmentVariableGroups
{
    internal static readonly Resource EnvironmentVariableGroup = new("environment_variable_groups")
    {
        Columns = [Text("name"), Json("var")],
        Key = "name",
        SeenBy = Seers.Anybody,
        V2 = new() { Path = "config/environment_variable_groups", Whole = "var", IsListed = false },
        V3 = new() { Shows = ["updated_at", "name", "var"], HasHead = false, IsListed = false, IsAtRoot = true },
        Seeds = new("""
            name=running | var={"HTTP_PROXY":"http://proxy.example.com"} | updated=60
            name=staging | var={"GEM_CACHE":"http://gem-cache.example.com"}
            """) { Unless = "updated=0" },
    };
}
