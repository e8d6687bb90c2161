using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Jobs
{
    internal static readonly Resource Job = new("jobs")
    {
        Columns = [Text("operation"), Choice("state", "PROCESSING", "POLLING", "COMPLETE", "FAILED"), Json("errors", "[]"),
        Json("warnings", "[]")],
        V3 = new() { Shows = ["operation", "state", "errors", "warnings"], IsListed = false, IsJournal = true },
        Seeds = new("""
            operation=app.delete | state=COMPLETE
            operation=service_broker.update | state=FAILED | errors=[{"code":10008,"title":"CF-UnprocessableEntity","detail":"-"}]
            """) { Unless = "updated=0" },
    };
}
