using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults;

/// <summary>A place of an item.</summary>
/// <param name="Place">The place: <c>/name/name</c>.</param>
/// <param name="Kind">What is there.</param>
internal sealed record ExposedField(string Place, ColumnKind Kind)
{
    /// <summary>The place as names of faults and clauses write it.</summary>
    public string Slug => Place.PlaceSlug();

    /// <summary>What it is, as far as it matters to operators.</summary>
    public string Trait => Kind == ColumnKind.OptionalText ? "optional text field" : $"{Kind} field".ToLowerInvariant();

    /// <summary>How many members lie on the way.</summary>
    public int Depth => Place.Count(letter => letter == '/');

    public static ImmutableArray<ExposedField> Of(Resource resource, V2View view) =>
    [
        new("/metadata", ColumnKind.Object), new("/metadata/guid", ColumnKind.Guid), new("/metadata/created_at", ColumnKind.Created),
        new("/metadata/updated_at", ColumnKind.Updated), new("/entity", ColumnKind.Object),
        .. view.Entity.Select(field => new ExposedField($"/entity/{field.Path}", field.KindIn(resource))),
    ];

    /// <summary>With the objects around the fields, each of them once; but nothing of what only accompanies a secret.</summary>
    public static ImmutableArray<ExposedField> Of(Resource resource, V3View view, V3Dialect dialect)
    {
        var fields = dialect.FieldsOf(resource, view).ToList();
        var secret = fields.Where(field => field.KindIn(resource) == ColumnKind.Secret).Select(field => Around(field.Path)).ToHashSet();
        return
        [
            .. fields.Where(field => !secret.Contains(Around(field.Path)))
                .SelectMany(field => Objects(field.Path).Concat(At(field.Path, field.KindIn(resource))))
                .Append(new ExposedField("/links", ColumnKind.Object))
                .DistinctBy(field => field.Place),
        ];
    }

    /// <summary>A relationship is two objects around the guid.</summary>
    private static IEnumerable<ExposedField> At(string path, ColumnKind kind) => kind != ColumnKind.Reference ? [new(PlaceOf(path), kind)] :
        [new(PlaceOf(path), ColumnKind.Object), new($"{PlaceOf(path)}/data", ColumnKind.Object), new($"{PlaceOf(path)}/data/guid", kind)];

    private static IEnumerable<ExposedField> Objects(string path) =>
        path.Index()
            .Where(letter => letter.Item == '.')
            .Select(letter => new ExposedField(PlaceOf(path[..letter.Index]), ColumnKind.Object));

    private static string PlaceOf(string path) => $"/{path.Replace('.', '/')}";

    private static string Around(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];
}

/// <summary>A value of include, and what it adds.</summary>
/// <param name="Value">The way of references.</param>
/// <param name="Place">Where the array of what is added stands in the answer.</param>
internal sealed record ExposedInclude(string Value, string Place)
{
    public string Slug => Value.Slug();

    /// <summary>What it is, as far as it matters to operators.</summary>
    public string Trait => Value.Contains('.', StringComparison.Ordinal) ? "include of what is included" : "include";

    public static ExposedInclude Of(V3Included included, Table table, Model model) =>
        new(included.Value, $"/included/{model.Steps(table, included.Ways[^1]).Last().To.Name}");
}

/// <summary>A link of an item.</summary>
/// <param name="Relation">Its name, as names of faults and clauses write it.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Href">Where its text is.</param>
/// <param name="Method">The method, where the link names one.</param>
internal sealed record ExposedLink(string Relation, string Place, string Href, string? Method = null)
{
    /// <summary>Whether only some items have it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it leads to the item or below it.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>Its name, as an item shows it.</summary>
    public string Name => Place[(Place.LastIndexOf('/') + 1)..];

    /// <summary>Where version 3 shows the guid of what the link leads to, if it is related to the item.</summary>
    public string Related => $"/relationships/{Name}/data/guid";

    /// <summary>What it is, as far as it matters to operators.</summary>
    public string Trait => Method is null ? "link" : "link with method";

    public static ExposedLink Of(V3Link link) => new(
        link.Relation.Slug(), $"/links/{link.Relation}", $"/links/{link.Relation}/href", link.Method)
    {
        IsOptional = !link.When.IsEmpty,
        IsOwn = link.Path.StartsWith(V3Link.SelfPath, StringComparison.Ordinal),
    };
}

/// <summary>A filter parameter of v3 that is a list of words.</summary>
/// <param name="Parameter">The name.</param>
/// <param name="Column">What is compared; <see langword="null"/> where items do not show what they are filtered by.</param>
internal sealed record ExposedFilter(string Parameter, string? Column)
{
    public string Slug => Parameter.Slug();

    /// <summary>What it is, as far as it matters to operators.</summary>
    public string Trait => Column is null ? "filter by what is hidden" : "word filter";

    public bool Has(Condition condition) => condition is { Comparison: Comparison.OneOf } && condition.Column == Column;

    public static ExposedFilter Of(V3Filter filter, Table table) =>
        new(filter.Parameter, filter.IsShown ? filter.Expression(Catalog.Model, table) : null);
}
