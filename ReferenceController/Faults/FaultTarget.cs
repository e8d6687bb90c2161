namespace CloudController.Reference;

/// <summary>The links of a page.</summary>
internal enum PageLinkRole
{
    Next,
    Previous,
    First,
    Last,
}

/// <summary>What the faults of one endpoint need to know of its wire format.</summary>
internal sealed record FaultTarget
{
    private const string CurrentEdition = "current";

    /// <summary>The first part of the clause ids.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the list; those of the items begin with it.</summary>
    public required string Path { get; init; }

    /// <summary>The parameter of the page size.</summary>
    public required string Size { get; init; }

    /// <summary>What its links show without percent-encoding, beside letters and digits.</summary>
    public required string Literals { get; init; }

    /// <summary>Where a body states the number of items.</summary>
    public required string Total { get; init; }

    /// <summary>Where an item has its guid.</summary>
    public required string Guid { get; init; }

    /// <summary>Where a body has the link to another page; <see langword="null"/> where the family has no such link.</summary>
    public required Func<PageLinkRole, string?> Link { get; init; }

    /// <summary>Where a link has its text, seen from the link.</summary>
    public required string Href { get; init; }

    /// <summary>The edition of the controller that has the endpoint in this form, by its name in <see cref="ControllerEdition"/>.</summary>
    public string Edition { get; init; } = "2015";

    public bool IsCurrent => Edition == CurrentEdition;

    public bool IsV3 => Name.StartsWith("v3.", StringComparison.Ordinal);

    /// <summary>The first part of the names of the faults: the family, and for the current edition the resource too.</summary>
    public string Prefix => IsCurrent ? Name.Replace(".", "-current-", StringComparison.Ordinal) : Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    public static FaultTarget Buildpacks { get; } = new()
    {
        Name = "v2.buildpacks",
        Path = BuildpackDocument.ListPath,
        Size = V2Parameter.ResultsPerPage,
        Literals = PageUrl.V2Literals,
        Total = "/total_results",
        Guid = "/metadata/guid",
        Link = role => role switch { PageLinkRole.Next => "/next_url", PageLinkRole.Previous => "/prev_url", _ => null },
        Href = "",
    };

    public static FaultTarget Packages { get; } = new()
    {
        Name = "v3.packages",
        Path = PackageDocument.ListPath,
        Size = V3ListParser.PerPage,
        Literals = PageUrl.V3Literals,
        Total = "/pagination/total_results",
        Guid = "/guid",
        Link = role => $"/pagination/{role.ToString().ToLowerInvariant()}",
        Href = "/href",
    };

    public static FaultTarget CurrentBuildpacks { get; } = Buildpacks with { Edition = CurrentEdition };

    public static FaultTarget CurrentPackages { get; } = Packages with { Edition = CurrentEdition };

    public static FaultTarget V3Buildpacks { get; } = CurrentPackages with { Name = "v3.buildpacks", Path = V3BuildpackDocument.ListPath };

    /// <summary>Whether a request to <paramref name="path"/> concerns the endpoint: its list, its items or a route that only begins like it.</summary>
    public bool Concerns(string path) => path.StartsWith(Path, StringComparison.Ordinal);
}
