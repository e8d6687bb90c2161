using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>What the documented answers of one endpoint have in common.</summary>
/// <param name="Status">The status; <c>null</c> where the page shows none.</param>
/// <param name="Headers">The headers that every answer shows, with the value where it is the same in all.</param>
internal sealed record AnswerDraft(int? Status, IReadOnlyList<DocHeader> Headers)
{
    /// <summary>
    /// Looks at the answers of <paramref name="operations"/>; where they differ, and where there is none, <paramref name="warnings"/> says
    /// so.
    /// </summary>
    internal static AnswerDraft Of(string file, IReadOnlyList<DocOperation> operations, List<string> warnings)
    {
        var first = operations[0];
        var answers = operations
            .Where(operation => operation.Status is not null || operation.ResponseHeaders.Count > 0 || operation.ResponseBody is not null)
            .ToList();
        var statuses = answers.Select(answer => answer.Status).OfType<int>().Distinct().ToList();
        if (answers.Count == 0)
            warnings.Add(PageException.At(file, first.Place,
                $"the page shows no answer to {first.Method} {first.Route}; status, headers and body are left out"));
        else if (statuses.Count == 0)
            warnings.Add(PageException.At(file, first.Place,
                $"the page shows no status of the answer to {first.Method} {first.Route}; it is left out"));
        else if (statuses.Count > 1)
            warnings.Add(PageException.At(file, first.Place,
                FormattableString.Invariant(
                    $"the page shows answers with the statuses {string.Join(", ", statuses)}; {statuses[0]} is kept")));
        return new(statuses.Count == 0 ? null : statuses[0], Common(file, answers, warnings));
    }

    private static IReadOnlyList<DocHeader> Common(string file, IReadOnlyList<DocOperation> answers, List<string> warnings)
    {
        if (answers.Count == 0)
            return [];
        var first = answers[0];
        var missing = answers
            .SelectMany(answer => answer.ResponseHeaders)
            .Select(header => header.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !answers.All(answer => Shows(answer, name)))
            .ToList();
        if (missing.Count > 0)
            warnings.Add(PageException.At(file, first.Place, $"only some of the answers show {string.Join(", ", missing)}; left out"));
        return first.ResponseHeaders
            .Where(header => !missing.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            .Select(header => Common(header, answers))
            .ToList();
    }

    private static DocHeader Common(DocHeader header, IReadOnlyList<DocOperation> answers) =>
        answers.All(answer => answer.ResponseHeaders.Any(other => Same(other, header))) ? header : header with { Value = "" };

    private static bool Shows(DocOperation answer, string name) =>
        answer.ResponseHeaders.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Guids are the same in that they are guids.</summary>
    private static bool Same(DocHeader left, DocHeader right) =>
        left.Name.Equals(right.Name, StringComparison.OrdinalIgnoreCase)
        && (left.Value == right.Value || (TextForms.Fits(TextForms.Guid, left.Value) && TextForms.Fits(TextForms.Guid, right.Value)));
}
