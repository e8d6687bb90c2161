using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The initial packages of the current edition, and the apps, spaces and organizations that they belong to.</summary>
internal static class CurrentPackageSeeds
{
    private sealed record Seed(string State, int App, int UpdatedAfterSeconds)
    {
        /// <summary>sha1 or sha256, once there are bits.</summary>
        public string? Checksum { get; init; }

        public string? Error { get; init; }

        public bool IsDocker { get; init; }

        public bool HasCredentials { get; init; }

        public string Labels { get; init; } = "{}";

        public string Annotations { get; init; } = "{}";
    }

    private const string Sha1 = "sha1";
    private const string Sha256 = "sha256";

    /// <summary>The space of each app, and the organization of each space: the three divide the packages differently.</summary>
    private static readonly ImmutableArray<int> SpaceOfApp = [0, 0, 1, 2, 3];
    private static readonly ImmutableArray<int> OrganizationOfSpace = [0, 0, 1, 1];

    /// <summary>
    /// Both types; all states; checksum and error set and null, one checksum of the time of SHA-1; images with and without a user; labels
    /// that share keys and values, an empty value, a key with a prefix, no label; creation in pairs, updates that tie across them
    /// and change their order.
    /// </summary>
    private static readonly ImmutableArray<Seed> Fixed =
    [
        new(PackageState.AwaitingUpload, App: 0, UpdatedAfterSeconds: 0) { Labels = """{"env":"prod"}""" },
        new(PackageState.Ready, App: 0, UpdatedAfterSeconds: 45)
        {
            Checksum = Sha256,
            Labels = """{"env":"prod","tier":"web"}""",
            Annotations = """{"commit":"refs/heads/main, reviewed"}""",
        },
        new(PackageState.Ready, App: 1, UpdatedAfterSeconds: 0) { IsDocker = true },
        new(PackageState.ProcessingUpload, App: 1, UpdatedAfterSeconds: 28) { Labels = """{"tier":"web","deprecated":""}""" },
        new(PackageState.Failed, App: 2, UpdatedAfterSeconds: 300)
        {
            Error = "Package upload failed",
            Labels = """{"env":"staging"}""",
        },
        new(PackageState.Ready, App: 2, UpdatedAfterSeconds: 0)
        {
            IsDocker = true,
            HasCredentials = true,
            Labels = """{"env":"staging","example.com/team":"core"}""",
        },
        new(PackageState.Copying, App: 3, UpdatedAfterSeconds: 0),
        new(PackageState.Expired, App: 3, UpdatedAfterSeconds: 86_400) { Checksum = Sha256, Annotations = """{"example.com/note":""}""" },
        new(PackageState.Ready, App: 1, UpdatedAfterSeconds: 0) { Checksum = Sha1, Labels = """{"tier":"worker"}""" },
        new(PackageState.Ready, App: 0, UpdatedAfterSeconds: 0) { IsDocker = true, HasCredentials = true },
        new(PackageState.Ready, App: 4, UpdatedAfterSeconds: 60) { IsDocker = true, Labels = """{"env":"dev","tier":"worker"}""" },
        new(PackageState.Ready, App: 0, UpdatedAfterSeconds: 7_200) { Checksum = Sha256 },
    ];

    /// <summary>Two packages a step.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(17);

    public static ImmutableArray<AppRow> Apps(DateTimeOffset start, SeededIds ids)
    {
        var spaces = OrganizationOfSpace.Select(_ => ids.Guid()).ToList();
        var organizations = OrganizationOfSpace.Distinct().Select(_ => ids.Guid()).ToList();
        return
        [
            .. SpaceOfApp.Select((space, app) => new AppRow
            {
                Guid = ids.Guid(),
                Name = $"app-{app + 1}",
                SpaceGuid = spaces[space],
                OrganizationGuid = organizations[OrganizationOfSpace[space]],
                CreatedAt = Timestamp.Print(start),
            }),
        ];
    }

    public static IEnumerable<PackageRow> Rows(int count, ImmutableArray<AppRow> apps, DateTimeOffset start, SeededIds ids)
    {
        for (var i = 0; i < count; i++)
        {
            var seed = i < Fixed.Length ? Fixed[i] : Fixed[ids.Below(Fixed.Length)] with { App = ids.Below(apps.Length) };
            var created = start + (i / 2 * Step);
            yield return new PackageRow
            {
                Guid = ids.Guid(),
                AppGuid = apps[seed.App].Guid,
                Type = seed.IsDocker ? PackageType.Docker : PackageType.Bits,
                State = seed.State,
                HashType = seed.Checksum ?? Sha256,
                Hash = seed.Checksum switch { Sha1 => ids.Sha1(), Sha256 => ids.Sha256(), _ => null },
                Error = seed.Error,
                Image = seed.IsDocker ? $"registry.example.com/reference/image-{i + 1}:latest" : null,
                DockerUser = seed.HasCredentials ? $"user-{i + 1}" : null,
                DockerPassword = seed.HasCredentials ? $"password-{i + 1}" : null,
                Labels = seed.Labels,
                Annotations = seed.Annotations,
                CreatedAt = Timestamp.Print(created),
                UpdatedAt = Timestamp.Print(created.AddSeconds(seed.UpdatedAfterSeconds)),
            };
        }
    }
}
