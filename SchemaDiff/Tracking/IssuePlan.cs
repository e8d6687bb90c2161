using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.SchemaDiff.Runs;

namespace CloudController.SchemaDiff.Tracking;

/// <summary>What is to be done about the tracking issue of a target after a run.</summary>
public enum IssueAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Open one.</summary>
    Open,

    /// <summary>Say what changed, and replace the body.</summary>
    Update,

    /// <summary>Say that the deviations are gone, and close it.</summary>
    Close,
}

/// <summary>The plan, for a script that carries it out.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Issue">The number of the issue; <c>null</c> where none is open.</param>
/// <param name="Title">The title of a new issue.</param>
/// <param name="Body">The body of the issue, in Markdown; empty where it is not written.</param>
/// <param name="Comment">The comment, in Markdown; empty where there is none.</param>
/// <param name="Labels">The labels of a new issue; the first is the one by which it is found again.</param>
public sealed record IssuePlan(
    IssueAction Action, string Reason, int? Issue, string Title, string Body, string Comment, IReadOnlyList<string> Labels)
{
    /// <summary>The label by which tracking issues are found.</summary>
    public const string Label = "contract-tests";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What is to be done after <paramref name="run"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">What the target is called.</param>
    /// <param name="open">The open issues with the label; those of other targets are left alone.</param>
    /// <param name="address">Where the run can be looked at; <c>null</c> where it is not known.</param>
    public static IssuePlan Of(SavedRun run, string target, IReadOnlyList<OpenIssue> open, Uri? address = null)
    {
        var (state, text) = (TargetState.Of(run), new IssueText(run, target, address));
        var mark = IssueMark.Of(target, state);
        var (issue, before) = open
            .Select(one => (Issue: one, Mark: IssueMark.In(one.Body)))
            .Where(one => one.Mark?.Target == mark.Target)
            .OrderBy(one => one.Issue.Number)
            .FirstOrDefault();
        return (state.Kind, issue) switch
        {
            (TargetStateKind.Unknown, null) => Plan(IssueAction.None, "the run says nothing of the target, so that no issue is opened"),
            (TargetStateKind.Unknown, _) => Plan(IssueAction.None, "the run says nothing of the target, so that the issue stays as it is"),
            (TargetStateKind.Clean, null) => Plan(IssueAction.None, "the target does not deviate and no issue is open"),
            (TargetStateKind.Clean, _) => Plan(IssueAction.Close, "the deviations are gone", comment: text.Gone()),
            (_, null) => Plan(IssueAction.Open, "the target deviates and no issue is open", text.Body(state, mark)),
            _ when before == mark => Plan(IssueAction.None, "the deviations are those of the issue"),
            _ => Plan(IssueAction.Update, "other deviations than those of the issue", text.Body(state, mark), text.Changed(state)),
        };

        IssuePlan Plan(IssueAction action, string reason, string body = "", string comment = "") =>
            new(action, reason, issue?.Number, text.Title, body, comment, [Label]);
    }

    /// <summary>The plan as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";
}
