using System.Globalization;
using CloudController.Contract.Findings;
using CloudController.Contract.Reports;

namespace CloudController.SchemaDiff.Runs;

/// <summary>What is different between two runs, whichever; every form of the report is drawn from it.</summary>
/// <param name="Old">The run that was.</param>
/// <param name="New">The run that is.</param>
/// <param name="Comparison">What became of the deviations, as a run tells it of the one before it.</param>
/// <param name="FailOnNew">Whether new deviations fail.</param>
public sealed record RunDifference(SavedRun Old, SavedRun New, RunComparison Comparison, bool FailOnNew)
{
    /// <summary>Compares two runs.</summary>
    public static RunDifference Of(SavedRun old, SavedRun now, bool failOnNew)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        return new(old, now, RunComparison.Of(now.Outcome, old.Entry), failOnNew);
    }

    /// <summary>
    /// Whether the exit code tells of something new, as <c>Contract:FailOn=new</c> does: a deviation, or a run that says nothing of its
    /// target.
    /// </summary>
    public bool Fails => FailOnNew && New.Entry.Verdict switch
    {
        Verdict.Conformant => false,
        Verdict.Deviating => Comparison.HasNewFailure,
        _ => true,
    };

    /// <summary>What the runs are made of, each with both values, whether or not they differ.</summary>
    public IReadOnlyList<RunFact> Facts =>
    [
        Fact("target", run => run.Target),
        Fact("started", run => Time(run.StartedAt)),
        Fact("verdict", run => FindingText.Word(run.Verdict)),
        Fact("v2 of the target", run => run.ApiVersionV2),
        Fact("v3 of the target", run => run.ApiVersionV3),
        .. SavedRun.Families.Select(family => Fact($"edition of {family}", run => run.Editions[family])),
        .. Enum.GetValues<ClauseStatus>().Select(status => Fact(FindingText.Word(status), run => Number(run.Counts[status]))),
        Fact("requests", run => Number(run.Requests)),
        Fact("seconds", run => Seconds(run.ElapsedSeconds)),
    ];

    /// <summary>The deviations by what became of them, the most urgent first; also kinds without any.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<KnownDeviation> Deviations)> Kinds =>
    [
        ("new", Comparison.New), ("as before", Comparison.Still), ("fixed", Comparison.Fixed), ("not looked at", Comparison.NotLookedAt),
    ];

    /// <summary>A time to the minute.</summary>
    internal static string Time(DateTimeOffset time) => FormattableString.Invariant($"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>A day.</summary>
    internal static string Day(DateTimeOffset time) => FormattableString.Invariant($"{time.UtcDateTime:yyyy-MM-dd}");

    /// <summary>A number in every culture the same.</summary>
    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Seconds with one decimal.</summary>
    internal static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private RunFact Fact(string name, Func<HistoryEntry, string?> value) =>
        new(name, value(Old.Entry) ?? "none", value(New.Entry) ?? "none");
}

/// <summary>One thing to know of both runs.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Old">Of the run that was.</param>
/// <param name="New">Of the run that is.</param>
public sealed record RunFact(string Name, string Old, string New)
{
    /// <summary>Whether it differs.</summary>
    public bool IsChanged => Old != New;
}
