using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>The initial processes: each app has one of type web, as v2 knows no other.</summary>
internal static class ProcessSeeds
{
    private const string Usage = """
        {"time":"2024-03-01T10:00:00+00:00","cpu":0.01,"cpu_entitlement":0.02,"mem":29880320,"disk":66392064,"log_rate":0}
        """;

    internal const string Quotas = """
        "uptime":65007,"mem_quota":268435456,"disk_quota":1073741824,"fds_quota":16384
        """;

    private const string Ports = """
        {"external":61035,"internal":8080,"external_tls_proxy_port":61002,"internal_tls_proxy_port":61003}
        """;

    private const string Place = $$"""
        "host":"10.0.0.1","instance_internal_ip":"10.1.0.1","instance_ports":[{{Ports}}],"instance_guid":"web-0"
        """;

    private const string Http = """
        health_check_type=http | health_check_timeout=60 | health_invocation_timeout=2 | health_interval=10 | health_endpoint=/health
        | readiness_type=http | readiness_invocation_timeout=3 | readiness_interval=5 | readiness_endpoint=/ready
        """;

    private const string Limits = """
        "isolation_segment":"segment-1","log_rate_limit":-1,"details":null
        """;

    private const string Stats = $$"""
        stats=[{"type":"web","index":0,"state":"RUNNING","routable":true,"usage":{{Usage}},{{Place}},{{Quotas}},{{Limits}} }]
        """;

    private const string Running = """running_instances=1 | process_instances=[{"index":0,"state":"RUNNING","since":123456}]""";

    private const string Down = """
        process_instances=[{"index":0,"state":"DOWN","since":0}]
        | stats=[{"type":"web","index":0,"state":"DOWN","uptime":0,"isolation_segment":null,"details":null}]
        """;

    private const string Up = $"{Running} | {Stats} | {ProcessSeedsOfV2.Instances}";

    public static Seeds Current { get; } = new($$"""
        app=0 | type=web | command=rackup | memory_in_mb=256 | reserved_memory=256 | revision=1
        | {{Up}} | {{Http}} | labels={"env":"prod"}
        app=1 | type=web | reserved_memory=1024
        app=2 | type=web | command=run | instances=2 | reserved_memory=2048 | revision=2 | {{Http}} | {{Up}} | updated=60
        app=3 | type=web | reserved_memory=1024 | health_check_type=process
        app=4 | type=web | instances=0 | health_check_timeout=30
        app=0 | type=worker | command=rake work | instances=0 | memory_in_mb=512 | revision=3 | labels={"tier":"worker"} | updated=3600
        app=0 | type=clock | command=clock | instances=0 | memory_in_mb=128 | revision=4 | updated=30 | labels={"env":"dev"}
        app=0 | type=console | command=irb | instances=0 | memory_in_mb=64 | revision=5 | updated=90
        app=0 | type=scheduler | command=cron | instances=0 | updated=7200 | labels={"tier":"web"}
        app=5 | type=web | updated=60
        app=6 | type=web | reserved_memory=512
        """) { Unless = $"updated=0 | user=vcap | version=5f3b7b{{at}}0-6f0b-4f3c-9d5e-1b2c3d4e5f60 | {Down}" };
}
