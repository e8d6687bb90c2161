using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The objects that the documents of an edition describe, by the anchors that rows refer to them by.</summary>
internal sealed class DocObjects
{
    private readonly Dictionary<string, DocObject> _byAnchor = new(StringComparer.Ordinal);

    internal DocObjects(IEnumerable<DocObject> objects)
    {
        All = objects.ToList();
        foreach (var known in All)
        {
            foreach (var anchor in known.Anchors)
                _byAnchor.TryAdd(anchor, known);
        }
    }

    /// <summary>All of them, in the order of the documents.</summary>
    internal IReadOnlyList<DocObject> All { get; }

    /// <summary>The object that describes the members of <paramref name="type"/>; <c>null</c> where none does.</summary>
    internal DocObject? Find(DocType type)
    {
        if (type.Anchor is null || !_byAnchor.TryGetValue(type.Anchor, out var known))
            return null;
        // The section about links describes one link; "links object" has many.
        return known.Anchors[0] == type.Anchor || IsNamed(known, type.Text) ? known : null;
    }

    /// <summary>
    /// The object that each member of <paramref name="type"/> is, which is called after many of them; <c>null</c> where there is none.
    /// </summary>
    internal DocObject? FindMany(DocType type) =>
        type.Anchor is not null && _byAnchor.TryGetValue(type.Anchor, out var known)
            && type.Text.StartsWith($"{known.Name}s ", StringComparison.OrdinalIgnoreCase) ? known : null;

    private static bool IsNamed(DocObject known, string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("object" or "objects" or "or" or "null"));
        var name = string.Join('_', words);
        return known.Name == name;
    }
}
