namespace CloudController.Reference;

/// <summary>One buildpack as it is stored.</summary>
internal sealed record BuildpackRow
{
    public string Guid { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The stack that the buildpack is for; <see langword="null"/> for any.</summary>
    public string? Stack { get; init; }

    /// <summary>One of <see cref="BuildpackLifecycle"/>.</summary>
    public string Lifecycle { get; init; } = BuildpackLifecycle.Buildpack;

    /// <summary>The rank among the buildpacks of the same lifecycle, from 1 and without gaps.</summary>
    public long Position { get; init; }

    public bool Enabled { get; init; }

    public bool Locked { get; init; }

    /// <summary>The name of the uploaded file, if there is one.</summary>
    public string? Filename { get; init; }

    /// <summary>A JSON object of texts.</summary>
    public string Labels { get; init; } = "{}";

    /// <summary>A JSON object of texts.</summary>
    public string Annotations { get; init; } = "{}";

    public string CreatedAt { get; init; } = "";

    public string? UpdatedAt { get; init; }
}

/// <summary>What a buildpack is made for.</summary>
internal static class BuildpackLifecycle
{
    public const string Buildpack = "buildpack";
    public const string CloudNative = "cnb";
}
