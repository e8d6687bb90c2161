using CloudController.Reference.Dialects;
using CloudController.Reference.Engine;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>How much is used by what belongs to an item: columns that several resources have.</summary>
internal static class Usage
{
    private static readonly ImmutableArray<string> Names =
        ["started_instances", "memory_in_mb", "routes", "service_instances", "reserved_ports", "domains", "per_app_tasks",
        "service_keys"];

    public static ImmutableArray<Field> Shown { get; } = [.. Names.Select(name => At($"usage_summary.{name}", $"used_{name}"))];

    /// <param name="way">The way to spaces, with a dot at its end; empty for a space itself.</param>
    /// <param name="by">How apps refer to them.</param>
    /// <param name="domains">The way to domains.</param>
    public static ImmutableArray<Column> Of(string way, string by, string domains) =>
    [
        SumOf("used_started_instances", $"{way}apps/{by}(state=STARTED).processes/app.instances"),
        SumOf("used_memory_in_mb", $"{way}apps/{by}(state=STARTED).processes/app.reserved_memory"),
        CountOf("used_routes", $"{way}routes/{by}"), CountOf("used_service_instances", $"{way}service_instances/{by}(type=managed)"),
        CountOf("used_reserved_ports", $"{way}routes/{by}(protocol=tcp)"), CountOf("used_domains", domains),
        CountOf("used_per_app_tasks", $"{way}apps/{by}.tasks/app(state=RUNNING)"),
        CountOf("used_service_keys", $"{way}service_instances/{by}.service_credential_bindings/service_instance(type=key)"),
    ];
}
