using CloudController.Contract.Json;
using CloudController.Contract.Validation;

namespace CloudController.ContractTests.Topics;

/// <summary>
/// Which clause tells a departure from the schema of an answer. The clauses about fields and links ask this about every departure that the
/// run met, and the tests of this project ask it about every departure that a schema can show.
/// </summary>
public static class SchemaClauses
{
    /// <summary>The topic of the fields of items.</summary>
    public const string Items = "resources";

    /// <summary>The topic of the fields around items.</summary>
    public const string Envelope = "envelope";

    /// <summary>The topic of the fields of an object that is no item.</summary>
    public const string Body = "body";

    /// <summary>The rule, in each of these topics, of members that the document does not show.</summary>
    public const string OnlyDocumented = "only-documented-fields";

    /// <summary>The topic and rule of the clause that tells <paramref name="deviation"/>, such as <c>resources/name</c>.</summary>
    /// <returns>
    /// <c>null</c> where no clause about fields tells it: a body that is no object, which <c>envelope/json</c> tells, and a member that is
    /// known although the document does not show it.
    /// </returns>
    public static string? RuleOf(EndpointContract contract, SchemaDeviation deviation)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(deviation);
        if (LinkAt(contract, deviation.Pointer) is { } link)
            return RuleOf(link);
        if (contract.Schema!.Fields.Owner(deviation) is { } field)
            return field.Length == 0 ? null : RuleOf(contract, field);
        var place = JsonPointer.Generalize(deviation.Pointer);
        return contract.Undocumented.Any(known => known.Place == place) ? null : $"{TopicOf(contract, place)}/{OnlyDocumented}";
    }

    /// <summary>The topic and rule of the clause about the field at <paramref name="pointer"/>.</summary>
    public static string RuleOf(EndpointContract contract, string pointer) => $"{TopicOf(contract, pointer)}/{SlugOf(contract, pointer)}";

    /// <summary>The topic and rule of the clause about <paramref name="link"/>.</summary>
    public static string RuleOf(LinkContract link) => $"resource-links/{link.Slug}";

    /// <summary>The field at <paramref name="pointer"/> as ids of clauses write it.</summary>
    internal static string SlugOf(EndpointContract contract, string pointer) =>
        PlaceOf(contract, pointer).Replace("/*", "", StringComparison.Ordinal).Trim('/').Replace('/', '-').Replace('_', '-');

    /// <summary>Where the field is, seen from its item if it is part of one.</summary>
    internal static string PlaceOf(EndpointContract contract, string pointer) =>
        IsOfItem(contract, pointer) ? pointer[contract.ItemPlace!.Length..] : pointer;

    internal static bool IsOfItem(EndpointContract contract, string pointer) =>
        contract.ItemPlace is { } prefix && JsonPointer.Generalize(pointer).StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>The link of an item that <paramref name="pointer"/> is part of.</summary>
    public static LinkContract? LinkAt(EndpointContract contract, string pointer) => contract.ItemPlace is null
        ? null
        : contract.Links.FirstOrDefault(link =>
            (JsonPointer.Generalize(pointer) + "/").StartsWith($"{contract.ItemPlace}{link.Pointer}/", StringComparison.Ordinal));

    /// <summary>The topic of the field at <paramref name="pointer"/>.</summary>
    public static string TopicOf(EndpointContract contract, string pointer) =>
        contract.Answer.Object is not null ? Body : IsOfItem(contract, pointer) ? Items : Envelope;
}
