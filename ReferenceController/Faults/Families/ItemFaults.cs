using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>What holds between the fields of an item and between items: identity, times, data that fit the type.</summary>
internal static class ItemFaults
{
    private static readonly string[] DockerData = ["/data/image", "/data/credentials", "/data/store_image"];

    private const string Hash = "/data/hash/value";

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("guid-shared", "all items have one guid",
            new FaultHooks { Body = body => { foreach (var item in body.Items) JsonPlace.Set(item!, rows.Target.Guid, "7e311643-599d-4b8d-81e3-4a206288a619"); } },
            ["resources/guid-unique"],
            [
                .. PagingFaults.WhatReadsSeveralPages, .. FilterFaults.WhatDividesTheList, "filtering/keeps-order", "page-links/first-and-last-lead-there",
                "resource-links/url", "resource-links/self", "resource-links/upload", "resource-links/download", "resource-links/stage",
            ]),
        rows.Implied("updated-before-created", "items are updated before they are created",
            new FaultHooks { Item = item => JsonPlace.Set(item, Times(rows.Target) + "updated_at", "2014-01-01T00:00:00Z") }, ["resources/created-before-updated"]),
        rows.Implied("created-in-the-future", "items are created in a year to come",
            new FaultHooks { Item = item => JsonPlace.Set(item, Times(rows.Target) + "created_at", "2999-01-01T00:00:00Z") },
            ["resources/created-in-the-past"], "resources/created-before-updated"),
        .. rows.Target == FaultTarget.V3Buildpacks ? CurrentItemFaults.Buildpacks(rows)
            : rows.Target == FaultTarget.CurrentPackages ? CurrentItemFaults.Packages(rows)
            : rows.Target.IsV3 ? Packages(rows) : Buildpacks(rows),
    ];

    private static IEnumerable<Fault> Buildpacks(FaultRows rows) =>
    [
        rows.Implied("name-shared", "two buildpacks have one name",
            new FaultHooks { Item = item => { if (Text(item, "/entity/name") == "go-buildpack") JsonPlace.Set(item, "/entity/name", "PHP_buildpack"); } },
            ["resources/name-unique"], "filtering/in-all"),
        rows.Implied("position-shared", "two buildpacks have one position",
            new FaultHooks { Item = item => { if (Text(item, "/entity/position") == "2") JsonPlace.Set(item, "/entity/position", 1); } },
            ["resources/position-unique"]),
        rows.Implied("upload-key-shown", "the blobstore key of a buildpack is shown",
            new FaultHooks { Item = item => JsonPlace.Set(item, "/entity/key", "7e311643_da39a3ee") },
                ["resources/no-upload-key"], "resources/only-documented-fields"),
    ];

    private static IEnumerable<Fault> Packages(FaultRows rows) =>
    [
        rows.Implied("ready-bits-without-hash", "ready bits have no hash", Edit("READY", "bits", Hash, null), ["resources/ready-bits-have-a-hash"]),
        rows.Implied("awaited-bits-with-hash", "bits that are still awaited have a hash", Edit("AWAITING_UPLOAD", "bits", Hash, new string('a', 40)),
            ["resources/awaited-bits-have-no-hash"]),
        rows.Implied("expired-bits-with-hash", "expired bits have a hash", Edit("EXPIRED", "bits", Hash, new string('a', 40)),
            ["resources/expired-bits-have-no-hash"]),
        rows.Implied("docker-with-hash", "docker packages have a hash", Edit("READY", "docker", Hash, new string('a', 40)), ["resources/docker-has-no-hash"]),
        rows.Implied("docker-awaits-upload", "docker packages await an upload", Edit("READY", "docker", "/state", "AWAITING_UPLOAD"),
            ["resources/docker-awaits-no-upload"]),
        rows.Documented("bits-with-image", "bits have an image",
            OnType("bits", item => JsonPlace.Set(item, "/data/image", "registry.example.com/image")), ["resources/data-image"]),
        rows.Documented("docker-with-bits-data", "docker packages have the data of bits",
            OnType("docker", item => Array.ForEach(DockerData, place => JsonPlace.Remove(item, place))),
            ["resources/data-image", "resources/data-credentials", "resources/data-store-image"]),
        rows.Documented("types-swapped", "bits say that they are docker, docker packages that they are bits",
            new FaultHooks { Item = item => JsonPlace.Set(item, "/type", Text(item, "/type") == "bits" ? "docker" : "bits") },
            [
                "resource-links/upload", "resource-links/download", "resource-links/stage",
                "resources/data-image", "resources/data-credentials", "resources/data-store-image",
            ],
            "resources/docker-awaits-no-upload", "resources/docker-has-no-hash", "resources/ready-bits-have-a-hash"),
    ];

    private static FaultHooks Edit(string state, string type, string place, string? value) =>
        OnType(type, item => { if (Text(item, "/state") == state) JsonPlace.Set(item, place, value); });

    private static FaultHooks OnType(string type, Action<JsonObject> edit) => new() { Item = item => { if (Text(item, "/type") == type) edit(item); } };

    private static string Times(FaultTarget target) => target.IsV3 ? "/" : "/metadata/";

    private static string? Text(JsonObject item, string place) => JsonPlace.Find(item, place)?.ToString();
}
