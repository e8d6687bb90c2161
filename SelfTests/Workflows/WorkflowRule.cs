using System.Text.RegularExpressions;

namespace CloudController.SelfTests.Workflows;

/// <summary>Something that every workflow and action keeps to.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Faults">What breaks it in a file.</param>
internal sealed partial record WorkflowRule(string Name, Func<YamlFile, IEnumerable<string>> Faults)
{
    internal static IReadOnlyList<WorkflowRule> All { get; } =
    [
        new("actions are pinned by commit and say their version", file => file.Uses.Where(use => !Pinned().IsMatch(use))),
        new("a checkout leaves no credentials behind", file => file.Using("actions/checkout")
            .Where(step => step.TextAt("with", "persist-credentials") != "false")
            .Select(_ => "actions/checkout")),
        new("artefacts do not stay for ever", file => file.Using("actions/upload-artifact")
            .Where(step => step.At("with", "retention-days") is null)
            .Select(_ => "actions/upload-artifact")),
        new("no expression is written into a script", file => file.Steps
            .Select(step => step.TextAt("run") ?? "")
            .Where(run => run.Contains("${{", StringComparison.Ordinal))),
        new("every job ends", file => file.Jobs.Where(job => job.Value.At("timeout-minutes") is null).Select(job => job.Key)),
        new("permissions are stated, and only for reading where all jobs have them", file => OfWorkflow(file, "permissions", stated =>
            YamlFile.Members(stated).All(one => ((SharpYaml.Serialization.YamlScalarNode)one.Value).Value is "read" or "none"))),
        new("a job writes nothing but issues", file =>
            from job in file.Jobs
            from permission in YamlFile.Members(job.Value.At("permissions"))
            where permission.Key != "issues" && job.Value.TextAt("permissions", permission.Key) == "write"
            select $"{job.Key}: {permission.Key}"),
        new("what writes has no secret of a target", file =>
            from job in file.Jobs
            where YamlFile.Members(job.Value.At("permissions")).Any(one => job.Value.TextAt("permissions", one.Key) == "write")
            where job.Value.ToString()!.Contains("secrets.", StringComparison.Ordinal)
            select job.Key),
        new("it is said what runs of one workflow do to each other", file =>
            OfWorkflow(file, "concurrency", stated => stated.TextAt("group") is not null)),
        new("nothing runs with the rights of the repository for somebody else's change", file =>
            YamlFile.Members(file.Root.At("on")).Select(trigger => trigger.Key)
                .Where(trigger => trigger is "pull_request_target" or "workflow_run" or "issue_comment")),
        new("a script of an action says its shell", file => file.Steps
            .Where(step => file.IsAction && step.At("run") is not null && step.At("shell") is null)
            .Select(step => step.TextAt("name") ?? "a step")),
    ];

    public override string ToString() => Name;

    private static IEnumerable<string> OfWorkflow(YamlFile file, string member, Func<SharpYaml.Serialization.YamlNode, bool> isRight) =>
        file.IsAction || (file.Root.At(member) is { } stated && isRight(stated)) ? [] : [$"{file.Name}: {member}"];

    [GeneratedRegex(@"^([\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\S*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pinned();
}
