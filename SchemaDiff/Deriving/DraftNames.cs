using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// Gives each draft a folder of its own below <paramref name="output"/>, also where the file system does not tell capitals apart and where
/// an earlier run has left drafts. Not safe for concurrent use.
/// </summary>
/// <param name="output">The folder of all drafts.</param>
internal sealed class DraftNames(string output)
{
    /// <summary>What two drafts of the same thing have in common.</summary>
    private static readonly string[] Identity = ["/document/title", "/method", "/route"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The folder for <paramref name="draft"/> in <paramref name="edition"/>, relative to the output: called after the endpoint; where that
    /// is taken, after the title as well; at last with a number.
    /// </summary>
    internal string Take(string edition, ContractDraft draft)
    {
        var name = Candidates(draft)
            .Select(name => Path.Combine(edition, name))
            .First(folder => !_taken.Contains(folder) && !IsOfAnother(folder, draft));
        _taken.Add(name);
        return name;
    }

    private static IEnumerable<string> Candidates(ContractDraft draft)
    {
        yield return draft.Name;
        var longer = $"{draft.Name}-{EndpointName.Slug(draft.Title)}";
        yield return longer;
        for (var number = 2; ; number++)
            yield return FormattableString.Invariant($"{longer}-{number}");
    }

    /// <summary>Whether the folder holds the draft of something else; the same page derived again takes its place.</summary>
    private bool IsOfAnother(string folder, ContractDraft draft)
    {
        var file = Path.Combine(output, folder, ContractFiles.Endpoint);
        if (!File.Exists(file))
            return false;
        var reading = StrictJson.Read(UnicodeFile.Read(file));
        return reading.Value is { } there && !Identity.All(pointer => JsonPointer.FindText(there, pointer) == Text(draft, pointer));
    }

    private static string? Text(ContractDraft draft, string pointer) =>
        JsonPointer.FindText(JsonSerializer.SerializeToElement(draft.Endpoint), pointer);
}
