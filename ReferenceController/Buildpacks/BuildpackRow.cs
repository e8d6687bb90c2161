namespace CloudController.Reference;

/// <summary>One buildpack as it is stored.</summary>
internal sealed record BuildpackRow
{
    public string Guid { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The rank, from 1 and without gaps.</summary>
    public long Position { get; init; }

    public bool Enabled { get; init; }

    public bool Locked { get; init; }

    /// <summary>The name of the uploaded file, if there is one.</summary>
    public string? Filename { get; init; }

    public string CreatedAt { get; init; } = "";

    public string? UpdatedAt { get; init; }
}
