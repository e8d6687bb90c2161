using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>What holds between the fields of an item today: the state and the bits, the user name and the password.</summary>
internal static class CurrentItemFaults
{
    private const string Checksum = "/data/checksum/value";

    public static IEnumerable<Fault> Packages(FaultRows rows) =>
    [
        rows.Implied("ready-bits-without-checksum", "ready bits have no checksum",
            Where("/state", "READY", item => JsonPlace.Replace(item, Checksum, null)), ["resources/ready-bits-have-a-checksum"]),
        rows.Implied("awaited-bits-with-checksum", "bits that are still awaited have a checksum",
            Where("/state", "AWAITING_UPLOAD", item => JsonPlace.Replace(item, Checksum, new string('a', 64))), ["resources/awaited-bits-have-no-checksum"]),
        rows.Implied("docker-awaits-upload", "docker packages await an upload",
            Where("/type", "docker", item => JsonPlace.Set(item, "/state", "AWAITING_UPLOAD")), ["resources/docker-awaits-no-upload"]),
        rows.Implied("password-lost", "a package with a user name shows no password",
            new FaultHooks { Item = item => JsonPlace.Replace(item, "/data/password", null) }, ["resources/password-with-username"]),
        rows.Implied("password-without-username", "a package without a user name shows a password",
            new FaultHooks { Item = item => JsonPlace.Replace(item, "/data/password", "***") }, ["resources/no-password-without-username"]),
    ];

    public static IEnumerable<Fault> Buildpacks(FaultRows rows) =>
    [
        rows.Implied("ready-without-file", "a ready buildpack has no file",
            Where("/state", "READY", item => JsonPlace.Set(item, "/filename", null)), ["resources/ready-has-a-file"]),
        rows.Implied("awaited-with-file", "a buildpack whose upload is awaited has a file",
            Where("/state", "AWAITING_UPLOAD", item => JsonPlace.Set(item, "/filename", "java.zip")), ["resources/awaited-has-no-file"]),
    ];

    private static FaultHooks Where(string place, string value, Action<JsonObject> edit) =>
        new() { Item = item => { if (JsonPlace.Find(item, place)?.ToString() == value) edit(item); } };
}
