using System.Text.RegularExpressions;
using CloudController.SchemaDiff.Reading;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>An issue that is open. Of its body nothing is used but the mark that an earlier plan put there.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Body">Its text.</param>
public sealed record OpenIssue(int Number, string Body)
{
    private const string What = "list of issues (gh issue list --json number,body)";

    /// <summary>Reads what <c>gh issue list --json number,body</c> printed into <paramref name="file"/>.</summary>
    /// <exception cref="SnapshotException">The file is missing or has another form.</exception>
    public static async Task<IReadOnlyList<OpenIssue>> ReadAsync(string file, CancellationToken cancellation) =>
        ReportMembers.Items(file, What, await OwnFile.JsonAsync(file, cancellation))
            .Select(issue => new OpenIssue(issue.Number("number"), issue.Text("body")))
            .ToList();
}

/// <summary>What a tracking issue is about, hidden in its body.</summary>
/// <param name="Target">The target, told by the hash of its name.</param>
/// <param name="Deviations">Which deviations it has, told by <see cref="TargetState.Hash"/>.</param>
public sealed partial record IssueMark(string Target, string Deviations)
{
    /// <summary>The mark of <paramref name="state"/> of the target that is called <paramref name="target"/>.</summary>
    public static IssueMark Of(string target, TargetState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(TargetState.Short(target), state.Hash);
    }

    /// <summary>The mark in <paramref name="body"/>; <c>null</c> where there is none. The first one counts, where the plan puts it.</summary>
    public static IssueMark? In(string body)
    {
        var found = Pattern().Matches(body);
        return found.Count == 0 ? null : new(found[0].Groups["target"].Value, found[0].Groups["deviations"].Value);
    }

    /// <inheritdoc />
    public override string ToString() => $"<!-- contract-tests target={Target} deviations={Deviations} -->";

    [GeneratedRegex("<!-- contract-tests target=(?<target>[0-9a-f]{16}) deviations=(?<deviations>[0-9a-f]{16}) -->",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
