using Microsoft.OpenApi;

namespace CloudController.SchemaDiff.Exporting;

/// <summary>
/// States once what many requests have alike: of the parts with one name the most frequent becomes a component, others stay where they are.
/// </summary>
/// <typeparam name="T">The kind of parts.</typeparam>
internal sealed class SharedComponents<T>
    where T : IOpenApiSerializable
{
    private readonly Dictionary<string, string> _names;

    /// <summary>Looks for what <paramref name="all"/> have alike.</summary>
    /// <param name="document">The description that the components go to.</param>
    /// <param name="all">Every part of every request, with the name it would have.</param>
    internal SharedComponents(OpenApiDocument document, IEnumerable<(string Name, T Part)> all)
    {
        var usual =
            from one in all
            group one by one.Name into same
            let most = same.GroupBy(one => Text(one.Part)).MaxBy(alike => alike.Count())!
            where most.Count() > 1
            select (Text: most.Key, Name: same.Key, most.First().Part);
        _names = usual.ToDictionary(one => one.Text, one =>
        {
            document.AddComponent(one.Name, one.Part);
            return one.Name;
        });
    }

    /// <summary>The component that <paramref name="part"/> is; <c>null</c> where it is none.</summary>
    internal string? NameOf(T part) => _names.GetValueOrDefault(Text(part));

    private static string Text(T part)
    {
        using var text = new StringWriter();
        part.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
