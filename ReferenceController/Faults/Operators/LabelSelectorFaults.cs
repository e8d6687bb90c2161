using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>label_selector: each way to write a requirement ignored or turned round, several taken for one, bad ones accepted.</summary>
internal static class LabelSelectorFaults
{
    private const string Parameter = "label_selector";

    /// <param name="Name">The last part of the clause.</param>
    /// <param name="Is">Whether a selector of one requirement is written so.</param>
    private sealed record Requirement(string Name, Func<string, bool> Is);

    private static readonly Requirement[] Requirements =
    [
        new("exists", text => text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '-' or '_')),
        new("not-exists", text => text.StartsWith('!')),
        new("equals",
            text => text.Contains('=') && !text.Contains("==", StringComparison.Ordinal) && !text.Contains("!=", StringComparison.Ordinal)),
        new("double-equals", text => text.Contains("==", StringComparison.Ordinal)),
        new("not-equals", text => text.Contains("!=", StringComparison.Ordinal) && !text.Contains(',')),
        new("in", text => text.Contains(" in (", StringComparison.Ordinal)),
        new("notin", text => text.Contains(" notin (", StringComparison.Ordinal)),
    ];

    public static IEnumerable<Fault> Of(FaultRows list) => All(list.About("label-selector", "selector"));

    private static IEnumerable<Fault> All(FaultRows rows) =>
    [
        .. Requirements.Select(requirement => Row(rows, requirement, "ignored", "is ignored", plan => plan with { Where = [] })),
        .. Requirements.Select(requirement => Row(rows, requirement, "inverted", "selects the items that do not meet it",
            plan => plan with { Where = [.. plan.Where.Select(Inverted)] })),
        rows.Documented("label-selector-first-only", "of several requirements the first one counts",
            new FaultHooks { Select = (_, plan) => plan.Where.All(IsOfLabels) ? plan with { Where = [.. plan.Where.Take(1)] } : plan },
            ["filtering/label-selector-and"]),
        rows.Documented("label-selector-invalid-accepted", "a selector that cannot be read is ignored",
            ConditionHooks.Drop(item => item.Key == Parameter && item.Value == "a in (b"), ["filtering/label-selector-invalid"]),
        ConditionHooks.NotKept(rows, Parameter),
    ];

    private static Fault Row(
        FaultRows rows, Requirement requirement, string name, string statement, Func<SelectPlan, SelectPlan> edit) => rows.Documented(
        $"label-selector-{requirement.Name}-{name}",
        $"a requirement of label_selector of the kind {requirement.Name} {statement}",
        new FaultHooks
        {
            Select = (query, plan) => query.Carried.Any(item => item.Key == Parameter && requirement.Is(item.Value)) ? edit(plan) : plan,
        },
        [$"filtering/label-selector-{requirement.Name}"]);

    private static Condition Inverted(Condition condition) =>
        condition with { Comparison = condition.Comparison == Comparison.HasLabel ? Comparison.HasNoLabel : Comparison.HasLabel };

    private static bool IsOfLabels(Condition condition) => condition.Comparison is Comparison.HasLabel or Comparison.HasNoLabel;
}
