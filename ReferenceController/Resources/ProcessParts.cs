using System.Collections.Immutable;
using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>How it is found out whether a process is alive, and whether it is ready.</summary>
internal static class ProcessParts
{
    public static ImmutableArray<Column> Checks { get; } =
    [
        Number("health_invocation_timeout"), Number("health_interval"), Note("health_endpoint"),
        Choice("readiness_type", "process", "port", "http"), Number("readiness_invocation_timeout"), Number("readiness_interval"),
        Note("readiness_endpoint"),
    ];

    public static ImmutableArray<Field> Shown { get; } =
    [
        At("health_check.type", "health_check_type"), At("health_check.data.timeout", "health_check_timeout"),
        .. When(IsNot("health_check_type", "process"), At("health_check.data.invocation_timeout", "health_invocation_timeout")),
        At("health_check.data.interval", "health_interval"),
        .. When(Is("health_check_type", "http"), At("health_check.data.endpoint", "health_endpoint")),
        At("readiness_health_check.type", "readiness_type"),
        At("readiness_health_check.data.invocation_timeout", "readiness_invocation_timeout"),
        At("readiness_health_check.data.interval", "readiness_interval"),
        .. When(Is("readiness_type", "http"), At("readiness_health_check.data.endpoint", "readiness_endpoint")),
    ];
}
