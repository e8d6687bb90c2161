using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The contract of one endpoint, as a page alone states it.</summary>
/// <param name="Name">The name of its folder, <c>&lt;resource&gt;.&lt;operation&gt;</c>.</param>
/// <param name="Endpoint">The content of <c>endpoint.json</c>.</param>
/// <param name="Schema">The content of <c>response.schema.json</c>; <c>null</c> where the answer has no body that can be read.</param>
/// <param name="Example">The documented body, character for character; <c>null</c> where there is none that can be read.</param>
/// <param name="Warnings">What was left out or contradicts itself, a sentence each.</param>
public sealed record ContractDraft(string Name, JsonObject Endpoint, JsonObject? Schema, string? Example, IReadOnlyList<string> Warnings)
{
    /// <summary>The title of the section that it was derived from.</summary>
    public string Title { get; init; } = "";
}

/// <summary>What the page does not say about itself.</summary>
/// <param name="ApiVersion">The version of the API that the page belongs to; <c>null</c> where it is not known.</param>
/// <param name="Date">The day it was published; <c>null</c> where it is not known.</param>
/// <param name="Lenient">Whether a broken part is left out with a warning rather than refused.</param>
public sealed record DraftOptions(string? ApiVersion = null, DateOnly? Date = null, bool Lenient = false);
