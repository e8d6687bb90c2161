using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Sidecars
{
    internal static readonly Resource Sidecar = new("sidecars")
    {
        Columns =
        [
            Text("name"), Text("command"), Json("process_types", "[]"), Number("memory_in_mb"), Choice("origin", "user", "buildpack"),
            To("app"),
        ],
        ByRole = true,
        V3 = new()
        {
            Shows = ["name", "command", "process_types", "memory_in_mb", "origin", "relationships.app"], IsListed = false,
            HasLinks = false,
        },
        Seeds = new("""
            app=0 | name=auth-sidecar | command=auth | process_types=["web","worker"] | memory_in_mb=300
            app=0 | name=Echo-sidecar | command=echo | process_types=["web"] | updated=60
            app=2 | name=agent | command=agent | process_types=["web"] | origin=buildpack
            """) { Unless = "updated=0" },
    };
}

/// <summary>Beside which processes a sidecar runs.</summary>
internal static class SidecarProcesses
{
    internal static readonly Resource SidecarProcess = new("sidecar_processes")
    {
        Columns = [To("sidecar"), To("process", "processes")],
        Seeds = new("sidecar=0 | process=0\nsidecar=0 | process=5\nsidecar=1 | process=0\nsidecar=2 | process=2"),
    };
}
