using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>A schema document and the references within it.</summary>
/// <param name="file">What messages and reports call it.</param>
/// <param name="root">Its content.</param>
internal sealed class SchemaDocument(string file, JsonElement root)
{
    private static readonly string[] DraftsThatIgnoreSiblings = ["draft-03", "draft-04", "draft-05", "draft-06", "draft-07"];

    internal string File => file;

    internal SchemaPart Root => new(root, "");

    /// <summary>Whether what stands beside a reference counts: since the draft of 2019 it does.</summary>
    internal bool ReadsBesideReferences { get; } =
        JsonPointer.FindText(root, "/$schema") is { } dialect
            && !DraftsThatIgnoreSiblings.Any(draft => dialect.Contains(draft, StringComparison.Ordinal));

    /// <summary>Where <paramref name="part"/> refers to; <c>null</c> where that is no place of this document.</summary>
    /// <exception cref="SnapshotException">The document has no such place.</exception>
    internal SchemaPart? Target(SchemaPart part)
    {
        if (part["$ref"] is not { ValueKind: JsonValueKind.String } value)
            return null;
        var reference = value.GetString()!;
        var pointer = Pointer(reference);
        if (pointer is null)
            return null;
        return JsonPointer.Find(root, pointer) is { } target
            ? new(target, pointer)
            : throw new SnapshotException(file, $"the reference '{reference}' at '#{part.Pointer}' leads nowhere");
    }

    /// <summary>The part itself, or where its references lead in the end.</summary>
    internal SchemaPart Resolved(SchemaPart part)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!ReadsBesideReferences && part.Schema.ValueKind == JsonValueKind.Object && !IsNullable(part) && seen.Add(part.Pointer)
            && Target(part) is { } target)
            part = target;
        return part;
    }

    /// <summary>Whether a schema says beside its type that it can be null, as OpenAPI does.</summary>
    internal static bool IsNullable(SchemaPart part) =>
        part["nullable"] is { ValueKind: JsonValueKind.True } || part["x-nullable"] is { ValueKind: JsonValueKind.True };

    private string? Pointer(string reference)
    {
        var id = JsonPointer.FindText(root, "/id") ?? JsonPointer.FindText(root, "/$id");
        if (id is { Length: > 0 } && reference.StartsWith($"{id.TrimEnd('#')}#", StringComparison.Ordinal))
            reference = reference[id.TrimEnd('#').Length..];
        return reference == "#" || reference.StartsWith("#/", StringComparison.Ordinal) ? Uri.UnescapeDataString(reference[1..]) : null;
    }
}
