using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class RevisionSeeds
{
    private const string Sidecars = """[{"name":"auth-sidecar","command":"auth","process_types":["web"],"memory_in_mb":300}]""";

    public static Seeds Current { get; } = new($$"""
        app=0 | droplet=1 | version=1 | description=Initial revision. | deployable=no
        | sidecars={{Sidecars}} | processes={"web":{"command":null} }
        app=0 | droplet=0 | version=2 | description=New droplet deployed. | processes={"web":{"command":"rackup"} } | labels={"env":"prod"}
        | sidecars={{Sidecars}}
        app=2 | droplet=2 | version=1 | description=Initial revision. | processes={"web":{"command":"run"} } | updated=60
        app=0 | droplet=0 | version=3 | description=New variables deployed. | processes={"web":{"command":"rackup"} } | updated=30
        app=0 | droplet=0 | version=4 | description=Rolled back to revision 2. | processes={"web":{"command":"rackup"} } | updated=90
        app=0 | droplet=7 | version=5 | description=New droplet deployed. | processes={"web":{"command":"rackup"} } | labels={"env":"dev"}
        """) { Unless = """updated=0 | environment_variables={"RAILS_ENV":"production"}""" };
}
