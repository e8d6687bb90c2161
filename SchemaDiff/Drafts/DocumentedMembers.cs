using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>The rows of a table of members, each with the place at which the documented body shows it.</summary>
internal sealed class DocumentedMembers : IMemberFacts
{
    private readonly IReadOnlyList<(DocRow Row, string? Pointer)> _members;

    /// <summary>Looks each of <paramref name="rows"/> up in <paramref name="items"/>, which stand at <paramref name="place"/>.</summary>
    internal DocumentedMembers(IEnumerable<DocRow> rows, IReadOnlyList<JsonElement> items, string place) =>
        _members = rows.GroupBy(row => row.Name)
            .Select(same => Merge([.. same]))
            .Select(row => (row, MemberPlaces.Of(row.Name, items) is { } pointer ? place + pointer : null))
            .ToList();

    public MemberFacts At(string pointer)
    {
        // The values of an array are those of its items.
        var owner = pointer.EndsWith("/*", StringComparison.Ordinal) ? pointer[..^2] : pointer;
        var values = _members.Where(member => member.Pointer == owner).Select(member => member.Row.ValidValues).FirstOrDefault() ?? [];
        return values.Count == 0 ? MemberFacts.None : MemberFacts.None with { Values = values };
    }

    public IReadOnlyList<string> MembersOf(string pointer) => [];

    /// <summary>The rows as <c>endpoint.json</c> keeps them; <c>null</c> where there are none.</summary>
    internal JsonArray? ToJson() => _members.Count == 0 ? null : new([.. _members.Select(member => Json(member.Row, member.Pointer))]);

    /// <summary>A member can have several rows, for example one for its stable and one for its experimental values.</summary>
    private static DocRow Merge(IReadOnlyList<DocRow> same) => same[0] with
    {
        ValidValues = same.SelectMany(row => row.ValidValues).Distinct().ToList(),
        Deprecated = same.All(row => row.Deprecated),
        Experimental = same.All(row => row.Experimental),
    };

    private static JsonObject Json(DocRow row, string? pointer)
    {
        var json = new JsonObject { ["name"] = row.Name };
        if (pointer is not null)
            json["pointer"] = pointer;
        if (row.Default is not null)
            json["default"] = row.Default;
        if (row.ValidValues.Count > 0)
            json["values"] = new JsonArray([.. row.ValidValues.Select(value => JsonValue.Create(value))]);
        foreach (var (name, isSet) in new[]
        {
            ("required", row.Required),
            ("deprecated", row.Deprecated),
            ("experimental", row.Experimental),
            ("readOnly", row.ReadOnly),
        })
        {
            if (isSet)
                json[name] = true;
        }

        return json;
    }
}
