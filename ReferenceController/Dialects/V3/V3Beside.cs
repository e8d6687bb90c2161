using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>
/// The parameters fields and embed: parts of other items beside the list, and what is shown of an item only if asked for.
/// </summary>
/// <param name="FieldSets">What fields takes.</param>
/// <param name="Embeds">What embed takes.</param>
internal sealed record V3Beside(ImmutableArray<V3FieldSet> FieldSets, ImmutableArray<string> Embeds)
{
    private const string Embed = "embed";

    public static V3Beside Nothing { get; } = new([], []);

    public IEnumerable<string> Names =>
        FieldSets.Select(set => set.Parameter).Concat(Embeds.IsEmpty ? Enumerable.Empty<string>() : [Embed]);

    /// <summary>The members that are asked for, by the way to the items that have them.</summary>
    /// <exception cref="ApiErrorException">A member is not one of those that can be had.</exception>
    public ImmutableDictionary<string, ImmutableArray<string>> Members(QueryParameters parameters) => FieldSets
        .Where(set => !parameters.All(set.Parameter).IsEmpty)
        .ToImmutableDictionary(
            set => set.WholeWay,
            set => Valid(
                parameters.All(set.Parameter)[^1],
                set.Members,
                $"Fields '{set.Way}' valid keys are: {Wording.Quoted(set.Members)}"));

    /// <exception cref="ApiErrorException">There is nothing so called.</exception>
    public ImmutableArray<string> Embedded(QueryParameters parameters) => Embeds.IsEmpty || parameters.All(Embed).IsEmpty
        ? []
        : Valid(parameters.All(Embed)[^1], Embeds, $"Invalid embedded resource. Valid embedded resources are: {Wording.Quoted(Embeds)}");

    private static ImmutableArray<string> Valid(string text, ImmutableArray<string> valid, string otherwise)
    {
        var asked = text.Split(',');
        return asked.All(valid.Contains) ? [.. asked.Distinct()] : throw Errors.BadQueryParameter(otherwise).AsException();
    }
}
