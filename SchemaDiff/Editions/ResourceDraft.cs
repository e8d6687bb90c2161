using System.Text.Json;
using System.Text.Json.Nodes;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Drafts;

namespace CloudController.SchemaDiff.Editions;

/// <summary>A resource of an edition, with every documented item of it.</summary>
/// <param name="name">The name, in the singular.</param>
/// <param name="route">The route of an item, with <c>{guid}</c> for what it is known by.</param>
internal sealed class ResourceDraft(string name, string? route)
{
    private static readonly string[] Sections = ["/entity", ""];

    internal string Name => name;

    /// <summary>The route of an item; <c>null</c> where it stands below that of something else.</summary>
    internal string? Route =>
        route is not null && RoutePath.Words(route).Count + 2 == route.Split('/').Length - 1
            && route.EndsWith("/{guid}", StringComparison.Ordinal) ? route : null;

    /// <summary>What answers with an item alone; <c>null</c> where nothing does.</summary>
    internal DocEndpoint? Alone { get; set; }

    /// <summary>Every documented item.</summary>
    internal List<JsonElement> Samples { get; } = [];

    /// <summary>Pointer of what an item is known by, where the items show no guid.</summary>
    internal string? KnownBy { get; init; }

    /// <summary>Pointer of what an item is known by; <c>null</c> where it is known by nothing.</summary>
    internal string? Guid =>
        Samples.Count == 0 ? KnownBy : Samples.Select(ItemIdentity.GuidPointer).OfType<string>().GroupBy(place => place)
            .OrderByDescending(same => same.Count()).FirstOrDefault()?.Key ?? KnownBy;

    /// <summary>An item that does not show what it is known by where others do is only some members of one.</summary>
    internal void LeaveOutParts()
    {
        if (Guid is { } place && Samples.Exists(item => JsonPointer.FindText(item, place) is not null))
            Samples.RemoveAll(item => JsonPointer.FindText(item, place) is null);
    }

    /// <summary>
    /// The content of <c>resources/&lt;name&gt;.json</c>; what only some documented items have, <paramref name="remarks"/> tells.
    /// </summary>
    /// <param name="isNullable">Whether the documents say that what stands at a place can be null.</param>
    /// <param name="remarks">Where to say it.</param>
    internal JsonObject ToJson(Func<string, bool> isNullable, List<string> remarks)
    {
        var json = new JsonObject { ["$schema"] = "../../../resource.schema.json" };
        if (Route is not null && Alone is not null)
            json["route"] = Route;
        if (Alone is { IsOpen: true } or { IsOpenToo: true })
            json["open"] = true;
        json["guid"] = Guid;
        json["label"] = Label();
        if (Hidden().ToList() is [_, ..] hidden)
            json["volatile"] = new JsonArray([.. hidden.Select(place => JsonValue.Create(place))]);
        if (Links(isNullable, remarks) is { Count: > 0 } links)
            json["links"] = links;
        json["invariants"] = Invariants();
        var inlined = Samples.SelectMany(item => DocumentedLink.Of(item, Guid)).Select(link => link.Inlined).OfType<string>().Distinct();
        const string reason = "shown where inline-relations-depth asks for it";
        if (inlined.Select(place => UnknownMembers.Known(place, reason)).ToList() is [_, ..] known)
            json[UnknownMembers.Undocumented] = new JsonArray([.. known]);
        return json;
    }

    /// <summary>The members that are hidden where items are listed: there they differ from what an item alone shows.</summary>
    private IEnumerable<string> Hidden() =>
        Samples.SelectMany(item => item.EnumerateObject()).Where(member => IsHidden(member.Value))
            .Select(member => JsonPointer.Append("", member.Name)).Distinct();

    private static bool IsHidden(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Says(value.GetString()!),
        JsonValueKind.Object => value.EnumerateObject().Any(member => IsHidden(member.Value) || Says(member.Name)),
        _ => false,
    };

    private static bool Says(string text) => text.Contains("HIDDEN IN LISTS", StringComparison.Ordinal);

    /// <summary>The name or, without one, the first plain text that items show.</summary>
    private string? Label()
    {
        var texts = from section in Sections
                    from item in Samples
                    let fields = JsonPointer.Find(item, section)
                    where fields is { ValueKind: JsonValueKind.Object }
                    from member in fields.Value.EnumerateObject()
                    where member.Value.ValueKind == JsonValueKind.String
                        && ValueFormats.Of(member.Name, [member.Value.GetString()!]) is null
                    select JsonPointer.Append(section, member.Name);
        var all = texts.Distinct().ToList();
        return all.Find(text => text.EndsWith("/name", StringComparison.Ordinal)) ?? all.FirstOrDefault() ?? Guid;
    }

    private JsonArray? Links(Func<string, bool> isNullable, List<string> remarks)
    {
        var links = new JsonArray();
        var some = new List<string>();
        foreach (var same in Samples.SelectMany(item => DocumentedLink.Of(item, Guid)).GroupBy(link => link.Pointer)
            .OrderBy(same => First(same.Key)))
        {
            var usual = same.GroupBy(link => (link.Href, link.Method)).OrderByDescending(alike => alike.Count()).First().First();
            var isOfAll = same.Count() == Samples.Count;
            if (usual.IsSelf && same.Select(link => link.Href).Distinct().Count() > 1)
            {
                remarks.Add($"resource {name}: items link to themselves at {same.Key} by several routes; the link is left out");
                continue;
            }

            var owner = usual.Owners.FirstOrDefault(place => Samples.Exists(item => JsonPointer.Find(item, place) is not null));
            var depends = owner is not null && (!isOfAll || isNullable(owner));
            if (!isOfAll && !(depends && Samples.TrueForAll(item => Has(item, same.Key) == Has(item, owner!))))
                some.Add(same.Key);
            else if (usual.Href is not null)
                links.Add(usual.ToJson(depends ? owner : null, DocumentedLink.By([.. same]), Alone is not null));
        }

        if (some.Count > 0)
        {
            remarks.Add(
                $"resource {name}: only some of the documented items have links at {string.Join(", ", some)}; "
                + "when an item has them is not documented, and they are left out");
        }

        return links;
    }

    private static bool Has(JsonElement item, string pointer) =>
        JsonPointer.Find(item, pointer) is { ValueKind: not JsonValueKind.Null };

    private int First(string pointer) =>
        Samples.SelectMany(item => DocumentedLink.Of(item, Guid)).Select(link => link.Pointer).Distinct().ToList().IndexOf(pointer);

    /// <summary>
    /// What the documents say of all resources alike: guids are unique, and times are times of things that have happened.
    /// </summary>
    private JsonArray Invariants()
    {
        var words = name.Replace('_', ' ');
        var many = route is null ? $"{words}s" : RoutePath.Words(route)[^1].Replace('_', ' ');
        var invariants = new JsonArray
        {
            new JsonObject { ["rule"] = "guid-unique", ["statement"] = $"no two {many} share a {JsonPointer.Segments(Guid!).Last()}",
                ["unique"] = Guid },
        };
        if (Times("created_at") is { } created)
        {
            if (Times("updated_at") is { } updated)
            {
                invariants.Add(new JsonObject
                {
                    ["rule"] = "created-before-updated",
                    ["level"] = "implied",
                    ["statement"] = $"{EditionText.A(words)} is not updated before it is created",
                    ["notAfter"] = new JsonArray(created, updated),
                });
            }

            invariants.Add(new JsonObject
            {
                ["rule"] = "created-in-the-past",
                ["level"] = "implied",
                ["statement"] = "created_at does not lie in the future, a day's clock difference allowed",
                ["past"] = created,
            });
        }

        return invariants;
    }

    private string? Times(string member) =>
        new[] { $"/metadata/{member}", $"/{member}" }.FirstOrDefault(place => Samples.Count > 0
            && Samples.Any(item => JsonPointer.FindText(item, place) is not null));
}
