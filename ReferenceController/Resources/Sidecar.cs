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
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows = ["name", "command", "process_types", "memory_in_mb", "origin", "relationships.app"], IsListed = false,
            HasLinks = false,
        },
        Seeds = new("""
            app=0 | name=auth-sidecar | command=auth | process_types=["web","worker"] | memory_in_mb=300
            app=0 | name=Echo-sidecar | command=echo | process_types=["web"] | updated=60
            app=2 | name=agent | command=agent | process_types=["web"] | origin=buildpack
            app=0 | name=proxy | command=proxy | process_types=["web"] | memory_in_mb=64 | updated=30
            app=0 | name=logger | command=log | process_types=["web","worker"] | updated=90
            app=0 | name=metrics | command=metrics | process_types=["worker"] | origin=buildpack | updated=3600
            """) { Unless = "updated=0" },
    };
}

/// <summary>Beside which processes a sidecar runs.</summary>
internal static class SidecarProcesses
{
    internal static readonly Resource SidecarProcess = new("sidecar_processes")
    {
        Columns = [To("sidecar"), To("process", "processes")],
        Seeds = new("""
            sidecar=0 | process=0
            sidecar=0 | process=5
            sidecar=1 | process=0
            sidecar=2 | process=2
            sidecar=3 | process=0
            sidecar=4 | process=0
            sidecar=4 | process=5
            sidecar=5 | process=0
            """),
    };
}
