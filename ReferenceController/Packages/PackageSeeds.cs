using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The initial packages and the apps that they belong to.</summary>
internal static class PackageSeeds
{
    private const int AppCount = 4;

    private sealed record Docker(bool HasCredentials, bool StoreImage);

    private sealed record Seed(
        string State, int App, bool HasHash = false, string? Error = null, Docker? Docker = null, int? UpdatedAfterSeconds = null);

    /// <summary>
    /// Both types; all states; hash, error and updated_at set and null; docker data of every sort; apps with several packages.
    /// </summary>
    private static readonly ImmutableArray<Seed> Fixed =
    [
        new(PackageState.AwaitingUpload, App: 0),
        new(PackageState.Ready, App: 0, HasHash: true, UpdatedAfterSeconds: 45),
        new(PackageState.Ready, App: 1, Docker: new Docker(HasCredentials: false, StoreImage: false)),
        new(PackageState.ProcessingUpload, App: 1, UpdatedAfterSeconds: 2),
        new(PackageState.Failed, App: 2, Error: "Package upload failed", UpdatedAfterSeconds: 300),
        new(PackageState.Ready, App: 2, Docker: new Docker(HasCredentials: true, StoreImage: true)),
        new(PackageState.Copying, App: 3),
        new(PackageState.Expired, App: 3, UpdatedAfterSeconds: 86_400),
        new(PackageState.Ready, App: 1, HasHash: true, UpdatedAfterSeconds: 0),
        new(PackageState.Ready, App: 0, Docker: new Docker(HasCredentials: true, StoreImage: false)),
        new(PackageState.Ready, App: 3, Docker: new Docker(HasCredentials: false, StoreImage: true), UpdatedAfterSeconds: 60),
        new(PackageState.Ready, App: 0, HasHash: true, UpdatedAfterSeconds: 7_200),
    ];

    /// <summary>Two packages a step: the time of creation does not decide their order, the id does.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(17);

    public static ImmutableArray<AppRow> Apps(DateTimeOffset start, SeededIds ids) =>
    [
        .. Enumerable.Range(1, AppCount).Select(number => new AppRow
        {
            Guid = ids.Guid(),
            Name = $"app-{number}",
            CreatedAt = Timestamp.Print(start),
        }),
    ];

    public static IEnumerable<PackageRow> Rows(int count, ImmutableArray<AppRow> apps, DateTimeOffset start, SeededIds ids)
    {
        for (var i = 0; i < count; i++)
        {
            var seed = i < Fixed.Length ? Fixed[i] : Fixed[ids.Below(Fixed.Length)] with { App = ids.Below(apps.Length) };
            var created = start + (i / 2 * Step);
            var row = new PackageRow
            {
                Guid = ids.Guid(),
                AppGuid = apps[seed.App].Guid,
                State = seed.State,
                Hash = seed.HasHash ? ids.Sha1() : null,
                Error = seed.Error,
                CreatedAt = Timestamp.Print(created),
                UpdatedAt = seed.UpdatedAfterSeconds is { } seconds ? Timestamp.Print(created.AddSeconds(seconds)) : null,
            };
            yield return seed.Docker is null ? row : WithDocker(row, seed.Docker, i + 1);
        }
    }

    private static PackageRow WithDocker(PackageRow row, Docker docker, int number) => row with
    {
        Type = PackageType.Docker,
        Image = $"registry.example.com/reference/image-{number}:latest",
        DockerUser = docker.HasCredentials ? $"user-{number}" : null,
        DockerEmail = docker.HasCredentials ? $"user-{number}@example.com" : null,
        DockerPassword = docker.HasCredentials ? $"password-{number}" : null,
        DockerLoginServer = docker.HasCredentials ? "https://registry.example.com" : null,
        StoreImage = docker.StoreImage,
    };
}
