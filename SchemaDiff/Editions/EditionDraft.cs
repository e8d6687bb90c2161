using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Editions;

/// <summary>A whole edition as its documents state it.</summary>
/// <param name="Family">The API family, <c>v2</c> or <c>v3</c>.</param>
/// <param name="Version">The version; it names the folder.</param>
/// <param name="Files">The content of each file that is JSON of ours, by path in the folder of the edition with slashes.</param>
/// <param name="Examples">The documented body of each answer, character for character, by path.</param>
/// <param name="Endpoints">What was derived, in the order of the documents.</param>
/// <param name="Remarks">What could not be read, contradicts itself or is not documented, a sentence with its place each.</param>
public sealed record EditionDraft(
    string Family,
    string Version,
    IReadOnlyDictionary<string, JsonObject> Files,
    IReadOnlyDictionary<string, string> Examples,
    IReadOnlyList<DerivedEndpoint> Endpoints,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The files that were derived but are left as they are in the folder, or left out of it, as an overlay says.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];
}

/// <summary>One endpoint that was derived.</summary>
/// <param name="Folder">Its folder, relative to that of the edition.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The route.</param>
/// <param name="Answer">The shape of the answer: list, item, object or file; empty for a request that changes something.</param>
public sealed record DerivedEndpoint(string Folder, string Method, string Route, string Answer);
