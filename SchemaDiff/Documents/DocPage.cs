using System.Text.Json.Nodes;

namespace CloudController.SchemaDiff.Documents;

/// <summary>A page of the API documentation, whatever form it was read from.</summary>
/// <param name="File">Where it was read from, as it is named in messages.</param>
/// <param name="Title">The title of the page, for example <c>Buildpacks API</c>.</param>
/// <param name="Operations">The requests that it documents, in its order; empty only where it is <see cref="Skipped"/>.</param>
public sealed record DocPage(string File, string Title, IReadOnlyList<DocOperation> Operations)
{
    /// <summary>Why there is nothing to derive from the page; <c>null</c> where there is something.</summary>
    public string? Skipped { get; init; }

    /// <summary>What of the page was not read although it looks like documentation, a sentence with file, line and column each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The objects that it describes apart from any request, in its order.</summary>
    public IReadOnlyList<DocObject> Objects { get; init; } = [];

    /// <summary>Whether the page documents a whole edition, not a part of one.</summary>
    public bool IsEdition { get; init; }

    /// <summary>The version that the page says it belongs to; <c>null</c> where it says none.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The errors that it says any request can be answered with.</summary>
    public IReadOnlyList<DocError> Errors { get; init; } = [];

    /// <summary>The body of an error, as an example shows it; <c>null</c> where none does.</summary>
    public PlacedText? ErrorBody { get; init; }

    /// <summary>What can stand in brackets behind the name of a parameter: <c>lt</c>, <c>not</c>.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];
}

/// <summary>One documented request and its answer. Several about the same method and route describe one endpoint together.</summary>
public sealed record DocOperation
{
    /// <summary>The title of the section, for example <c>List all Buildpacks</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What the section is part of, for example <c>Buildpacks</c>; empty where the page itself is about that.</summary>
    public string Section { get; init; } = "";

    /// <summary>The HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The path with <c>:name</c> for each part that varies, without query; it starts with a slash and does not end with one.
    /// </summary>
    public required string Route { get; init; }

    /// <summary>Line and column, from 1, of the place that names method and route.</summary>
    public required (int Line, int Column) Place { get; init; }

    /// <summary>The rows of the table of parameters.</summary>
    public IReadOnlyList<DocRow> Parameters { get; init; } = [];

    /// <summary>The rows of the table of body members.</summary>
    public IReadOnlyList<DocRow> Fields { get; init; } = [];

    /// <summary>The headers of the request.</summary>
    public IReadOnlyList<DocHeader> RequestHeaders { get; init; } = [];

    /// <summary>The HTTP status of the answer, from 100 to 599; <c>null</c> where the page shows none.</summary>
    public int? Status { get; init; }

    /// <summary>The rows of the table of members of the answer.</summary>
    public IReadOnlyList<DocRow> ResponseFields { get; init; } = [];

    /// <summary>
    /// The members of the answer with their whole path from its top, as <see cref="DocObject.Members"/>; empty where the source only names
    /// them.
    /// </summary>
    public IReadOnlyList<DocRow> AnswerMembers { get; init; } = [];

    /// <summary>The body of the answer; <c>null</c> where there is none.</summary>
    public PlacedText? ResponseBody { get; init; }

    /// <summary>The headers of the answer.</summary>
    public IReadOnlyList<DocHeader> ResponseHeaders { get; init; } = [];

    /// <summary>What was corrected or contradicts itself, a sentence with file, line and column each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Who may send the request; empty where the page does not say.</summary>
    public IReadOnlyList<DocRole> Roles { get; init; } = [];

    /// <summary>Whether the page says that anybody may send the request.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the page says that anybody may send the request, with a token or without.</summary>
    public bool IsOpenToo { get; init; }

    /// <summary>Whether the page calls the request experimental.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>Whether the page discourages the use of the request.</summary>
    public bool IsDeprecated { get; init; }
}

/// <summary>Somebody who may send a request.</summary>
/// <param name="Name">The role.</param>
/// <param name="IsLimited">Whether a note beside it limits what it may do or see.</param>
public sealed record DocRole(string Name, bool IsLimited = false)
{
    /// <summary>The role as contracts and descriptions write it: <c>limited</c> stands there where it is.</summary>
    internal JsonObject ToJson() => IsLimited ? new() { ["name"] = Name, ["limited"] = true } : new() { ["name"] = Name };
}

/// <summary>An error that any request can be answered with.</summary>
/// <param name="Name">Its symbolic name, for example <c>CF-NotAuthenticated</c>.</param>
/// <param name="Code">Its number.</param>
/// <param name="Status">The HTTP status that it comes with.</param>
public sealed record DocError(string Name, int Code, int Status);

/// <summary>One row of a table of parameters or members.</summary>
public sealed record DocRow
{
    /// <summary>The name in the first column.</summary>
    public required string Name { get; init; }

    /// <summary>The lines of the description; text that is set as code stands in backticks where the source says which that is.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>What the row says of the type; <c>null</c> where it says nothing that can be read.</summary>
    public DocType? Type { get; init; }

    /// <summary>Line and column of the row, from 1; (0, 0) where they are not known.</summary>
    public (int Line, int Column) Place { get; init; }

    /// <summary>The default; <c>null</c> where the cell is empty or missing.</summary>
    public string? Default { get; init; }

    /// <summary>The listed values.</summary>
    public IReadOnlyList<string> ValidValues { get; init; } = [];

    /// <summary>What can stand in brackets behind the name of the parameter, where the source lists it for this one.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The least number; <c>null</c> where the source states none apart from its sentences.</summary>
    public long? Minimum { get; init; }

    /// <summary>The largest number; <c>null</c> where the source states none apart from its sentences.</summary>
    public long? Maximum { get; init; }

    /// <summary>Whether the row is marked as required.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the source says, or leaves it open, that the member can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the source says that the member is not always there.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the row is struck through as deprecated.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Whether the row is marked as experimental.</summary>
    public bool Experimental { get; init; }

    /// <summary>Whether the row is marked as read-only.</summary>
    public bool ReadOnly { get; init; }
}

/// <summary>A header as a page prints it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; empty where the page prints none.</param>
public sealed record DocHeader(string Name, string Value)
{
    /// <summary>The headers of a block of text, one a line; a line that is none is passed over.</summary>
    public static IReadOnlyList<DocHeader> Parse(string block) =>
        (from line in block.Split('\n')
         let parts = line.Split(':', 2)
         where parts.Length == 2 && IsToken(parts[0].Trim())
         select new DocHeader(parts[0].Trim(), parts[1].Trim())).ToList();

    /// <summary>A name in the sense of RFC 9110.</summary>
    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character));
}
