using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Bad input taken for good, good input refused, and refusals that say too little.</summary>
internal static class BoundFaults
{
    private sealed record BadInput(string Clause, string Parameter, string Value, string Taken, bool Documented);

    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        var size = rows.Target.Size;
        var inputs = BadInputs(rows.Target).ToList();
        string[] everyRefusal = [.. inputs.Select(input => input.Clause), "parameters/error-code", .. RefusedBesides(rows.Target)];
        return
        [
            .. inputs.Select(input => Accepted(rows, input)),
            rows.Documented("bad-input-is-500", "bad input is answered with 500",
                OnAnyRefusal(answer => answer.Refuse(Errors.Unknown)), everyRefusal, [.. RefusedPerhaps, "robustness/*"]),
            rows.Documented("bad-input-is-html", "bad input is answered with a page for people",
                OnAnyRefusal(answer => answer.Reply.AsHtml()), everyRefusal, RefusedPerhaps),
            rows.Documented("bad-input-has-no-body", "bad input is answered with 400 and no body",
                OnAnyRefusal(answer => answer.Reply.WithBody("")), everyRefusal, RefusedPerhaps),
            rows.Documented("bad-input-has-bare-text", "bad input is answered with a sentence in place of the error envelope",
                OnAnyRefusal(answer => answer.Reply.WithBody("\"The query parameter is invalid\"")),
                everyRefusal, RefusedPerhaps),
            rows.Documented("error-code-missing", "the error of a wrong parameter lacks its code",
                OnAnyRefusal(answer => answer.Reply.Edited(text => text.Replace("\"code\"", "\"number\"", StringComparison.Ordinal))),
                everyRefusal, RefusedPerhaps),
            rows.Implied("error-code-wrong", "the error of a wrong parameter has another code",
                OnAnyRefusal(answer => answer.Refuse(Errors.MessageParseError("parameter"))), ["parameters/error-code"]),
            rows.Implied("error-status-422", "a wrong parameter is refused with 422",
                OnAnyRefusal(answer => answer.Refuse(Errors.BadQueryParameter("parameter") with { Status = 422 })),
                ["parameters/error-code"]),
            .. rows.Target.IsV3 ? V3Bounds(rows) : V2Parameters(rows),
            rows.Documented("size-1-refused", "a page size of 1 is refused", Refusing(size, "1"),
                rows.Target.IsV3 ? ["paging/size-1", "paging/page-count", "paging/per-page-1"] : ["paging/size-1", "paging/page-count"],
                "filtering/paged", "page-links/filtered-walk", "page-links/*-kept"),
        ];
    }

    private static IEnumerable<Fault> V3Bounds(FaultRows rows) =>
    [
        rows.Documented("page-1-refused", "page=1 is refused", Refusing("page", "1"),
            ["paging/page-1"], "paging/page-1-is-default", "page-links/backward-walk", "page-links/first-and-last-lead-there",
            "parameters/repeated"),
        rows.Documented("per-page-5000-refused", "per_page=5000 is refused", Refusing(rows.Target.Size, "5000"), ["paging/per-page-5000"]),
        rows.Documented("per-page-5000-cut", "per_page=5000 is taken for 4",
            new FaultHooks { Parameters = parameters => Taken(parameters, new("", rows.Target.Size, "5000", "4", true)) },
            ["paging/size-maximum"]),
        rows.Implied("unknown-parameter-accepted", "a parameter that is not documented is ignored",
            new FaultHooks { Parameters = parameters => new(parameters.Items.RemoveAll(item => item.Name == "no_such_parameter")) },
                ["parameters/unknown-refused"]),
    ];

    private static IEnumerable<Fault> V2Parameters(FaultRows rows) =>
    [
        rows.Implied("unknown-parameter-refused", "a parameter that is not documented is refused", Refusing("no_such_parameter", "1"),
            ["parameters/unknown-ignored"]),
        rows.Implied("unknown-parameter-filters", "a parameter that is not documented empties the list",
            new FaultHooks { Wire = answer => answer.IsPage && answer.Query.Contains("no_such_parameter", StringComparison.Ordinal)
                ? answer.Reply.WithBody(
                    "{\"total_results\":0,\"total_pages\":1,\"prev_url\":null,\"next_url\":null,\"resources\":[]}") : answer.Reply },
            ["parameters/unknown-ignored"]),
    ];

    /// <summary>The clauses about refusals of page sizes.</summary>
    public static IEnumerable<string> OfSize(FaultTarget target) =>
        BadInputs(target).Where(input => input.Parameter == target.Size).Select(input => input.Clause);

    private static string[] RefusedBesides(FaultTarget target) => target.IsV3
        ? ["parameters/unknown-refused", .. target.IsCurrent ? RefusedToday : []]
        :
        [
            "filtering/unknown-filter", "filtering/unknown-operator", "filtering/unknown-operator-not", "filtering/unknown-operator-tilde",
            "filtering/in-lower-case", "filtering/filter-missing",
        ];

    private static readonly string[] RefusedPerhaps = ["paging/size-beyond-reason", "include/unknown", "embed/unknown"];

    private static readonly string[] RefusedToday =
    [
        "filtering/created-ats-no-time", "filtering/created-ats-unknown-operator", "filtering/updated-ats-no-time",
        "filtering/updated-ats-unknown-operator",
        "filtering/label-selector-invalid", "ordering/order-by-invalid",
    ];

    private static IEnumerable<BadInput> BadInputs(FaultTarget target)
    {
        var documented = target.IsV3;
        foreach (var (parameter, slug) in new[] { ("page", "page"), (target.Size, target.Size.Slug()) })
        {
            yield return new($"paging/{slug}-zero", parameter, "0", "1", documented);
            yield return new($"paging/{slug}-negative", parameter, "-1", "1", documented);
            yield return new($"paging/{slug}-letters", parameter, "abc", "1", documented);
            yield return new($"paging/{slug}-fraction", parameter, "1.5", "1", documented);
            yield return new($"paging/{slug}-empty", parameter, "", "1", false);
            if (parameter == "page" || !documented)
                yield return new($"paging/{slug}-huge", parameter, "100000000000000000000", "1", false);
        }

        if (documented)
            yield return new("paging/per-page-above-5000", target.Size, "5001", "5000", true);
        else
        {
            yield return new("ordering/invalid-direction", V2Parameter.OrderDirection, "sideways", "asc", true);
            yield return new("ordering/upper-case-direction", V2Parameter.OrderDirection, "DESC", "desc", false);
            yield return new("ordering/empty-direction", V2Parameter.OrderDirection, "", "asc", false);
            yield return new("relations/inline-relations-depth-letters", V2Parameter.InlineRelationsDepth, "abc", "0", false);
            yield return new("relations/orphan-relations-letters", V2Parameter.OrphanRelations, "abc", "0", false);
        }
    }

    /// <summary>The clause about the error's code tries page=0.</summary>
    private static Fault Accepted(FaultRows rows, BadInput input)
    {
        var name = $"{input.Clause[(input.Clause.IndexOf('/', StringComparison.Ordinal) + 1)..]}-accepted";
        var statement = $"{input.Parameter}={input.Value} is taken for {input.Taken}";
        var does = new FaultHooks { Parameters = parameters => Taken(parameters, input) };
        string[] mayBreak = input is { Parameter: "page", Value: "0" } ? ["parameters/error-code"] : [];
        var slug = input.Parameter.Slug();
        var about = name.StartsWith(slug + "-", StringComparison.Ordinal) ? rows.About(slug, KindOf(rows.Target, input.Parameter)) : rows;
        return input.Documented
            ? about.Documented(name, statement, does, [input.Clause], mayBreak)
            : about.Implied(name, statement, does, [input.Clause], mayBreak);
    }

    private static string KindOf(FaultTarget target, string parameter) =>
        AskedFor.Of(target).FirstOrDefault(asked => asked.Name == parameter)?.Kind
            ?? (parameter == target.Size ? "page size" : "page number");

    private static QueryParameters Taken(QueryParameters parameters, BadInput input) =>
        new([.. parameters.Items.Select(item => item.Name == input.Parameter && item.Value == input.Value
            ? item with { Value = input.Taken }
            : item)]);

    private static FaultHooks Refusing(string parameter, string value) => new()
    {
        Parameters = parameters => parameters.Items.Any(item => item.Name == parameter && item.Value == value)
            ? throw Errors.BadQueryParameter(parameter).AsException()
            : parameters,
    };

    private static FaultHooks OnAnyRefusal(Func<Answer, WireReply> edit) =>
        new() { Wire = answer => answer.IsItself && answer.Reply.Status == StatusCodes.Status400BadRequest ? edit(answer) : answer.Reply };
}
