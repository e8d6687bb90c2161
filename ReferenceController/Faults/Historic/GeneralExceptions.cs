using System.Collections.Immutable;

namespace CloudController.Reference.Faults.Historic;

/// <summary>
/// What is known of general faults beyond their operators: which of them the seeded data of a list cannot show, and which clauses some of
/// them break besides. A fault is named by the end of its name; a trailing <c>*</c> stands for any end of an endpoint's.
/// </summary>
internal static class GeneralExceptions
{
    private static readonly (string Why, string[] Faults, string[] Endpoints)[] Unseen =
    [
        ("which name comes first is not ours to know", ["order-by-name-ignored"],
        [
            "v3.apps", "v3.feature_flags", "v3.isolation_segments", "v3.organizations", "v3.service_brokers",
            "v3.service_credential_bindings", "v3.service_instances", "v3.service_offerings", "v3.spaces", "v3.stacks",
        ]),
        ("ordered by guid they are ordered by time, too", ["order-by-created-at-ignored"],
            ["v3.app_usage_events", "v3.service_brokers", "v3.service_usage_events"]),
        ("no item was ever changed", ["order-by-updated-at-ignored"], ["v3.audit_events", "v3.apps-builds"]),
        ("the items have no text of users", ["json-invalid-utf-8"], ["v2.route_mappings", "v2.service_plan_visibilities", "v3.roles"]),
        ("no value of the query needs an escape", ["links-not-escaped"],
            ["v2.app_usage_events", "v2.space_quota_definitions", "v2.users"]),
        ("there are four items", ["default-size-differs", "per-page-5000-cut", "beyond-last-is-last"], ["v2.stacks", "v3.stacks"]),
        ("what is filtered is on one page", ["q-total-drifts", "q-page-count-drifts", "q-lists-items-twice"], ["v2.users"]),
        ("what is filtered is on one page", ["filter-lost-on-page-2"], ["v2.service_plan_visibilities"]),
        ("no state has two items", ["states-total-drifts", "states-page-count-drifts", "states-lists-items-twice"], ["v3.deployments"]),
        ("there are two values", ["filter-in-two-at-most"], ["v2.service_usage_events"]),
        ("guids begin differently", ["filter-equality-is-prefix"], ["v2.route_mappings", "v2.service_plan_visibilities"]),
        ("the list is filtered itself, and empty then", ["filter-equal-as-below", "filter-several-order-matters"],
            ["v2.service_instances"]),
        ("what answers does not state the versions, so that nothing is tested",
            [
                "json-bare-array", "json-comment", "json-single-quotes", "json-byte-order-mark", "json-overlong-number", "json-nan",
                "json-cut", "json-empty", "json-null", "json-utf-16", "json-trailing-data", "json-trailing-comma", "status-201",
                "status-204", "status-500", "json-duplicate-name",
            ],
            ["v3.root.get"]),
        ("what answers does not state the version, so that nothing is tested", ["status-201", "status-204", "status-500"], ["v2.info.get"]),
        ("the list of flags is changed, and not one alone", ["get-field-added"], ["v2.config-feature_flags-*"]),
        ("it is sent, and not led to",
            ["location-missing", "location-relative", "location-other-scheme", "location-without-host", "location-empty", "redirect-303",
                "json-for-file"],
            ["v3.apps.manifest"]),
        ("the body has that length", ["content-length-of-head"],
            [
                "v3.service_plans-visibility.get", "v2.service_bindings-parameters.get", "v2.service_instances-routes-parameters.get",
            ]),
        ("the document names another filter first",
            ["filter-unknown-operator-accepted", "filter-unknown-operator-tilde-accepted", "filter-unknown-operator-not-accepted",
                "filter-in-with-percent-refused", "filter-operator-missing-lists-all"],
            ["v2.apps-service_bindings"]),
        ("one item is listed", ["guid-shared"], ["v2.service_instances-shared_to"]),
        ("nobody manages two of them", ["managed-organization-guid-unknown-lists-all"], ["v2.organizations-managers"]),
        ("the items have the order of their names", ["order-by-name-ignored"], ["v3.isolation_segments-organizations"]),
    ];

    private static readonly (string[] Faults, string[] Clauses)[] Besides =
    [
        (["size-2-total-97", "size-2-total-drifts"], ["paging/total-is-constant"]),
        (["size-2-page-count-drifts"], ["paging/page-count"]),
        (["size-2-lists-items-twice"], ["paging/no-duplicates", "paging/page-length"]),
        (["page-loses-last-item"], ["include/*"]),
        (["size-1-refused"], ["parameters/repeated"]),
        (["size-1-refused", "default-size-differs"], ["page-links/*"]),
        (["size-1-refused", "size-ignored", "json-invalid-utf-8"], ["paging/*"]),
        (["filter-value-not-ascii-is-500"], ["robustness/*"]),
        (["guid-shared"], ["resources/only-documented-fields"]),
        (["get-field-added", "get-json-duplicate-name"], ["single/as-listed"]),
        (["of-every-parent"], ["resource-links/*"]),
        (["download-auth-not-needed", "manifest-auth-not-needed"], ["status-and-headers/headers-of-errors"]),
    ];

    /// <summary>
    /// The lists of v2 that are parts of a table, which what breaks filters shows whole, as it does with every list below an item.
    /// </summary>
    private static readonly ImmutableArray<string> FilteredThemselves = ["v2.service_instances"];

    /// <summary>Whether a list shows that it has the fault.</summary>
    public static bool IsSeen(Fault fault) =>
        !Unseen.Any(row => row.Endpoints.Any(name => IsOf(fault, name)) && row.Faults.Any(name => Is(fault, name)));

    /// <summary>The fault with all clauses that it may break.</summary>
    public static Fault WithBesides(Fault fault) => fault with
    {
        MayBreak =
        [
            .. fault.MayBreak,
            .. Besides.Where(row => row.Faults.Any(name => Is(fault, name)))
                .SelectMany(row => row.Clauses)
                .Select(clause => $"{fault.Endpoint}/{clause}"),
            .. fault.Operator.StartsWith("filter-", StringComparison.Ordinal)
                && (fault.Target.IsBelow || FilteredThemselves.Contains(fault.Endpoint))
                ? (string[])[$"{fault.Endpoint}/resource-links/*", $"{fault.Endpoint}/page-links/*", $"{fault.Endpoint}/paging/*"]
                : [],
        ],
    };

    private static bool IsOf(Fault fault, string endpoint) => endpoint is [.. var beginning, '*']
        ? fault.Endpoint.StartsWith(beginning, StringComparison.Ordinal)
        : fault.Endpoint == endpoint;

    private static bool Is(Fault fault, string name) => fault.Name.EndsWith($"-{name}", StringComparison.Ordinal);
}
