using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The filter q of v2: each operator, several conditions, totals, pages, and how it is written.</summary>
internal static class FilterFaults
{
    /// <param name="Name">The name in the names of the faults.</param>
    /// <param name="Text">How the operator is written.</param>
    /// <param name="Comparison">What it means.</param>
    /// <param name="Clause">The clause that states it.</param>
    /// <param name="UsedBy">The clauses that hold it against other operators.</param>
    private sealed record Operator(string Name, string Text, Comparison Comparison, string Clause, params string[] UsedBy);

    /// <summary>The clauses that divide the list at a value.</summary>
    public static readonly string[] WhatDividesTheList =
        ["filtering/absent-pivot", "filtering/direction", "filtering/greater-than", "filtering/less-than", "filtering/trichotomy"];

    /// <summary>The clauses that compare with what equality lists.</summary>
    private static readonly string[] WhatUsesEquality =
    [
        "filtering/absent-value", "filtering/equality", "filtering/equality-is-case-sensitive", "filtering/equality-is-not-like",
        "filtering/equality-is-not-prefix",
        "filtering/greater-or-equal", "filtering/less-or-equal", "filtering/trichotomy", "filtering/total", "filtering/in-*",
        "filtering/value-*",
    ];

    /// <summary>The clauses that filter with IN, as the suite usually writes it.</summary>
    private static readonly string[] WhatUsesLists =
        ["filtering/in-*", "filtering/paged", "filtering/with-direction", "page-links/filtered-walk", "page-links/q-kept"];

    private static readonly Operator[] Operators =
    [
        new("equal", ":", Comparison.Equal, "filtering/equality", WhatUsesEquality),
        new("at-least", ">=", Comparison.AtLeast, "filtering/greater-or-equal", "filtering/less-than", "filtering/direction"),
        new("at-most", "<=", Comparison.AtMost, "filtering/less-or-equal", "filtering/greater-than"),
        new("below", "<", Comparison.Below, "filtering/less-than",
            "filtering/less-or-equal", "filtering/several-contradict", "filtering/absent-pivot", "filtering/direction",
            "filtering/trichotomy"),
        new("above", ">", Comparison.Above, "filtering/greater-than",
            "filtering/greater-or-equal", "filtering/several-contradict", "filtering/absent-pivot", "filtering/trichotomy"),
    ];

    /// <summary>What is wrong with an operator is wrong with every filter; how much of it shows depends on the data of each.</summary>
    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        var others = rows.Target.Q.Skip(1).Select(filter => $"{rows.Target.Name}/filtering/{filter.Slug()}-*").ToList();
        return rows.Target.IsV3 || rows.Target.Q.IsEmpty
            ? []
            : All(rows).Select(fault => fault with { MayBreak = [.. fault.MayBreak, .. others] });
    }

    /// <summary>What can be wrong with filters by what items do not show.</summary>
    public static IEnumerable<Fault> OfUnseen(FaultRows rows) => rows.Target.UnseenQ.Select(name => rows
        .About(name.Slug(), "filter by what is not shown")
        .Documented($"{name.Slug()}-unknown-lists-all", $"{name} with a value that no item has lists everything",
            Dropped(q => q.StartsWith($"{name}:", StringComparison.Ordinal)), [$"filtering/{name.Slug()}-absent-value"]));

    private static IEnumerable<Fault> All(FaultRows rows) =>
    [
        .. Operators.Select(ignored => rows.Documented($"filter-{ignored.Name}-ignored", $"conditions with {ignored.Text} are ignored",
            Conditions(conditions => conditions.RemoveAll(condition => condition.Comparison == ignored.Comparison)), [ignored.Clause],
            ignored.UsedBy)),
        .. from one in Operators from other in Operators where one != other select rows.Documented(
            $"filter-{one.Name}-as-{other.Name}", $"{one.Text} is taken for {other.Text}", Taken(one.Comparison, other.Comparison),
            [one.Clause], one.UsedBy),
        rows.Documented("filter-above-and-below-swapped", "> is taken for < and < for >",
            Each(condition => condition.Comparison switch
            {
                Comparison.Above => condition with { Comparison = Comparison.Below },
                Comparison.Below => condition with { Comparison = Comparison.Above },
                Comparison.AtLeast => condition with { Comparison = Comparison.AtMost },
                Comparison.AtMost => condition with { Comparison = Comparison.AtLeast },
                _ => condition,
            }),
            ["filtering/direction"]),
        rows.Documented("filter-equality-is-prefix", "name:value lists the items whose name begins with value",
            Each(condition => condition.Comparison == Comparison.Equal
                ? condition with { Column = $"substr({condition.Column}, 1, {condition.Values[0].Length})" } : condition),
            ["filtering/equality"], WhatUsesEquality),
        rows.Documented("filter-equality-with-stars", "* in a value stands for anything",
            Each(condition => condition is { Comparison: Comparison.Equal, Values: [[.. var start, '*']] }
                ? condition with { Column = $"substr({condition.Column}, 1, {start.Length})", Values = [start] } : condition),
            ["filtering/equality-is-not-prefix"]),
        rows.Documented("filter-equality-is-like", "% in a value stands for anything",
            Each(condition => condition is { Comparison: Comparison.Equal, Values: [[.. var start, '%']] }
                ? condition with { Column = $"substr({condition.Column}, 1, {start.Length})", Values = [start] } : condition),
            ["filtering/equality-is-not-like"]),
        rows.Implied("filter-equality-in-any-case", "name:value does not distinguish upper and lower case",
            Each(condition => condition.Comparison == Comparison.Equal
                ? condition with { Column = $"lower({condition.Column})", Values = [condition.Values[0].ToLowerInvariant()] } : condition),
            ["filtering/equality-is-case-sensitive"], WhatUsesEquality),
        rows.Implied("filter-empty-value-ignored", "a condition with an empty value is ignored",
            Conditions(conditions => conditions.RemoveAll(condition => condition.Values is [""])), ["filtering/value-empty"]),
        rows.Implied("filter-value-cut-at-operator", "a value ends at the next operator",
            Each(condition => condition.Values is [{ } value] ? condition with { Values = [value.Split(':', '<', '>')[0]] } : condition),
            ["filtering/value-with-operators"]),
        rows.Implied("filter-value-loses-letters", "letters beyond ASCII, and what is before them, are lost",
            Each(condition => condition.Values is [{ } value]
                ? condition with { Values = [value.Replace("-\u00e9", "", StringComparison.Ordinal)] }
                : condition),
            ["filtering/value-not-ascii"]),
        rows.Implied("filter-value-not-ascii-is-500", "a value with letters beyond ASCII is answered with 500",
            Conditions(conditions => conditions.Any(condition => condition.Values.Any(value => !System.Text.Ascii.IsValid(value)))
                ? throw new InvalidOperationException("incompatible character encodings") : conditions), [
                    "filtering/value-not-ascii", "robustness/q",
                ]),
        rows.Implied("filter-value-is-sql", "a quote in a value ends it, and what follows is SQL",
            Conditions(conditions => conditions.RemoveAll(condition =>
                condition.Values.Any(value => value.Contains('\'', StringComparison.Ordinal)))),
            ["filtering/value-with-quote"]),
        .. Lists(rows),
        .. Several(rows),
        .. rows.Target.FirstColumn is not { } column ? [] : new[]
        {
            rows.Documented("filter-keeps-other-order", "a filtered list is in the order of the values",
                Select((query, plan) => query.Filters.IsEmpty ? plan : plan with { From = plan.From with { OrderColumn = column } }),
                ["filtering/keeps-order"]),
        },
        rows.Documented("filter-direction-ignored", "a filtered list has one direction only",
            Select((query, plan) => query.Filters.IsEmpty ? plan : plan with { Descending = false }), ["filtering/with-direction"]),
        rows.Documented("filter-total-of-all", "the total of a filtered list is that of the whole list",
            new FaultHooks { Count = plan => plan with { Where = [] } }, ["filtering/total", "lists/q"]),
        rows.Documented("filter-lost-on-page-2", "from page 2 on the list is not filtered",
            Select((query, plan) => query.Page > 1 ? plan with { Where = [] } : plan), ["filtering/paged", "lists/q"]),
        .. Written(rows),
    ];

    private static IEnumerable<Fault> Lists(FaultRows rows) =>
    [
        In(rows, "first-only", "of the values of IN the first one counts", values => [values[0]], "filtering/in-is-union"),
        In(rows, "last-only", "of the values of IN the last one counts", values => [values[^1]], "filtering/in-is-union"),
        In(rows, "two-at-most", "of the values of IN two count", values => [.. values.Take(2)], "filtering/in-all"),
        In(rows, "without-last", "the last one of several values of IN is lost", values => values.Length > 1 ? values[..^1] : values,
            "filtering/in-is-union"),
        In(rows, "with-spaces", "the values of IN keep a blank in front, but for the first",
            values => [values[0], .. values[1..].Select(value => " " + value)], "filtering/in-is-union"),
        In(rows, "as-one-value", "the values of IN are one value", values => [string.Join(',', values)], "filtering/in-is-union"),
        rows.Documented("filter-in-needs-all", "IN with a value that no item has lists nothing",
            OnlyWhereHad(Comparison.OneOf, _ => "NULL"), ["filtering/in-unknown"]),
        In(rows, "single-is-empty", "IN with one value lists nothing", values => values.Length == 1 ? [""] : values, "filtering/in-one"),
        rows.Documented("filter-in-ignored", "conditions with IN are ignored",
            Conditions(conditions => conditions.RemoveAll(condition => condition.Comparison == Comparison.OneOf)),
                ["filtering/in-one", "filtering/in-is-union"], "filtering/in-*"),
        rows.Documented("filter-in-is-not-in", "IN lists the items that have none of the values",
            Each(condition => condition.Comparison == Comparison.OneOf ? condition with { Column = $"{condition.Column} NOT" } : condition),
                ["filtering/in-one", "filtering/in-all"], "filtering/in-*"),
        rows.Documented("filter-in-repeats-items", "an item is listed once for every mention in IN",
            new FaultHooks { Body = RepeatMentioned },
            ["filtering/in-repeated", "lists/q"]),
        .. rows.Target.FirstColumn is not { } column ? [] : new[]
        {
            rows.Documented("filter-in-orders-by-mention", "the items of IN are in the order in which they are mentioned",
                Select((query, plan) => Listed(query) is [var first, ..]
                    ? plan with { From = plan.From with { OrderColumn = $"{column} <> {Literal(first)}" } } : plan),
                ["filtering/in-order"], "filtering/with-direction"),
        },
    ];

    private static IEnumerable<Fault> Several(FaultRows rows) =>
    [
        rows.Documented("filter-several-are-or", "of several conditions one is enough",
            Select((_, plan) => plan with { AnyCondition = true }),
            ["filtering/several", "filtering/several-contradict"]),
        rows.Documented("filter-several-first-only", "of several q the first one counts",
            Conditions(conditions => conditions.Length > 1 ? conditions[..1] : conditions),
            ["filtering/several", "filtering/several-contradict"]),
        rows.Documented("filter-several-last-only", "of several q the last one counts",
            Conditions(conditions => conditions.Length > 1 ? conditions[^1..] : conditions),
            ["filtering/several", "filtering/several-contradict"]),
        rows.Implied("filter-semicolon-ignored", "what follows a semicolon in q is lost",
            Q(q => q.Split(';')[0]), ["filtering/semicolon"]),
        rows.Documented("filter-several-order-matters", "of several q the first one also orders the list",
            Select((_, plan) => plan.Where is [{ Comparison: Comparison.AtMost }, _] ? plan with { Descending = !plan.Descending } : plan),
                ["filtering/several-order"]),
        rows.Documented("filter-absent-pivot", "< with a value that no item has lists nothing",
            OnlyWhereHad(Comparison.Below, _ => "NULL"), ["filtering/absent-pivot"], "filtering/direction"),
        rows.Documented("filter-absent-value", "a value that no item has lists everything",
            OnlyWhereHad(Comparison.Equal, condition => Literal(condition.Values[0])), ["filtering/absent-value"],
            [.. WhatUsesEquality, "robustness/q"]),
    ];

    private static IEnumerable<Fault> Written(FaultRows rows) =>
    [
        Accepted(rows, "unknown-filter", q => q.StartsWith("no_such_filter", StringComparison.Ordinal)),
        Accepted(rows, "unknown-operator", q => q.StartsWith($"{First(rows)}=", StringComparison.Ordinal)),
        Accepted(rows, "unknown-operator-not", q => q.StartsWith($"{First(rows)}!=", StringComparison.Ordinal)),
        Accepted(rows, "unknown-operator-tilde", q => q.StartsWith($"{First(rows)}~", StringComparison.Ordinal)),
        rows.Implied("filter-in-lower-case-accepted", "in in lower case is ignored with its values",
            Dropped(q => q.Contains(" in ", StringComparison.Ordinal)),
            ["filtering/in-lower-case"]),
        rows.Implied("filter-missing-accepted", "a condition without filter is ignored", Dropped(q => q.StartsWith(':')),
            ["filtering/filter-missing"]),
        rows.Implied("filter-operator-missing-lists-all", "a filter without operator is ignored", Dropped(q => q == First(rows)),
            ["filtering/operator-missing"]),
        rows.Implied("filter-operator-missing-is-500", "a filter without operator is answered with 500",
            Q(q => q == First(rows) ? throw new InvalidOperationException("undefined method for nil") : q), ["filtering/operator-missing"]),
        Encoded(rows, "encoded-colon", $"{First(rows)}%3A", unless: null, [.. WhatUsesEquality, "filtering/repeated"]),
        Encoded(rows, "raw-greater-than", ">", unless: ">="),
        Encoded(rows, "raw-less-than", "<", unless: "<="),
        Encoded(rows, "raw-greater-or-equal", ">=", unless: null),
        Encoded(rows, "raw-less-or-equal", "<=", unless: null),
        Encoded(rows, "in-with-plus", "+IN+", unless: null),
        Encoded(rows, "in-with-percent", $"{First(rows)}%20IN%20", unless: null, WhatUsesLists),
        Encoded(rows, "in-with-encoded-comma", "%2C", unless: null, WhatUsesLists),
    ];

    private static Fault Accepted(FaultRows rows, string clause, Func<string, bool> which) =>
        rows.Documented($"filter-{clause}-accepted", $"q of the kind {clause} is ignored", Dropped(which), [$"filtering/{clause}"]);

    /// <summary>A way to write q that the server does not understand; it is looked for in the query string as sent.</summary>
    private static Fault Encoded(FaultRows rows, string clause, string written, string? unless, params string[] mayBreak) => rows.Implied(
        $"filter-{clause}-refused",
        $"q written with {written} is refused",
        new FaultHooks
        {
            Wire = answer => answer.IsPage
                && answer.Request.QueryString.Value is { } query
                && query.Contains(written, StringComparison.Ordinal)
                && (unless is null || !query.Contains(unless, StringComparison.Ordinal))
                    ? answer.Refuse(Errors.BadQueryParameter("q"))
                    : answer.Reply,
        },
        [$"filtering/{clause}"],
        mayBreak);

    private static Fault In(
        FaultRows rows,
        string name,
        string statement,
        Func<ImmutableArray<string>, ImmutableArray<string>> edit,
        string clause) => rows.Documented(
        $"filter-in-{name}",
        statement,
        Each(condition => condition.Comparison == Comparison.OneOf ? condition with { Values = edit(condition.Values) } : condition),
        [clause],
        "filtering/in-*");

    private static void RepeatMentioned(ListBody body)
    {
        if (Listed(body.Query) is { } values && values.Distinct().Count() < values.Length && body.Items.Count > 0)
            body.Items.Add(body.Items[0]!.DeepClone());
    }

    /// <summary>Compares the column where every value is that of an item, and otherwise something else.</summary>
    private static FaultHooks OnlyWhereHad(Comparison comparison, Func<Condition, string> otherwise) => Select((_, plan) => plan with
    {
        Where =
        [
            .. plan.Where.Select(condition => condition.Comparison == comparison
                ? condition with { Column = WhereHad(plan.From.Table, condition, otherwise(condition)) } : condition),
        ],
    });

    private static string WhereHad(Table table, Condition condition, string otherwise)
    {
        var (column, values) = (condition.Column, condition.Values.Distinct().Select(Literal).ToList());
        var had = $"SELECT count(DISTINCT had.{column}) FROM {table.Name} had WHERE had.{column} IN ({string.Join(", ", values)})";
        return $"CASE WHEN ({had}) = {values.Count} THEN {column} ELSE {otherwise} END";
    }

    /// <summary>The filter that the faults are tried with.</summary>
    private static string First(FaultRows rows) => rows.Target.Q[0];

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string[]? Listed(ListQuery query) =>
        query.Filters is [{ Comparison: Comparison.OneOf } list] ? [.. list.Values] : null;

    private static FaultHooks Taken(Comparison one, Comparison other) =>
        Each(condition => condition.Comparison == one ? condition with { Comparison = other } : condition);

    private static FaultHooks Each(Func<Condition, Condition> edit) => Conditions(conditions => [.. conditions.Select(edit)]);

    private static FaultHooks Conditions(Func<ImmutableArray<Condition>, ImmutableArray<Condition>> edit) =>
        new() { Select = (_, plan) => plan with { Where = edit(plan.Where) } };

    private static FaultHooks Select(Func<ListQuery, SelectPlan, SelectPlan> edit) => new() { Select = edit };

    private static FaultHooks Q(Func<string, string> edit) => new()
    {
        Parameters = parameters => new([.. parameters.Items.Select(item => item.Name == V2Parameter.Filter
            ? item with { Value = edit(item.Value) }
            : item)]),
    };

    private static FaultHooks Dropped(Func<string, bool> which) => new()
    {
        Parameters = parameters => new(parameters.Items.RemoveAll(item => item.Name == V2Parameter.Filter && which(item.Value))),
    };
}
