using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Spellings that mean the same as others, refused or taken for something else; what is repeated, listed twice.</summary>
internal static class SpellingFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) => rows.Target switch
    {
        { IsV3: false } =>
        [
            rows.Documented("filter-repeated-lists-twice", "q that is repeated lists its items twice",
                Twice(query => query.Carried.GroupBy(sent => sent).Any(same => same.Key.Key == V2Parameter.Filter && same.Count() > 1)),
                [.. rows.Target.OfEveryFilter("repeated"), "lists/q"]),
            rows.Documented("filter-repeated-refused", "q that is repeated is refused",
                new FaultHooks
                {
                    Parameters = parameters => parameters.All(V2Parameter.Filter) is var sent && sent.Distinct().Count() < sent.Length
                        ? throw Errors.BadQueryParameter(V2Parameter.Filter).AsException()
                        : parameters,
                },
                rows.Target.OfEveryFilter("repeated")),
        ],
        { IsCurrent: true } => OfV3(rows),
        _ => [],
    };

    private static IEnumerable<Fault> OfV3(FaultRows rows)
    {
        string[] times = ["created_ats", "updated_ats"];
        string[] lists = [.. rows.Target.Filters.Where(filter => filter.Column is not null).Select(filter => filter.Parameter)];
        return
        [
            .. lists.Concat(times).Select(name => About(rows, name).Documented(
                $"{name.Slug()}-repeated-lists-twice", $"a value that {name} repeats lists its items twice",
                Twice(query => Values(query, name) is { } values && values.Distinct().Count() < values.Length),
                [$"filtering/{name.Slug()}-repeated", $"lists/{name.Slug()}"])),
            .. lists.Select(name => Unencoded(rows, name, $"{name}=", ",")),
            .. times.Select(name => Unencoded(rows, name, $"{name}[", "")),
            Unencoded(rows, "label_selector", "label_selector=", "("),
            rows.Documented("label-selector-repeated-lists-twice", "a requirement that label_selector repeats lists its items twice",
                Twice(query => Values(query, "label_selector") is { } values && values.Distinct().Count() < values.Length),
                ["filtering/label-selector-repeated", "lists/label-selector"]),
            Blanks(rows, "label-selector-blank", "requirements", selector => !selector.Contains('(', StringComparison.Ordinal)),
            Blanks(rows, "label-selector-blank-in-set", "values", selector => selector.Contains('(', StringComparison.Ordinal)),
        ];
    }

    private static Fault Blanks(FaultRows rows, string name, string between, Func<string, bool> which) => rows.Implied(
        $"{name}-refused",
        $"label_selector with a blank behind the comma between {between} is refused",
        new FaultHooks
        {
            Parameters = parameters =>
                parameters.Last("label_selector") is { } text && text.Contains(", ", StringComparison.Ordinal) && which(text)
                ? throw Errors.BadQueryParameter("label_selector").AsException()
                : parameters,
        },
        [$"filtering/{name}"]);

    /// <summary>The query string is looked at as sent.</summary>
    private static Fault Unencoded(FaultRows rows, string name, string start, string sign) => About(rows, name).Implied(
        $"{name.Slug()}-unencoded-refused",
        $"{name} whose signs are not percent-encoded is refused",
        new FaultHooks
        {
            Wire = answer => answer.IsPage && (answer.Request.QueryString.Value ?? "").TrimStart('?').Split('&')
                .Any(pair => pair.StartsWith(start, StringComparison.Ordinal) && pair.Contains(sign, StringComparison.Ordinal))
                    ? answer.Refuse(Errors.BadQueryParameter(name))
                    : answer.Reply,
        },
        [$"filtering/{name.Slug()}-unencoded"]);

    private static FaultRows About(FaultRows rows, string name) =>
        rows.About(name.Slug(), AskedFor.Of(rows.Target).First(asked => asked.Name == name).Kind);

    private static FaultHooks Twice(Func<ListQuery, bool> which) => new()
    {
        Body = body =>
        {
            foreach (var item in which(body.Query) ? body.Items.ToList() : [])
                body.Items.Add(item!.DeepClone());
        },
    };

    private static string[]? Values(ListQuery query, string name) =>
        query.Carried.FirstOrDefault(sent => sent.Key == name)?.Value.Split(',');
}
