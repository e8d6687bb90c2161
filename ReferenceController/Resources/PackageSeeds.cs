using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>
/// The initial packages: both types; all states; hash and error set and null; images with and without a user; apps with several
/// packages. Two are created at a time, so that the time of creation does not decide their order.
/// </summary>
internal static class PackageSeeds
{
    private const string Image = "type=docker | image=registry.example.com/reference/image-{number}:latest";
    private const string User = "docker_user=user-{number} | docker_password=password-{number}";
    private const string Login = "docker_email=user-{number}@example.com | docker_login_server=https://registry.example.com";
    private const string Commit = """{"commit":"refs/heads/main, reviewed"}""";

    /// <summary>Docker data of every sort; never updated, updated at once, updated later.</summary>
    public static Seeds Of2015 { get; } = new($"""
        app=0
        app=0 | state=READY | hash=sha1 | updated=45
        app=1 | state=READY | {Image}
        app=1 | state=PROCESSING_UPLOAD | updated=2
        app=2 | state=FAILED | error=Package upload failed | updated=300
        app=2 | state=READY | {Image} | {User} | {Login} | store_image=yes
        app=3 | state=COPYING
        app=3 | state=EXPIRED | updated=86400
        app=1 | state=READY | hash=sha1 | updated=0
        app=0 | state=READY | {Image} | {User} | {Login}
        app=3 | state=READY | {Image} | store_image=yes | updated=60
        app=0 | state=READY | hash=sha1 | updated=7200
        """)
    {
        Step = TimeSpan.FromSeconds(17),
        AtOnce = 2,
    };

    /// <summary>
    /// One checksum of the time of SHA-1; labels that share keys and values, an empty value, a key with a prefix, no label; updates that
    /// tie across times of creation and change the order.
    /// </summary>
    public static Seeds Current { get; } = Of2015 with
    {
        Unless = "hash_type=sha256 | updated=0",
        Text = $$"""
            app=0 | labels={"env":"prod"}
            app=0 | state=READY | hash=sha256 | updated=45 | labels={"env":"prod","tier":"web"} | annotations={{Commit}}
            app=1 | state=READY | {{Image}}
            app=1 | state=PROCESSING_UPLOAD | updated=28 | labels={"tier":"web","deprecated":""}
            app=2 | state=FAILED | error=Package upload failed | updated=300 | labels={"env":"staging"}
            app=2 | state=READY | {{Image}} | {{User}} | labels={"env":"staging","example.com/team":"core"}
            app=3 | state=COPYING
            app=3 | state=EXPIRED | hash=sha256 | updated=86400 | annotations={"example.com/note":""}
            app=1 | state=READY | hash_type=sha1 | hash=sha1 | labels={"tier":"worker"}
            app=0 | state=READY | {{Image}} | {{User}}
            app=3 | state=READY | {{Image}} | updated=60 | labels={"env":"dev","tier":"worker"}
            app=0 | state=READY | hash=sha256 | updated=7200
            """,
    };
}
