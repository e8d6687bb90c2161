using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Parameters that ask for something: ignored, taken whatever they ask for, or at the cost of the items.</summary>
internal static class AskingFaults
{
    /// <summary>What is asked for does not come.</summary>
    public static Fault Ignored(FaultRows rows, string parameter, string[] breaks) => rows.Documented(
        $"{parameter.Slug()}-ignored", $"{parameter} is ignored", ConditionHooks.Drop(item => item.Key == parameter), breaks);

    /// <summary>What is not documented is not refused.</summary>
    public static Fault AcceptsUnknown(FaultRows rows, string parameter, string unknown, string[] breaks) => rows.Documented(
        $"{parameter.Slug()}-unknown-accepted", $"a value of {parameter} that is not documented is ignored",
        ConditionHooks.Drop(item => item.Key == parameter && item.Value == unknown), breaks);

    /// <summary>Whoever asks gets the items that <paramref name="filter"/> leaves, which are none.</summary>
    public static Fault LosesItems(FaultRows rows, string parameter, QueryItem filter, string[] breaks) => rows.Documented(
        $"{parameter.Slug()}-loses-items", $"whoever asks with {parameter} is shown no item",
        new FaultHooks
        {
            Parameters = parameters => parameters.Items.Any(item => item.Key == parameter) ? new(parameters.Items.Add(filter)) : parameters,
        },
        breaks, "lists/*", "page-links/*");
}
