using CloudController.Contract.Settings;
using CloudController.SchemaDiff.Diffing;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Changes as lines that a person reviews: severity, rule, place, words.</summary>
internal static class ChangeLines
{
    internal static async Task<IReadOnlyList<Change>> Diff(string old, string now)
    {
        var (before, after) = await SnapshotReader.Default(Path.Combine(Workspace.Folder, "schemas")).ReadAsync(old, now, CancellationToken.None);
        return Comparison.Compare(before, after);
    }

    internal static string Of(Change change) =>
        $"{change.Rule.Severity.ToString().ToLowerInvariant()} {change.Rule.Id} {change.Pointer}{(change.Variant.Length > 0 ? $" [{change.Variant}]" : "")}: {change.Text}";
}
