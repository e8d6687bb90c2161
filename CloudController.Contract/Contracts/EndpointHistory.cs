using System.Collections.Concurrent;
using CloudController.Contract.Files;
using CloudController.Contract.Validation;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Contracts;

/// <summary>
/// One endpoint at every version that its edition describes. Where a version does not have a field, everything that needs the field, such
/// as a filter by it, is left out too, so that the contract dates the field only.
/// </summary>
public sealed class EndpointHistory
{
    private readonly Dated<EndpointContract> _endpoint;
    private readonly Dated<Edition> _edition;
    private readonly Dated<ResponseSchema>? _schema;
    private readonly ConcurrentDictionary<ApiVersion, EndpointContract> _at = [];

    internal EndpointHistory(Dated<EndpointContract> endpoint, Dated<Edition> edition, Dated<ResponseSchema>? schema)
    {
        (_endpoint, _edition, _schema) = (endpoint, edition, schema);
        var (oldest, newest) = (edition.Newest.Oldest, edition.Newest.Number);
        var changes = endpoint.Changes.Concat(edition.Changes).Concat(schema?.Changes ?? []);
        Versions = [oldest, .. changes.Where(change => change > oldest).Distinct().Order()];
        if (Versions[^1] > newest)
            throw new ContractDataException(endpoint.File, $"the dates of {edition.Newest} mention {Versions[^1]}, which is newer");
        if (!endpoint.Lifetime.IsCertainAt(null))
            throw new ContractDataException(endpoint.File, $"{edition.Newest} does not have the endpoint");
        Newest = Complete(new(newest));
    }

    /// <summary>
    /// The oldest version that the dates reach back to and every later one that brought, changed or removed something, ascending.
    /// </summary>
    public IReadOnlyList<Version> Versions { get; }

    /// <summary>The endpoint at the edition's own version.</summary>
    public EndpointContract Newest { get; }

    /// <summary>The endpoint at the edition's own version and at all others.</summary>
    public IEnumerable<EndpointContract> Everywhere =>
        Versions.Select(version => At(new(version))).OfType<EndpointContract>().Prepend(Newest);

    /// <summary>
    /// The endpoint as a target of <paramref name="version"/> has it; <c>null</c> where it is not certain that it has it. A target that is
    /// newer than the edition is taken to have what the edition's own version has.
    /// </summary>
    public EndpointContract? At(ApiVersion version) =>
        !_endpoint.Lifetime.IsCertainAt(version) ? null
        : version.Number > Newest.Edition.Number ? Newest
        : _at.GetOrAdd(version, Complete);

    private EndpointContract Complete(ApiVersion version)
    {
        var others = FieldsOfOtherVersions(version);
        var contract = _endpoint.At(version) with
        {
            Edition = _edition.At(version),
            Schema = _schema?.At(version),
            AtOtherVersions = others,
            History = this,
        };
        return Without(contract, [.. others.Keys], Uncertain(version));
    }

    private Dictionary<string, OtherVersions> FieldsOfOtherVersions(ApiVersion version)
    {
        var known = KnownAt(version);
        var others = new Dictionary<string, OtherVersions>(StringComparer.Ordinal);
        foreach (var (at, next) in Versions.Zip([.. Versions.Skip(1), Versions[^1]]))
        {
            foreach (var pointer in KnownAt(new(at)).Except(known))
            {
                if (at >= version.Number)
                    others.TryAdd(pointer, new(at, IsYounger: true));
                else
                    others[pointer] = new(next, IsYounger: false);
            }
        }

        return others;
    }

    /// <summary>The fields that are documented, and those that are known although they are not.</summary>
    private HashSet<string> KnownAt(ApiVersion version) =>
    [
        .. _schema?.At(version).Fields.All.Select(field => field.Pointer) ?? [],
        .. _endpoint.At(version).Undocumented.Select(undocumented => undocumented.Place),
    ];

    /// <summary>The fields that a preview (3.99.0-rc.1) may have already, because the version of its number (3.99.0) brings them.</summary>
    private HashSet<string> Uncertain(ApiVersion version) =>
        version.IsPreview && Versions.LastOrDefault(at => at < version.Number) is { } before
            ? [.. KnownAt(version).Except(KnownAt(new(before)))]
            : [];

    private static EndpointContract Without(EndpointContract contract, HashSet<string> others, HashSet<string> uncertain)
    {
        return others.Count + uncertain.Count == 0 ? contract : contract with
        {
            Parameters = contract.Parameters.Select(Known).OfType<ParameterContract>().ToList(),
            Links = contract.Links.Where(link => Has(link.Pointer))
                .Select(link => HasForCertain(link.By) ? link : link with { By = null })
                .ToList(),
            Invariants = contract.Invariants.Where(invariant => invariant.Pointers.All(Has)).ToList(),
        };

        bool Has(string? pointer) => pointer is null || !others.Contains(Field(pointer));

        bool HasForCertain(string? pointer) => Has(pointer) && (pointer is null || !uncertain.Contains(Field(pointer)));

        string Field(string pointer) => contract.ItemPlace + pointer;

        // A filter by a field that items do not show can still be tested in part; every other kind of parameter needs the field in the
        // items.
        ParameterContract? Known(ParameterContract parameter)
        {
            var filters = parameter.Filters.Where(filter => HasForCertain(filter.Field)).ToList();
            return (HasForCertain(parameter.Field), parameter.Kind) switch
            {
                _ when filters.Count == 0 && parameter.Filters.Count > 0 => null,
                (true, _) => parameter with { Filters = filters },
                (false, ParameterKind.ListFilter) => parameter with { Field = null, Filters = filters },
                _ => null,
            };
        }
    }
}

/// <summary>When something is part of an endpoint that one version does not have.</summary>
/// <param name="Version">The version that brought it, or the one that removed it.</param>
/// <param name="IsYounger">Whether later versions have it; otherwise earlier ones had it.</param>
public sealed record OtherVersions(Version Version, bool IsYounger)
{
    /// <summary>As the end of a sentence.</summary>
    public override string ToString() => IsYounger ? $"came with {Version}" : $"was removed with {Version}";
}
