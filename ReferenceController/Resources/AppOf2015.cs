using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>What v3 showed of apps in 2015, as far as packages need it: an app without processes or droplets.</summary>
internal static class AppsOf2015
{
    internal static readonly V3View V3 = new()
    {
        Shows =
        [
            "guid", "name", Always("desired_state", "\"STOPPED\""), Always("total_desired_instances", "0"), "created_at",
            "updated_at", Always("lifecycle", """{"type":"buildpack","data":{"buildpack":null,"stack":null}}"""),
            Always("environment_variables", "{}"),
        ],
        IsListed = false,
        Writes = new()
        {
            Creation = new() { Takes = ["name"], Requires = ["name"], TakesNullForUnsaid = true, Ignores = ["relationships"] },
        },
    };
}
