using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Files;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;
using CloudController.SchemaDiff.Editions;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>
/// What a curator knows beyond the page: <c>overlay.json</c>, a list of operations in the manner of RFC 6902, each with its reason.
/// Stricter than the RFC, so that an overlay that no longer fits is noticed: <c>add</c> finds nothing at its place, <c>replace</c> and
/// <c>remove</c> find something.
/// </summary>
public sealed class Overlay
{
    /// <summary>The name of the file beside <c>endpoint.json</c>.</summary>
    public const string FileName = "overlay.json";

    private readonly string _file;
    private readonly IReadOnlyList<OverlayOperation> _operations;

    private Overlay(string file, IReadOnlyList<OverlayOperation> operations) => (_file, _operations) = (file, operations);

    /// <summary>Reads an overlay.</summary>
    /// <exception cref="ContractDataException">The file is missing or does not have the documented form.</exception>
    public static async Task<Overlay> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var operations = JsonSerializer.Deserialize<IReadOnlyList<OverlayOperation>>(
                await UnicodeFile.ReadAsync(file, cancellation), ContractLibrary.Json);
            return new(file, operations ?? []);
        }
        catch (Exception trouble) when (trouble is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ContractDataException(file, trouble.Message, trouble);
        }
    }

    /// <summary><paramref name="draft"/> with every operation applied, in the order of the file.</summary>
    /// <exception cref="ContractDataException">An operation has no reason or does not fit the draft.</exception>
    public ContractDraft Apply(ContractDraft draft)
    {
        var files = new Dictionary<string, JsonObject?>
        {
            [ContractFiles.Endpoint] = (JsonObject)draft.Endpoint.DeepClone(),
            [ContractFiles.Schema] = (JsonObject?)draft.Schema?.DeepClone(),
        };
        Apply(files, $"there are {ContractFiles.Endpoint} and {ContractFiles.Schema}");
        return draft with { Endpoint = files[ContractFiles.Endpoint]!, Schema = files[ContractFiles.Schema] };
    }

    /// <summary>
    /// <paramref name="draft"/> with every operation applied, in the order of the file. A file is named by its path in the folder of the
    /// edition; one that is not there yet can be added whole, and any be replaced, with <c>""</c> as the place.
    /// </summary>
    /// <exception cref="ContractDataException">An operation has no reason or does not fit the draft.</exception>
    public EditionDraft Apply(EditionDraft draft)
    {
        var files = draft.Files.ToDictionary(file => file.Key, file => (JsonObject?)file.Value.DeepClone(), StringComparer.Ordinal);
        // Examples are left or written, but not changed.
        foreach (var example in draft.Examples.Keys.Where(path => _operations.Any(operation => operation.File == path)))
            files[example] = null;
        foreach (var added in _operations.Where(operation => operation is { Op: OverlayOp.Add, Pointer: "" }))
            files.TryAdd(added.File, null);
        Apply(files, "files are named by their paths in the folder of the edition", isWhole: true);
        var paths = files.Keys.Union(draft.Examples.Keys).ToList();
        var left = _operations.Where(operation => operation.Op == OverlayOp.Leave)
            .SelectMany(operation => paths.Where(operation.Names)).ToHashSet(StringComparer.Ordinal);
        return draft with
        {
            Files = Without(left, files.Where(file => file.Value is not null).Select(file => KeyValuePair.Create(file.Key, file.Value!))),
            Examples = Without(left, draft.Examples),
            Left = left.Order(StringComparer.Ordinal).ToList(),
        };
    }

    private static SortedDictionary<string, T> Without<T>(HashSet<string> left, IEnumerable<KeyValuePair<string, T>> files) =>
        new(files.Where(file => !left.Contains(file.Key)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private void Apply(Dictionary<string, JsonObject?> files, string known, bool isWhole = false)
    {
        foreach (var (operation, index) in _operations.Select((operation, index) => (operation, index)))
        {
            if (isWhole && operation.Op == OverlayOp.Leave
                && files.Keys.Any(path => operation.Names(path) || operation.NamesBodiesBeside(path))
                && !string.IsNullOrWhiteSpace(operation.Reason))
                continue;
            if (!files.TryGetValue(operation.File, out var target))
                throw Misfit(index, $"there is no file '{operation.File}' to change; {known}");
            if (string.IsNullOrWhiteSpace(operation.Reason))
                throw Misfit(index, "the reason is empty");
            if (isWhole && target is not null
                && operation is { Op: OverlayOp.Replace, Pointer: "", Value: { ValueKind: JsonValueKind.Object } other })
                files[operation.File] = JsonObject.Create(other.Clone());
            else if (target is null && operation is { Op: OverlayOp.Add, Pointer: "", Value: { ValueKind: JsonValueKind.Object } whole })
                files[operation.File] = JsonObject.Create(whole.Clone());
            else if ((target is null ? "the draft has no such file" : Apply(target, operation)) is { } problem)
                throw Misfit(index, $"{operation.Op.ToString().ToLowerInvariant()} {operation.Pointer}: {problem}");
        }
    }

    private static string? Apply(JsonNode root, OverlayOperation operation)
    {
        var segments = JsonPointer.Segments(operation.Pointer).ToList();
        if (segments.Count == 0)
            return "the whole document cannot be changed";
        var parent = segments.SkipLast(1).Aggregate((JsonNode?)root, Child);
        var isThere = Child(parent, segments[^1]) is not null || parent is JsonObject known && known.ContainsKey(segments[^1]);
        var value = operation.Value is { } element ? JsonNode.Parse(element.GetRawText()) : null;
        switch (operation.Op, parent)
        {
            case (OverlayOp.Add, _) when isThere:
                return "there is something already";
            case (OverlayOp.Replace or OverlayOp.Remove, _) when !isThere:
                return "there is nothing";
            case (OverlayOp.Remove, JsonObject members):
                members.Remove(segments[^1]);
                return null;
            case (OverlayOp.Remove, JsonArray list):
                list.RemoveAt(Index(segments[^1])!.Value);
                return null;
            case (_, JsonObject members):
                members[segments[^1]] = value;
                return null;
            case (OverlayOp.Add, JsonArray list) when segments[^1] == "-":
                list.Add(value);
                return null;
            case (OverlayOp.Replace, JsonArray list):
                list[Index(segments[^1])!.Value] = value;
                return null;
            default:
                return "there is no place";
        }
    }

    private static JsonNode? Child(JsonNode? parent, string segment) => parent switch
    {
        JsonObject members => members[segment],
        JsonArray list when Index(segment) is { } index && index < list.Count => list[index],
        _ => null,
    };

    private static int? Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private ContractDataException Misfit(int index, string problem) =>
        new(_file, FormattableString.Invariant($"operation {index + 1}: {problem}"));
}

/// <summary>One change to a derived draft.</summary>
public sealed record OverlayOperation
{
    /// <summary>
    /// <c>endpoint.json</c> or <c>response.schema.json</c>; of a whole edition the path of a file in its folder, or of a folder with a slash
    /// behind it.
    /// </summary>
    public required string File { get; init; }

    /// <summary>
    /// JSON pointer of the place in the file; <c>-</c> as last part appends to an array. Not used by <see cref="OverlayOp.Leave"/>.
    /// </summary>
    public string Pointer { get; init; } = "";

    /// <summary>What is done there.</summary>
    public required OverlayOp Op { get; init; }

    /// <summary>What is put there; not used by <see cref="OverlayOp.Remove"/>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Where the knowledge comes from, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether <paramref name="path"/> is the file that is named, or stands below the folder that is.</summary>
    public bool Names(string path) => File.EndsWith('/') ? path.StartsWith(File, StringComparison.Ordinal) : path == File;

    /// <summary>Whether the folder that is named holds bodies that people wrote for the schema at <paramref name="path"/>.</summary>
    internal bool NamesBodiesBeside(string path) =>
        path.EndsWith($"/{ContractFiles.Schema}", StringComparison.Ordinal) && File == $"{path[..path.LastIndexOf('/')]}/valid/";
}

/// <summary>What an overlay does at a place.</summary>
public enum OverlayOp
{
    /// <summary>Puts a value where there is none.</summary>
    Add,

    /// <summary>Puts another value.</summary>
    Replace,

    /// <summary>Takes a value away.</summary>
    Remove,

    /// <summary>
    /// Of a whole edition: leaves the file, or all files below a folder (<c>apps.list/</c>), as they stand or out, whatever was derived.
    /// </summary>
    Leave,
}
