using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>The initial buildpacks of the current editions.</summary>
internal static class CurrentBuildpackSeeds
{
    private sealed record Seed(string Name, string? Stack, string Lifecycle, bool Enabled, bool Locked, bool HasFile, int UpdatedAfterSeconds)
    {
        public string Labels { get; init; } = "{}";

        public string Annotations { get; init; } = "{}";
    }

    private const string Buildpack = BuildpackLifecycle.Buildpack;
    private const string CloudNative = BuildpackLifecycle.CloudNative;

    /// <summary>
    /// The names of 2015, one of them on two stacks; a stack that several share, one with a comma in its name, none; both lifecycles;
    /// every combination of enabled and locked; labels that share keys and values, an empty value, a key with a prefix, no label;
    /// creation in pairs, updates that tie across them and change their order.
    /// </summary>
    private static readonly ImmutableArray<Seed> Fixed =
    [
        new("java_buildpack", "cflinuxfs4", Buildpack, Enabled: true, Locked: false, HasFile: true, UpdatedAfterSeconds: 182)
        {
            Labels = """{"env":"prod","tier":"web"}""",
            Annotations = """{"contact":"java team, floor 2"}""",
        },
        new("Ruby_buildpack", "cflinuxfs4", Buildpack, Enabled: true, Locked: true, HasFile: true, UpdatedAfterSeconds: 0)
        {
            Labels = """{"env":"staging"}""",
        },
        new("go-buildpack", "cflinuxfs3", CloudNative, Enabled: false, Locked: false, HasFile: true, UpdatedAfterSeconds: 86_400)
        {
            Labels = """{"env":"prod","example.com/team":"core"}""",
        },
        new("java", null, Buildpack, Enabled: false, Locked: true, HasFile: true, UpdatedAfterSeconds: 121),
        new("ruby_buildpack", "windows2019,core", CloudNative, Enabled: true, Locked: false, HasFile: true, UpdatedAfterSeconds: 0)
        {
            Labels = """{"tier":"worker","deprecated":""}""",
        },
        new("java_buildpack", "cflinuxfs3", Buildpack, Enabled: true, Locked: false, HasFile: false, UpdatedAfterSeconds: 0)
        {
            Labels = """{"env":"prod","tier":"worker"}""",
        },
        new("PHP_buildpack", "cflinuxfs4", CloudNative, Enabled: false, Locked: false, HasFile: true, UpdatedAfterSeconds: 3_600)
        {
            Labels = """{"env":"dev"}""",
            Annotations = """{"example.com/note":"","contact":"php team"}""",
        },
        new("binary_buildpack2", "windows2019,core", Buildpack, Enabled: true, Locked: true, HasFile: true, UpdatedAfterSeconds: 0),
    ];

    /// <summary>Two buildpacks a step.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(61);

    public static IEnumerable<BuildpackRow> Rows(int count, DateTimeOffset start, SeededIds ids)
    {
        var seeds = Enumerable.Range(0, count).Select(i => i < Fixed.Length ? Fixed[i] : Another(i, ids)).ToList();
        var positions = seeds.CountBy(seed => seed.Lifecycle)
            .ToDictionary(lifecycle => lifecycle.Key, lifecycle => new Queue<int>(ids.Displaced(lifecycle.Value)));
        foreach (var (i, seed) in seeds.Index())
        {
            var created = start + (i / 2 * Step);
            yield return new BuildpackRow
            {
                Guid = ids.Guid(),
                Name = seed.Name,
                Stack = seed.Stack,
                Lifecycle = seed.Lifecycle,
                Position = positions[seed.Lifecycle].Dequeue(),
                Enabled = seed.Enabled,
                Locked = seed.Locked,
                Filename = seed.HasFile ? $"{seed.Name}-cached-v1.{i}.0.zip" : null,
                Labels = seed.Labels,
                Annotations = seed.Annotations,
                CreatedAt = Timestamp.Print(created),
                UpdatedAt = Timestamp.Print(created.AddSeconds(seed.UpdatedAfterSeconds)),
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
