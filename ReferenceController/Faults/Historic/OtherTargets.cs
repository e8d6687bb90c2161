using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Releases;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>What can deviate beside the lists of everything and their items, today: lists below items, objects and files.</summary>
internal static class OtherTargets
{
    private static readonly V2Dialect V2 = V2Dialect.Current;

    private static readonly V3Dialect V3 = V3Dialect.Current;

    /// <summary>The lists below items, and those of a part of a table.</summary>
    public static IEnumerable<FaultTarget> Lists =>
    [
        .. from owner in Catalog.Resources
           where owner.V2 is not null
           from relation in owner.V2!.Relations
           where relation is { IsMany: true, Table: not null }
           let listed = Find(relation.Table!)
           select FaultTarget.Of(relation.Q is { } filters ? listed with { V2 = listed.V2! with { Q = filters } } : listed, V2)
               .Below(Parent(V2, V2.PathOf(owner, owner.V2!)), relation.Below),
        .. from owner in Catalog.Resources
           where owner.V3 is not null
           from child in owner.V3!.Children
           let listed = Find(child.Table)
           select FaultTarget.Of(child.Filters is { } filters ? listed with { V3 = listed.V3! with { Filters = filters } } : listed, V3)
               .Below(owner.Name, child.Segment),
        .. from resource in Catalog.Resources
           where resource.V2 is { IsListed: true, Segment: not null }
           select FaultTarget.Of(resource, V2),
    ];

    /// <summary>The objects, and the items that no list of everything has.</summary>
    public static IEnumerable<FaultTarget> Answers
    {
        get
        {
            var listed = GeneralFaults.Items.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. from endpoint in Release.Current.Endpoints(Store.None, TimeProvider.System)
                   where endpoint.Method == HttpMethods.Get && !listed.Contains(NameOf(endpoint))
                   from target in Of(endpoint)
                   select target,
            ];
        }
    }

    public static IEnumerable<FaultTarget> Files =>
    [
        Of(V3, "v3.apps.manifest", "/v3/apps/:guid/manifest", "file"),
        Of(V3, "v3.droplets.download", "/v3/droplets/:guid/download", "file"),
        Of(V2, "v2.apps-droplet.download", "/v2/apps/:guid/droplet/download", "file"),
    ];

    private static IEnumerable<FaultTarget> Of(ApiEndpoint endpoint) => endpoint switch
    {
        ObjectEndpoint other => [Of(DialectOf(other), other.Name, other.Path, "object")],
        // What is found by its name is an endpoint of its own for each name.
        ItemEndpoint { Path: ['/', 'v', '2', ..] } item when Keyed(item) is { } resource => Release.Current.SeedsOf(resource)!.Items
            .Select(seed => Of(V2, $"{item.List}-{seed[resource.Key]}.get", item.Path.Replace(":guid", seed[resource.Key]), "object")),
        ItemEndpoint item => [Of(DialectOf(item), item.Name, item.Path, "item")],
        _ => [],
    };

    private static Resource? Keyed(ItemEndpoint item) => Catalog.Resources.FirstOrDefault(resource =>
        resource is { V2: { } view, Key: "name" } && V2.NameOf(V2.PathOf(resource, view)) == item.List);

    private static Dialect DialectOf(ApiEndpoint endpoint) => endpoint.Path.StartsWith("/v2/", StringComparison.Ordinal) ? V2 : V3;

    private static string NameOf(ApiEndpoint endpoint) => endpoint switch
    {
        ItemEndpoint item => item.Name,
        ObjectEndpoint other => other.Name,
        _ => "",
    };

    private static Resource Find(string table) => Catalog.Resources.First(resource => resource.Name == table);

    private static string Parent(Dialect dialect, string path) => path[(dialect.Family.Length + 2)..];

    private static FaultTarget Of(Dialect dialect, string name, string path, string answer) => FaultTarget.OfObject(V2, name, path, []) with
    {
        Edition = dialect.Release,
        Answer = answer,
    };
}
