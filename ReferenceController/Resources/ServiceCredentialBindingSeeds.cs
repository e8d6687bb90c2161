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
        type=key | service_instance=0 | name=key-4 | updated=30
        type=key | service_instance=0 | name=key-5 | updated=90 | labels={"env":"prod"}
        type=key | service_instance=0 | name=key-6
        app=2 | service_instance=0 | name=shared | updated=30
        app=3 | service_instance=0 | updated=90 | labels={"env":"dev"}
        app=4 | service_instance=0 | name=last
        app=0 | service_instance=6 | name=third | updated=30
        app=0 | service_instance=7 | name=fourth | updated=90
        app=1 | service_instance=4 | updated=30
        app=0 | service_instance=10 | name=mails
        app=2 | service_instance=4 | name=legacy | updated=60
        app=4 | service_instance=4
        """)
    {
        Unless = """updated=0 | operated=2024-03-01T00:00:00Z | credentials={"connection":"db://user@password:db.example.com"}""",
    };
}
