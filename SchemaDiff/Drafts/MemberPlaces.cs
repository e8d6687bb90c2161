using System.Text.Json;
using CloudController.Contract.Json;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Where in an item the member is that a page only names.</summary>
internal static class MemberPlaces
{
    private static readonly string[] Parents = ["/entity", "/metadata", ""];

    /// <summary>
    /// Pointer of the member <paramref name="name"/> in the first place that some item shows it at; <c>null</c> where none does.
    /// </summary>
    internal static string? Of(string name, IReadOnlyList<JsonElement> items) =>
        Parents.Select(parent => JsonPointer.Append(parent, name))
            .FirstOrDefault(pointer => items.Any(item => JsonPointer.Find(item, pointer) is not null));
}
