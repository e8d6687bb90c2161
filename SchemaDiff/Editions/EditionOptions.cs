namespace CloudController.SchemaDiff.Editions;

/// <summary>What the documents of an edition do not say of themselves.</summary>
/// <param name="Version">The version; <c>null</c> to take what the documents say, or the folder that they are in.</param>
/// <param name="Date">The day they were published; <c>null</c> where it is not known.</param>
public sealed record EditionOptions(string? Version = null, DateOnly? Date = null)
{
    /// <summary>Whether examples keep the documented shape but have values of our own, beside bodies that show every field.</summary>
    public bool OwnValues { get; init; }
}
