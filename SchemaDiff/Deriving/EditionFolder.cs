using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Files;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.SchemaDiff.Editions;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Deriving;

/// <summary>Writes an edition as a folder in the form of <c>schemas/</c>.</summary>
internal static class EditionFolder
{
    /// <summary>
    /// Writes <paramref name="draft"/> to <paramref name="folder"/>, <paramref name="areOwn"/> with values of our own in examples and with
    /// bodies beside them that show every field; the sentences tell which example does not conform to its own schema, and which folders lie
    /// there that the draft does not have.
    /// </summary>
    /// <exception cref="ContractDataException">A schema breaks a rule of <see cref="SchemaLint"/>.</exception>
    internal static async Task<IReadOnlyList<string>> WriteAsync(
        EditionDraft draft, string folder, bool areOwn, CancellationToken cancellation)
    {
        var others = Directory.Exists(folder) ? Others(draft, folder) : [];
        foreach (var (path, content) in draft.Files)
            await WriteAsync(folder, path, CompactJson.Of(content), cancellation);
        foreach (var (path, content) in draft.Examples)
            await WriteExampleAsync(folder, path, content, areOwn, cancellation);
        return [.. others, .. draft.Examples.Keys.SelectMany(example => Check(folder, example))];
    }

    private static async Task WriteExampleAsync(string folder, string path, string content, bool isOwn, CancellationToken cancellation)
    {
        var schema = Path.Combine(folder, Path.GetDirectoryName(path)!, ContractFiles.Schema);
        if (!isOwn || !File.Exists(schema))
        {
            await WriteAsync(folder, path, content, cancellation);
            return;
        }

        var tree = new SchemaTree(SchemaBundle.Of(schema));
        var own = new OwnValues(tree).Of(StrictJson.Read(System.Text.Encoding.UTF8.GetBytes(content)).Root);
        await WriteAsync(folder, path, CompactJson.Of(own!), cancellation);
        var known = ResponseSchema.Load(schema);
        // A schema that was written by hand can ask for more than names and types give away.
        foreach (var (body, at) in new FullBody(tree).All().Where(body => known.Validate(ElementOf(body)).Count == 0)
            .Select((body, at) => (body, at)))
        {
            var instance = new JsonObject { ["shows"] = "every field with a value", ["body"] = body };
            var name = at == 0 ? "every-field.json" : FormattableString.Invariant($"every-field-{at + 1}.json");
            await WriteAsync(folder, $"{Path.GetDirectoryName(path)}/valid/{name}", CompactJson.Of(instance), cancellation);
        }
    }

    private static JsonElement ElementOf(JsonNode? body) => JsonSerializer.SerializeToElement(body);

    private static async Task WriteAsync(string folder, string path, string content, CancellationToken cancellation)
    {
        var file = Path.Combine([folder, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, content, cancellation);
    }

    /// <summary>The schema is read as a run reads it.</summary>
    private static IEnumerable<string> Check(string folder, string example)
    {
        var file = Path.Combine([folder, .. example.Split('/')]);
        var schema = Path.Combine(Path.GetDirectoryName(file)!, ContractFiles.Schema);
        if (!File.Exists(schema))
            return [];
        var body = StrictJson.Read(File.ReadAllBytes(file));
        return ResponseSchema.Load(schema).Validate(body.Root)
            .Select(deviation =>
                $"{example}: {deviation.Pointer}: {deviation.Rule}: expected {deviation.Expected}, the example shows {deviation.Actual}");
    }

    private static IReadOnlyList<string> Others(EditionDraft draft, string folder)
    {
        var own = draft.Files.Keys.Concat(draft.Left).Select(path => path[..Math.Max(path.LastIndexOf('/'), 0)])
            .ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(folder, ContractFiles.Endpoint, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !own.Contains(path)).Order(StringComparer.Ordinal)
            .Select(path => $"{path} was there before and is not of these documents").ToList();
    }
}
