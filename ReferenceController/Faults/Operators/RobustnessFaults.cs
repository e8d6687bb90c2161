using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Odd text that is answered with a server error: every kind in one parameter, and one kind in every parameter.</summary>
internal static class RobustnessFaults
{
    /// <param name="Name">What is odd.</param>
    /// <param name="Is">Whether a name and a value, both as sent, are so.</param>
    /// <param name="IsForNumbers">Whether it is sent as a number, too.</param>
    private sealed record Odd(string Name, Func<string, string, bool> Is, bool IsForNumbers = false);

    private static readonly Odd[] Kinds =
    [
        new("nul", (_, value) => value.Contains("%00", StringComparison.Ordinal), IsForNumbers: true),
        new("not-utf-8", (_, value) => value.Contains("%FF", StringComparison.Ordinal), IsForNumbers: true),
        new("four-byte", (_, value) => value.Contains("%F0%9F", StringComparison.Ordinal), IsForNumbers: true),
        new("list", (name, _) => name.EndsWith("[]", StringComparison.Ordinal), IsForNumbers: true),
        new("control", (_, value) => value.Contains("%1F", StringComparison.Ordinal)),
        new("backslash", (_, value) => value.Contains("%5C", StringComparison.Ordinal)),
        new("noncharacter", (_, value) => value.Contains("%EF%BF%BE", StringComparison.Ordinal)),
        new("blank", (_, value) => value.Length > 0 && string.IsNullOrWhiteSpace(Uri.UnescapeDataString(value).Replace('+', ' '))),
        new("long", (_, value) => value.Length > 2_000),
        new("empty", (name, value) => value.Length == 0 && !name.EndsWith(']')),
    ];

    private static readonly string[] TimeFilters = ["created_ats", "updated_ats"];

    public static IEnumerable<Fault> Of(FaultRows rows)
    {
        AskedFor[] parameters =
        [
            .. AskedFor.Of(rows.Target), new("page", "page number", IsNumber: true), new(rows.Target.Size, "page size", IsNumber: true),
        ];
        var everyKind = KindsOf(parameters[0]).Select(kind => (Parameter: parameters[0], Kind: kind));
        var everyParameter = parameters.Index()
            .Select(row => (Parameter: row.Item, Kind: KindsOf(row.Item)[row.Index % KindsOf(row.Item).Length]));
        return
        [
            .. everyKind.Concat(everyParameter).Distinct().Select(row => Row(rows, row.Parameter, row.Kind)),
            .. rows.Target.IsCurrent && rows.Target.IsV3 ? ImpossibleTimes(rows) : [],
            rows.Implied("malformed-escape-is-500", "an escape that is none is answered with 500",
                Failing(pair => pair.Contains("%ZZ", StringComparison.Ordinal)), ["robustness/addresses"]),
            rows.Implied("name-nul-is-500", "a name with NUL is answered with 500",
                Failing(pair => pair.Split('=')[0].Contains("%00", StringComparison.Ordinal)), ["robustness/addresses"]),
        ];
    }

    private static Odd[] KindsOf(AskedFor parameter) => parameter.IsNumber ? [.. Kinds.Where(kind => kind.IsForNumbers)] : Kinds;

    private static Fault Row(FaultRows rows, AskedFor parameter, Odd kind) => rows.About(parameter.Slug, parameter.Kind).Implied(
        $"{parameter.Slug}-{kind.Name}-is-500",
        $"{parameter.Name} with text of the kind {kind.Name} is answered with 500",
        Failing(pair => pair.Split('=', 2) is [var name, var value] && name.Split('[')[0] == parameter.Name && kind.Is(name, value)),
        [$"robustness/{parameter.Slug}"],
        kind.Name == "empty" && parameter.Name == V2Parameter.OrderDirection ? ["ordering/empty-direction"] : []);

    private static IEnumerable<Fault> ImpossibleTimes(
        FaultRows rows) => TimeFilters.Select(name => rows.About(name.Slug(), "time filter")
        .Implied(
        $"{name.Slug()}-impossible-is-500",
        $"a time that no calendar has in {name} is answered with 500",
        Failing(pair => pair.StartsWith($"{name}=2026-13-45", StringComparison.Ordinal)),
        [$"robustness/{name.Slug()}"]));

    /// <summary>Fails on a pair of name and value, both as sent, whatever else the answer would be.</summary>
    private static FaultHooks Failing(Func<string, bool> on) => new()
    {
        Wire = answer => answer.IsItself && answer.HasToken && (answer.Request.QueryString.Value ?? "").TrimStart('?').Split('&').Any(on)
            ? answer.Refuse(Errors.Unknown)
            : answer.Reply,
    };
}
