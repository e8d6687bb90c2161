using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class AuditEventSeeds
{
    private const string Docker = """
        "docker_image":null,"docker_credentials":"[PRIVATE DATA HIDDEN]","recursive":true
        """;

    private const string Limits = """
        "instances":1,"memory":256,"state":"STOPPED","environment_json":"[PRIVATE DATA HIDDEN]"
        """;

    private const string Request = "{\"request\":{\"name\":\"app-1\"," + Limits + "," + Docker + "}}";

    public static Seeds Current { get; } = new($$"""
        type=audit.app.create | target_app=0 | space=0 | organization=0 | actor=0 | data={{Request}}
        type=audit.organization.create | target_type=organization | organization=0 | actor=0 | data={"request":{"name":"organization-1"} }
        type=audit.app.create | target_app=2 | space=1 | organization=0 | actor=1
        type=audit.app.update | target_app=0 | space=0 | organization=0 | actor=0 | data={"request":{"state":"STARTED"} }
        type=audit.app.start | target_app=3 | space=2 | organization=1 | actor=2
        type=app.crash | target_app=3 | space=2 | organization=1 | actor=3 | actor_type=process
        type=audit.app.update | target_app=1 | space=0 | organization=0 | actor=0
        type=audit.app.stop | target_app=0 | space=0 | organization=0 | actor=1
        type=audit.app.start | target_app=0 | space=0 | organization=0 | actor=2
        """) { Unless = "updated=0", Step = TimeSpan.FromSeconds(17), AtOnce = 2 };
}
