using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Hooks that change what a list is filtered by, and hooks that forget parameters.</summary>
internal static class ConditionHooks
{
    /// <summary>Takes one condition for another.</summary>
    public static FaultHooks Edit(Func<Condition, bool> which, Func<Condition, Condition> edit) =>
        new()
        {
            Select = (_, plan) => plan with { Where = [.. plan.Where.Select(condition => which(condition) ? edit(condition) : condition)] },
        };

    /// <summary>Ignores conditions.</summary>
    public static FaultHooks Ignore(Func<Condition, bool> which) =>
        new() { Select = (_, plan) => plan with { Where = plan.Where.RemoveAll(condition => which(condition)) } };

    /// <summary>Changes the values of a list.</summary>
    public static FaultHooks Values(Func<Condition, bool> which, Func<ImmutableArray<string>, IEnumerable<string>> edit) =>
        Edit(which, condition => condition with { Values = [.. edit(condition.Values)] });

    /// <summary>Takes bad parameters for none.</summary>
    public static FaultHooks Drop(Func<QueryItem, bool> which) =>
        new() { Parameters = parameters => new(parameters.Items.RemoveAll(item => which(item))) };

    /// <summary>Leaves a parameter out of the links to other pages; <c>name[operator]</c> is <paramref name="name"/>, too.</summary>
    public static Fault NotKept(FaultRows rows, string name) => rows.Documented(
        $"links-without-{name.Slug()}",
        $"links lack {name}",
        new FaultHooks { Body = body => body.EditLinks(href => Without(href, name)) },
        [$"page-links/{name.Slug()}-kept"]);

    private static string Without(string href, string name)
    {
        var query = href.IndexOf('?', StringComparison.Ordinal) + 1;
        var kept = href[query..].Split('&').Where(pair => pair.Split('=')[0].Split('%')[0] != name);
        return href[..query] + string.Join('&', kept);
    }
}
