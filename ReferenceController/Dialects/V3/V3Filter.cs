using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>How the text of a v3 filter is compared.</summary>
internal enum V3Match
{
    /// <summary>A comma-delimited list, one of whose items the column has to equal.</summary>
    AnyOf,

    /// <summary>As <see cref="AnyOf"/>, where an empty item stands for null.</summary>
    AnyOfOrNull,

    /// <summary>As <see cref="AnyOf"/>, upper and lower case being the same.</summary>
    AnyOfInAnyCase,

    /// <summary>One text, commas included, that the column has to equal.</summary>
    One,

    /// <summary>Whether a flag is set.</summary>
    Flag,

    /// <summary>A list none of whose items the column may equal.</summary>
    NoneOf,

    /// <summary>A list one of whose items the column has to contain, upper and lower case being the same.</summary>
    Contains,

    /// <summary>The guid of an item that the listed ones have to come after.</summary>
    AfterItem,
}

/// <summary>One filter parameter of a v3 list.</summary>
/// <param name="Parameter">The name.</param>
/// <param name="Path">The column, or the way to it, as in <see cref="Model.Expression"/>.</param>
/// <param name="Match">The comparison.</param>
internal sealed record V3Filter(string Parameter, string Path, V3Match Match)
{
    /// <summary>Whether an item shows what it is filtered by.</summary>
    public bool IsShown => !Path.Contains('.', StringComparison.Ordinal) && !Ways.LeadsToMany(Path);

    /// <summary>The SQL expression that is compared.</summary>
    public string Expression(Model model, Table table) => (Match, model.Expression(table, Path)) switch
    {
        (V3Match.AnyOfOrNull, var column) => $"coalesce({column}, '')",
        (V3Match.AnyOfInAnyCase, var column) => $"{column} COLLATE NOCASE",
        (_, var column) => column,
    };

    public V3ReadFilter Of(Model model, Table table)
    {
        if (Match == V3Match.AfterItem)
            return new V3ReadFilter(Parameter, text => [new(table.Name, Comparison.AfterItem, [text])]);
        if (Ways.LeadsToMany(Path))
            return new V3ReadFilter(Parameter, text => [model.Condition(table, Path, Comparison.OneOf, V3ReadFilter.Items(text))]);
        var column = Expression(model, table);
        var comparison = Match switch
        {
            V3Match.NoneOf => Comparison.NoneOf,
            V3Match.Contains => Comparison.Contains,
            _ => Comparison.OneOf,
        };
        return new V3ReadFilter(Parameter, text => [new(column, comparison, Values(text))]);
    }

    private ImmutableArray<string> Values(string text) => Match switch
    {
        V3Match.Flag => [Bit(text)],
        V3Match.One => [text],
        _ => V3ReadFilter.Items(text),
    };

    private string Bit(string text) => text switch
    {
        "true" => "1",
        "false" => "0",
        _ => throw Errors.BadQueryParameter($"{Wording.Title(Parameter)} must be 'true' or 'false'").AsException(),
    };
}

/// <summary>A filter parameter of one list, ready to be read.</summary>
/// <param name="Parameter">The name, brackets included.</param>
/// <param name="Read">From the parameter's text to the conditions that a row has to meet.</param>
internal sealed record V3ReadFilter(string Parameter, Func<string, ImmutableArray<Condition>> Read)
{
    /// <summary>The filters by label and time, which every list has of whose items there are labels and times.</summary>
    /// <param name="table">The table.</param>
    /// <param name="times">The times that there are filters for.</param>
    public static IEnumerable<V3ReadFilter> OfEveryList(Table table, ImmutableArray<string> times) =>
    [
        .. table.Columns.Any(column => column.Name == "labels")
            ? new[] { new V3ReadFilter("label_selector", text => LabelSelector.Parse(text, "labels")) } : [],
        .. times.SelectMany(time => Times($"{time}s", time)),
    ];

    /// <summary>Splits at commas. A comma inside an item is still percent-encoded here, because clients encode it twice.</summary>
    public static ImmutableArray<string> Items(string text) => [.. text.Split(',').Select(Uri.UnescapeDataString)];

    /// <summary>A list of times of which the column has to be one, and the four comparisons with one time.</summary>
    private static ImmutableArray<V3ReadFilter> Times(string parameter, string column) =>
    [
        new(parameter, text => [new(column, Comparison.OneOf, [.. Items(text).Select(item => Time(parameter, item))])]),
        Compared(parameter, "lt", column, Comparison.Below),
        Compared(parameter, "lte", column, Comparison.AtMost),
        Compared(parameter, "gt", column, Comparison.Above),
        Compared(parameter, "gte", column, Comparison.AtLeast),
    ];

    private static V3ReadFilter Compared(string parameter, string operation, string column, Comparison comparison) =>
        new($"{parameter}[{operation}]", text => [new(column, comparison, [Time(parameter, text)])]);

    /// <summary>Times are stored as they are printed, so that the text that is sent compares as it is.</summary>
    private static string Time(string parameter, string text) => Timestamp.IsOne(text)
        ? text
        : throw Errors.BadQueryParameter(
            $"{Wording.Title(parameter)} has an invalid timestamp format. "
            + "Timestamps should be formatted as 'YYYY-MM-DDThh:mm:ssZ'").AsException();
}

/// <summary>The words in which filters are written down.</summary>
internal static class Filters
{
    public static V3Filter AnyOf(string parameter, string path) => new(parameter, path, V3Match.AnyOf);

    public static V3Filter AnyOfOrNull(string parameter, string path) => new(parameter, path, V3Match.AnyOfOrNull);

    public static V3Filter AnyOfInAnyCase(string parameter, string path) => new(parameter, path, V3Match.AnyOfInAnyCase);

    public static V3Filter Only(string parameter, string path) => new(parameter, path, V3Match.One);

    public static V3Filter IsSet(string parameter, string path) => new(parameter, path, V3Match.Flag);

    public static V3Filter NoneOf(string parameter, string path) => new($"{parameter}[not]", path, V3Match.NoneOf);

    public static V3Filter Containing(string parameter, string path) => new(parameter, path, V3Match.Contains);

    public static V3Filter After(string parameter) => new(parameter, "id", V3Match.AfterItem);
}
