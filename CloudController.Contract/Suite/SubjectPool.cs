using System.Collections.Concurrent;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Suite;

/// <summary>
/// Chooses the guids for routes that need one out of the target's own lists, once a run. Where items come in kinds that look different,
/// there is a subject for each kind, one for each condition that a link or an invariant of the endpoint has, and one for each field that
/// only some items have.
/// </summary>
/// <param name="list">Brings the list of the endpoint in a folder such as <c>packages.list</c>, as the given clause asks for it.</param>
/// <param name="isSecret">Whether a value must not be repeated in a request.</param>
/// <param name="depth">How deep the run looks: a quick run leaves it at the kinds.</param>
internal sealed class SubjectPool(Func<EndpointContract, string, Task<ItemList>> list, Func<string, bool> isSecret, RunDepth depth)
{
    /// <summary>Of so many kinds of items one each is asked for.</summary>
    internal const int MostKinds = 3;

    private const int MostSubjects = 8;

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Subject>>>> _chosen = new(StringComparer.Ordinal);

    /// <summary>The subjects of <paramref name="endpoint"/>; at least one.</summary>
    /// <exception cref="InconclusiveException">The target has no item that fits.</exception>
    internal Task<IReadOnlyList<Subject>> OfAsync(EndpointContract endpoint) =>
        _chosen.GetOrAdd(endpoint.Name, _ => new(() => ChooseAsync(endpoint))).Value;

    private async Task<IReadOnlyList<Subject>> ChooseAsync(EndpointContract endpoint)
    {
        if (endpoint.Subject.Count == 0)
            return [Subject.None];
        var values = new List<(string Placeholder, IReadOnlyList<string> Values)>();
        foreach (var (placeholder, subject) in endpoint.Subject)
            values.Add((placeholder, await ValuesAsync(endpoint, subject).ConfigureAwait(false)));
        return Enumerable.Range(0, values.Max(row => row.Values.Count))
            .Select(index => new Subject(values.ToDictionary(
                row => row.Placeholder, row => row.Values[Math.Min(index, row.Values.Count - 1)])))
            .ToList();
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(EndpointContract endpoint, SubjectContract subject)
    {
        try
        {
            var items = (await list(endpoint, subject.From).ConfigureAwait(false)).Items;
            var fitting = items
                .Where(item => item.Meets(subject.When) && item.Text(subject.At) is { Length: > 0 } value && !isSecret(value))
                .ToList();
            var chosen = Chosen(fitting, endpoint).Select(item => item.Text(subject.At)!).ToList();
            return chosen.Count > 0
                ? chosen
                : throw new InconclusiveException("no-subject",
                    $"no item of {subject.From} {Fitting(subject)}, so there is nothing to ask {endpoint.Route} for");
        }
        catch (DeviationException broken)
        {
            throw new InconclusiveException("no-subject",
                $"{subject.From} cannot be read, so there is nothing to ask {endpoint.Route} for: {broken.Message}");
        }
    }

    /// <summary>
    /// One item of each kind, and one more for each condition of the endpoint that none of these meets and each documented field that none
    /// of these has. Where another resource leads to the item that is asked for, a few of that.
    /// </summary>
    private IEnumerable<Item> Chosen(List<Item> fitting, EndpointContract endpoint)
    {
        var chosen = fitting.DistinctBy(KindOf).Take(MostKinds).ToList();
        var areOfAnswer = fitting.TrueForAll(item => item.Contract.Name == endpoint.Resource?.Name);
        // What the item that is asked for looks like, the one that leads to it does not tell.
        if (endpoint.Answer.Item is not null && !areOfAnswer)
            return depth == RunDepth.Quick ? chosen : chosen.Union(fitting).Take(MostKinds);
        foreach (var wanted in areOfAnswer ? Wanted(endpoint) : [])
        {
            if (!chosen.Exists(wanted) && fitting.Find(wanted) is { } another)
                chosen.Add(another);
        }

        return chosen.Take(depth == RunDepth.Quick ? MostKinds : MostSubjects);
    }

    private static IEnumerable<Predicate<Item>> Wanted(EndpointContract endpoint)
    {
        foreach (var condition in endpoint.Links.Select(link => link.When).Concat(endpoint.Invariants.Select(invariant => invariant.When)))
            yield return item => item.Meets(condition);
        foreach (var field in endpoint.Answer.Item is null ? [] : endpoint.Schema!.Fields.All)
            yield return item => JsonPointer.FindAll(item.Value, field.Pointer).Any();
    }

    private static string? KindOf(Item item) => item.Contract.Kind is { } pointer ? item.At(pointer)?.GetRawText() : null;

    private static string Fitting(SubjectContract subject) => subject.When.Count > 0
        ? "with " + string.Join(" and ", subject.When.Select(condition => $"{condition.Key} {condition.Value}"))
        : $"has a value at {subject.At}";
}
