using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>How the items of the resources of a target's editions are made, found and removed.</summary>
/// <param name="writes">The endpoints that change something.</param>
/// <param name="reads">The endpoints that list something.</param>
public sealed class Makers(IReadOnlyList<EndpointContract> writes, IReadOnlyList<EndpointContract> reads)
{
    /// <summary>Before the name of a resource in a placeholder: an item that nothing else belongs to.</summary>
    private const string Fresh = "fresh_";

    /// <summary>Every request that makes items, those first whose items others need.</summary>
    public IReadOnlyList<EndpointContract> Creations { get; } =
        InOrder(writes.Where(write => write is { Method: "POST", Write.Relation: null }));

    /// <summary>
    /// The request that makes items of <paramref name="resource"/> of <paramref name="family"/>; <c>null</c> where none does.
    /// </summary>
    public EndpointContract? CreationOf(string family, string resource) =>
        Creations.FirstOrDefault(creation => creation.Edition.Family == family && creation.Resource!.Name == resource);

    /// <summary>The request called <paramref name="name"/>, as in <c>v3.organizations.create</c>; <c>null</c> without one.</summary>
    internal EndpointContract? Named(string name) => writes.FirstOrDefault(write => write.Name == name);

    /// <summary>The request that makes what limits an item of <paramref name="creation"/>; <c>null</c> where nothing does.</summary>
    internal EndpointContract? LimitOf(EndpointContract creation) => LimitOf(creation, Creations);

    /// <summary>The request that removes what <paramref name="creation"/> makes; <c>null</c> where none does.</summary>
    internal EndpointContract? RemovalOf(EndpointContract creation) => writes.FirstOrDefault(write =>
        write.Method == "DELETE" && write.Edition.Family == creation.Edition.Family && write.Id.Resource == creation.Id.Resource);

    /// <summary>The list in the folder <paramref name="folder"/>; <c>null</c> where the target has none.</summary>
    internal EndpointContract? ListIn(string family, string folder) => reads.FirstOrDefault(read =>
        read.Answer.List is not null && read.Edition.Family == family && read.Id.Folder == folder);

    /// <summary>The list that shows what <paramref name="creation"/> makes; <c>null</c> where none does.</summary>
    internal EndpointContract? ListOf(EndpointContract creation) => reads.FirstOrDefault(read =>
        read.Answer.List is not null && read.Edition.Family == creation.Edition.Family && read.Id.Resource == creation.Id.Resource);

    /// <summary>
    /// What asks the list for what <paramref name="creation"/> made under <paramref name="name"/>: everything, where there is no filter.
    /// </summary>
    internal Query QueryFor(EndpointContract creation, string name) => ByName(ListOf(creation)?.Parameters ?? [], creation.Resource!, name);

    /// <summary>What asks a list with <paramref name="parameters"/> for what is called <paramref name="name"/>.</summary>
    public static Query ByName(IReadOnlyList<ParameterContract> parameters, ResourceContract resource, string name)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var label = resource.Label;
        if (parameters.FirstOrDefault(filter => filter.Kind == ParameterKind.ListFilter && filter.Field == label) is { } list)
            return Query.None.With(list.Name, name);
        var q = parameters.FirstOrDefault(parameter => parameter.Kind == ParameterKind.Filter);
        return q?.Filters.FirstOrDefault(filter => filter.Field == label) is { } one
            ? Query.None.With(q.Name, $"{one.Name}:{name}")
            : Query.None;
    }

    /// <summary>The names of the resources whose items <paramref name="creation"/> refers to.</summary>
    internal static IEnumerable<string> Needs(EndpointContract creation) => creation.Write!.Body is { } body
        ? BodyTemplate.Placeholders(body).Where(name => name is not (BodyTemplate.Unique or BodyTemplate.NewGuid))
        : [];

    /// <summary>The resource that a placeholder names: <c>{user}</c> and <c>{fresh_user}</c> name users.</summary>
    internal static string ResourceOf(string placeholder) =>
        placeholder.StartsWith(Fresh, StringComparison.Ordinal) ? placeholder[Fresh.Length..] : placeholder;

    private static IReadOnlyList<EndpointContract> InOrder(IEnumerable<EndpointContract> creations)
    {
        var known = creations.OrderBy(creation => creation.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<EndpointContract>();
        known.ForEach(Visit);
        return ordered.Distinct().ToList();

        void Visit(EndpointContract creation)
        {
            var needed = Needs(creation).Select(ResourceOf).Select(resource =>
                known.Find(other => other.Edition.Family == creation.Edition.Family && other.Resource!.Name == resource));
            foreach (var before in needed.Append(LimitOf(creation, known)).OfType<EndpointContract>().Where(before => before != creation))
                Visit(before);
            ordered.Add(creation);
        }
    }

    private static EndpointContract? LimitOf(EndpointContract creation, IEnumerable<EndpointContract> creations) =>
        creation.Write!.Limit is { } limit
            ? creations.FirstOrDefault(other => other.Edition.Family == creation.Edition.Family && other.Id.Folder == limit.By)
            : null;
}
