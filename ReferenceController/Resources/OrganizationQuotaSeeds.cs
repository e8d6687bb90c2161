using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class OrganizationQuotaSeeds
{
    public static Seeds Current { get; } = new("""
        name=default | total_memory_in_mb=10240 | total_service_instances=100 | total_routes=1000 | total_reserved_ports=0
        name=runaway | total_memory_in_mb=102400 | per_process_memory_in_mb=2048 | updated=60 | paid_services_allowed=no
        name=Tiny | total_memory_in_mb=512 | per_app_tasks=2 | total_domains=3 | total_service_keys=4 | log_rate_limit=1024
        name=large | total_instances=50 | per_app_tasks=10 | updated=90
        name=open | total_domains=10 | total_reserved_ports=5 | updated=30
        """) { Unless = "updated=0" };
}
