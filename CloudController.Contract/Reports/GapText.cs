using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports;

/// <summary>What a run left untested, in words.</summary>
public static class GapText
{
    /// <summary>
    /// <paramref name="gaps"/> in one line, the families and endpoints of each kind together; empty where there are none.
    /// </summary>
    public static string Line(IEnumerable<Gap> gaps) => string.Join("; ", gaps.GroupBy(gap => gap.Kind)
        .Select(same => $"{Word(same.Key)}: {string.Join(", ", same.Select(Named))}"));

    /// <summary>A sentence for each gap.</summary>
    public static IEnumerable<string> Sentences(RunReport report) =>
        report.Gaps.Select(Sentence);

    /// <summary><paramref name="gap"/> as a sentence.</summary>
    public static string Sentence(Gap gap) => $"{Word(gap.Kind)}: {gap.Name}, {gap.Reason}{(gap.Required ? "; it had to be tested" : "")}";

    private static string Named(Gap gap) => gap.Kind == GapKind.NoItem ? gap.Name : $"{gap.Name} ({gap.Reason})";

    private static string Word(GapKind kind) => kind switch
    {
        GapKind.Untested => "not tested",
        GapKind.NoItem => "without an item",
        GapKind.Undecided => "mostly undecided",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
