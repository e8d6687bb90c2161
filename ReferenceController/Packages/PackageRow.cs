namespace CloudController.Reference;

/// <summary>One package as it is stored.</summary>
internal sealed record PackageRow
{
    public string Guid { get; init; } = "";

    public string AppGuid { get; init; } = "";

    /// <summary>One of <see cref="PackageType"/>.</summary>
    public string Type { get; init; } = PackageType.Bits;

    /// <summary>One of <see cref="PackageState"/>.</summary>
    public string State { get; init; } = PackageState.AwaitingUpload;

    /// <summary>The kind of <see cref="Hash"/>: sha1, or sha256 since 2017.</summary>
    public string HashType { get; init; } = "sha1";

    /// <summary>The hash of the bits in hex digits, once they are there.</summary>
    public string? Hash { get; init; }

    public string? Error { get; init; }

    /// <summary>The image of a docker package; without one the package has no docker data at all.</summary>
    public string? Image { get; init; }

    public string? DockerUser { get; init; }

    public string? DockerEmail { get; init; }

    public string? DockerPassword { get; init; }

    public string? DockerLoginServer { get; init; }

    public bool StoreImage { get; init; }

    /// <summary>A JSON object of texts.</summary>
    public string Labels { get; init; } = "{}";

    /// <summary>A JSON object of texts.</summary>
    public string Annotations { get; init; } = "{}";

    public string CreatedAt { get; init; } = "";

    public string? UpdatedAt { get; init; }
}

/// <summary>The kinds of packages.</summary>
internal static class PackageType
{
    public const string Bits = "bits";
    public const string Docker = "docker";
}

/// <summary>The states of a package.</summary>
internal static class PackageState
{
    public const string AwaitingUpload = "AWAITING_UPLOAD";
    public const string ProcessingUpload = "PROCESSING_UPLOAD";
    public const string Ready = "READY";
    public const string Failed = "FAILED";
    public const string Copying = "COPYING";
    public const string Expired = "EXPIRED";
}
