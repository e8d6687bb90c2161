using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class ServiceCredentialBindingSeeds
{
    private const string First = """syslog_drain_url=https://logs.example.com | volume_mounts=[{"device_type":"shared","mode":"r"}]""";

    public static Seeds Current { get; } = new($$"""
        app=0 | service_instance=0 | name=primary | labels={"env":"prod"} | parameters={"role":"reader"} | {{First}}
        app=1 | service_instance=0 | updated=60 | syslog_drain_url=https://logs.example.com
        app=0 | service_instance=4 | volume_mounts=[{"device_type":"shared","mode":"rw"}]
        app=3 | service_instance=2 | name=Queue | labels={"tier":"worker"}
        type=key | service_instance=0 | name=key-1 | labels={"env":"dev"}
        type=key | service_instance=1 | name=Key-2 | updated=3600
        type=key | service_instance=0 | name=key-3
        """)
    {
        Unless = """updated=0 | operated=2024-03-01T00:00:00Z | credentials={"connection":"db://user@password:db.example.com"}""",
    };
}
