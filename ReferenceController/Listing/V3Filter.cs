using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>One filter parameter of a v3 list of the current edition.</summary>
/// <param name="Parameter">The name, brackets included.</param>
/// <param name="Read">From the parameter's text to the conditions that a row has to meet.</param>
internal sealed record V3Filter(string Parameter, Func<string, ImmutableArray<Condition>> Read)
{
    /// <summary>The filters by label and time, which every list has.</summary>
    public static ImmutableArray<V3Filter> OfEveryList =>
    [
        new("label_selector", text => LabelSelector.Parse(text, "labels")),
        .. Times("created_ats", "created_at"),
        .. Times("updated_ats", "updated_at"),
    ];

    /// <summary>A comma-delimited list, one of whose items the column has to equal.</summary>
    /// <param name="parameter">The name.</param>
    /// <param name="column">The column, or an expression that stands for one.</param>
    public static V3Filter AnyOf(string parameter, string column) => new(parameter, text => [new(column, Comparison.OneOf, Items(text))]);

    /// <summary>As <see cref="AnyOf"/>, where an empty item stands for null.</summary>
    public static V3Filter AnyOfOrNull(string parameter, string column) => AnyOf(parameter, $"coalesce({column}, '')");

    /// <summary>A list of times of which the column has to be one, and the four comparisons with one time.</summary>
    private static ImmutableArray<V3Filter> Times(string parameter, string column) =>
    [
        new(parameter, text => [new(column, Comparison.OneOf, [.. Items(text).Select(item => Time(parameter, item))])]),
        Compared(parameter, "lt", column, Comparison.Below),
        Compared(parameter, "lte", column, Comparison.AtMost),
        Compared(parameter, "gt", column, Comparison.Above),
        Compared(parameter, "gte", column, Comparison.AtLeast),
    ];

    private static V3Filter Compared(string parameter, string operation, string column, Comparison comparison) =>
        new($"{parameter}[{operation}]", text => [new(column, comparison, [Time(parameter, text)])]);

    /// <summary>A comma inside an item arrives percent-encoded, for which the client has encoded it twice.</summary>
    private static ImmutableArray<string> Items(string text) => [.. text.Split(',').Select(Uri.UnescapeDataString)];

    /// <summary>Times are stored as they are printed, so that the text that is sent compares as it is.</summary>
    private static string Time(string parameter, string text) => Timestamp.IsOne(text)
        ? text
        : throw Errors.BadQueryParameter(
            $"{Errors.Title(parameter)} has an invalid timestamp format. Timestamps should be formatted as 'YYYY-MM-DDThh:mm:ssZ'").AsException();
}
