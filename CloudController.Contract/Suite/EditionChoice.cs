using CloudController.Contract.Contracts;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Suite;

/// <summary>The edition of one family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Edition">The edition; <c>null</c> where none applies.</param>
/// <param name="Why">Why this one, or none.</param>
public sealed record EditionChoice(string Family, Edition? Edition, string Why)
{
    /// <summary>Whether the target offers the family at all.</summary>
    public bool IsServed { get; init; }

    /// <summary>
    /// As of which version the edition is held against the target; <c>null</c> where a setting names it, which then counts as it stands.
    /// </summary>
    public ApiVersion? Version { get; init; }

    /// <summary>The version as the target states it; <c>null</c> where it states none.</summary>
    public string? Stated { get; init; }

    /// <summary>Whether the target is newer than the edition, and may have what no document of the edition knows.</summary>
    internal bool IsNewerThanEdition => Version is { } version && Edition is { } edition && version.Number > edition.Number;

    /// <summary>The endpoint as the target has it; <c>null</c> where it is too old for it.</summary>
    internal EndpointContract? At(EndpointContract endpoint) => Version is { } version ? endpoint.History.At(version) : endpoint;

    /// <summary>
    /// The edition that fits what the target says of itself. An edition newer than the target fits where its dates reach back to the
    /// target; the oldest of these tells most exactly what the target has. Otherwise the newest one that is older than the target fits. A
    /// new major version is another contract.
    /// </summary>
    public static EditionChoice Fitting(string family, string setting, string? stated, ContractLibrary library)
    {
        if (stated is null)
            return new(family, null, $"the target does not offer {family}");
        var choice = new EditionChoice(family, null, "") { IsServed = true, Stated = stated };
        if (ApiVersion.Of(stated) is not { } version)
            return choice with { Why = $"the target says that its {family} is '{stated}', which is no version; {setting} can "
                + $"name an edition" };

        var all = library.Editions.Where(edition => edition.Family == family).ToList();
        var ofMajor = all.Where(edition => edition.Number.Major == version.Number.Major).OrderBy(edition => edition.Number).ToList();
        if (ofMajor.FindLast(edition => edition.Number <= version.Number) is var older && older?.Number == version.Number)
            return Chosen(older, $"it is the newest edition that is not newer than the target's {stated}");
        var newerOnes = ofMajor.Where(edition => edition.Number > version.Number);
        if (newerOnes.FirstOrDefault(edition => new Lifetime(edition.Oldest, null).IsCertainAt(version)) is { } newer)
            return Chosen(newer,
                $"the target says {stated}, {WhichOf(newer)}, which is newer: what is younger than the target is not applicable");
        if (older is not null)
            return Chosen(older, $"it is the newest edition that is not newer than the target's {stated}");
        return choice with
        {
            Why = (all.Exists(edition => edition.Number <= version.Number), ofMajor) switch
            {
                (false, _) => $"the target's {family} is {stated}, which is older than every documented edition",
                (_, [var first, ..]) =>
                    $"the target says {stated}, {WhichOf(first)}, which is newer and tells of {first.Oldest} and later only; {setting} "
                        + $"can name it",
                _ => $"no documented edition has the major version of the target's {stated}; {setting} can name one",
            },
        };

        EditionChoice Chosen(Edition edition, string why) => choice with { Edition = edition, Why = why, Version = version };

        string WhichOf(Edition edition) => ofMajor.Count == 1
            ? $"the only edition of this major version is {edition.Version}"
            : $"the nearest edition of this major version that tells of it is {edition.Version}";
    }
}
