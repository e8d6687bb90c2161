using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>The faults of the lists of packages.</summary>
internal static class PackageFaults
{
    private const string Hash = "/data/hash/value";
    private const string Checksum = "/data/checksum/value";

    private static readonly string[] DockerData = ["/data/image", "/data/credentials", "/data/store_image"];

    public static IEnumerable<Fault> All =>
    [
        .. Of2015(new(FaultTarget.Of(Packages.Package, V3Dialect.Of2015))),
        .. Current(new(FaultTarget.Of(Packages.Package, V3Dialect.Current))),
    ];

    private static IEnumerable<Fault> Of2015(FaultRows rows) =>
    [
        .. OperatorSets.All(rows, ImmutableDictionary<string, string[]>.Empty
            .Add(Hash, ["resources/*-have-no-hash", "resources/docker-has-no-hash"])),
        .. HistoricFaults.OfEveryList(rows),
        .. HistoricFaults.V3(rows),
        rows.Implied("ready-bits-without-hash", "ready bits have no hash", OnBits("READY", Hash, null),
            ["resources/ready-bits-have-a-hash"]),
        rows.Implied("awaited-bits-with-hash", "bits that are still awaited have a hash",
            OnBits("AWAITING_UPLOAD", Hash, new string('a', 40)), ["resources/awaited-bits-have-no-hash"]),
        rows.Implied("expired-bits-with-hash", "expired bits have a hash",
            OnBits("EXPIRED", Hash, new string('a', 40)), ["resources/expired-bits-have-no-hash"]),
        rows.Implied("docker-with-hash", "docker packages have a hash",
            OnDocker(item => JsonPlace.Set(item, Hash, new string('a', 40))), ["resources/docker-has-no-hash"]),
        rows.Implied("docker-awaits-upload", "docker packages await an upload",
            OnDocker(item => JsonPlace.Set(item, "/state", "AWAITING_UPLOAD")), ["resources/docker-awaits-no-upload"]),
        rows.Documented("bits-with-image", "bits have an image",
            OnBits(item => JsonPlace.Set(item, "/data/image", "registry.example.com/image")), ["resources/data-image"]),
        rows.Documented("docker-with-bits-data", "docker packages have the data of bits",
            OnDocker(item => Array.ForEach(DockerData, place => JsonPlace.Remove(item, place))),
            ["resources/data-image", "resources/data-credentials", "resources/data-store-image"]),
        rows.Documented("types-swapped", "bits say that they are docker, docker packages that they are bits",
            new FaultHooks { Item = item => JsonPlace.Set(item, "/type", JsonPlace.Text(item, "/type") == "bits" ? "docker" : "bits") },
            [
                "resource-links/upload", "resource-links/download", "resource-links/stage",
                "resources/data-image", "resources/data-credentials", "resources/data-store-image",
            ],
            "resources/docker-awaits-no-upload", "resources/docker-has-no-hash", "resources/ready-bits-have-a-hash"),
        .. Packages.Package.V3Of2015!.Links.Where(link => link.Method is not null).Select(link => LinkOnDocker(rows, link)),
    ];

    private static IEnumerable<Fault> Current(FaultRows rows)
    {
        Fault[] own =
        [
            rows.Implied("ready-bits-without-checksum", "ready bits have no checksum",
                ItemHooks.Where("/state", "READY", item => JsonPlace.Replace(item, Checksum, null)),
                ["resources/ready-bits-have-a-checksum"]),
            rows.Implied("awaited-bits-with-checksum", "bits that are still awaited have a checksum",
                ItemHooks.Where("/state", "AWAITING_UPLOAD", item => JsonPlace.Replace(item, Checksum, new string('a', 64))),
                ["resources/awaited-bits-have-no-checksum"]),
            rows.Implied("docker-awaits-upload", "docker packages await an upload",
                OnDocker(item => JsonPlace.Set(item, "/state", "AWAITING_UPLOAD")), ["resources/docker-awaits-no-upload"]),
            rows.Implied("password-lost", "a package with a user name shows no password",
                new FaultHooks { Item = item => JsonPlace.Replace(item, "/data/password", null) }, ["resources/password-with-username"]),
            rows.Implied("password-without-username", "a package without a user name shows a password",
                new FaultHooks { Item = item => JsonPlace.Replace(item, "/data/password", "***") },
                ["resources/no-password-without-username"]),
        ];
        var neighbours = ImmutableDictionary<string, string[]>.Empty
            .Add(Checksum, ["resources/awaited-bits-have-no-checksum"])
            .Add("/data/username", ["resources/password-with-username"])
            .Add("/data/password", ["resources/password-with-username", "resources/no-password-without-username"]);
        return OperatorSets.SinceThen(rows, neighbours, own, isNew: false);
    }

    private static Fault LinkOnDocker(FaultRows rows, V3Link link) => rows.About(link.Relation, ExposedLink.Of(link).Trait).Documented(
        $"link-{link.Relation}-on-docker",
        $"docker packages have the link {link.Relation}",
        OnDocker(item => JsonPlace.Set(item, $"/links/{link.Relation}", new JsonObject
        {
            ["href"] = link.Path.Replace(V3Link.SelfPath, $"{rows.Target.Path}/{item["guid"]}", StringComparison.Ordinal),
            ["method"] = link.Method,
        })),
        [$"resource-links/{link.Relation}"]);

    private static FaultHooks OnBits(string state, string place, string? value) =>
        OnBits(item => { if (JsonPlace.Text(item, "/state") == state) JsonPlace.Set(item, place, value); });

    private static FaultHooks OnBits(Action<JsonObject> edit) => ItemHooks.Where("/type", "bits", edit);

    private static FaultHooks OnDocker(Action<JsonObject> edit) => ItemHooks.Where("/type", "docker", edit);
}
