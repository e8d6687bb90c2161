using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The initial buildpacks.</summary>
internal static class BuildpackSeeds
{
    private sealed record Seed(string Name, bool Enabled, bool Locked, bool HasFile, int? UpdatedAfterSeconds);

    /// <summary>
    /// Names that differ in letter case only, that begin like others, that sort differently by byte and by alphabet; every
    /// combination of enabled and locked; never updated, updated at once, updated later.
    /// </summary>
    private static readonly ImmutableArray<Seed> Fixed =
    [
        new("java_buildpack", Enabled: true, Locked: false, HasFile: true, UpdatedAfterSeconds: 90),
        new("Ruby_buildpack", Enabled: true, Locked: true, HasFile: true, UpdatedAfterSeconds: null),
        new("go-buildpack", Enabled: false, Locked: false, HasFile: true, UpdatedAfterSeconds: 86_400),
        new("java", Enabled: false, Locked: true, HasFile: true, UpdatedAfterSeconds: null),
        new("ruby_buildpack", Enabled: true, Locked: false, HasFile: true, UpdatedAfterSeconds: 0),
        new("java_buildpack_offline", Enabled: true, Locked: false, HasFile: false, UpdatedAfterSeconds: null),
        new("PHP_buildpack", Enabled: false, Locked: false, HasFile: true, UpdatedAfterSeconds: 3_600),
        new("binary_buildpack2", Enabled: true, Locked: true, HasFile: true, UpdatedAfterSeconds: null),
    ];

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(61);

    public static IEnumerable<BuildpackRow> Rows(int count, DateTimeOffset start, SeededIds ids)
    {
        var positions = ids.Displaced(count);
        for (var i = 0; i < count; i++)
        {
            var seed = i < Fixed.Length ? Fixed[i] : Another(i, ids);
            var created = start + (i * Between);
            yield return new BuildpackRow
            {
                Guid = ids.Guid(),
                Name = seed.Name,
                Position = positions[i],
                Enabled = seed.Enabled,
                Locked = seed.Locked,
                Filename = seed.HasFile ? $"{seed.Name}-cached-v1.{i}.0.zip" : null,
                CreatedAt = Timestamp.Print(created),
                UpdatedAt = seed.UpdatedAfterSeconds is { } seconds ? Timestamp.Print(created.AddSeconds(seconds)) : null,
            };
        }
    }

    /// <summary>A fixed seed under a name of its own, which the fixed name begins.</summary>
    private static Seed Another(int number, SeededIds ids)
    {
        var like = Fixed[ids.Below(Fixed.Length)];
        return like with { Name = $"{like.Name}{(number % 2 == 0 ? '_' : '-')}{number}" };
    }
}
