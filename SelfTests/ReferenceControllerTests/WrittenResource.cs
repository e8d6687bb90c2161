using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>
/// A resource that can be written, and requests that do. In a body, the path of a list in braces stands for the guid of the first item there,
/// <c>&lt;space=path&gt;</c> for a relationship to it that is called space, and <c>&lt;metadata&gt;</c> for some labels.
/// </summary>
/// <param name="Path">The path of the list.</param>
/// <param name="Body">A body that makes an item.</param>
/// <param name="Change">A body that changes it; <see langword="null"/> where nothing does.</param>
public sealed record WrittenResource(string Path, string Body, string? Change)
{
    /// <summary>The resource, as the schemas call it.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>What the item shows of the change, where that is not the same.</summary>
    public string? Shown { get; init; }

    /// <summary>The answer to a deletion.</summary>
    public int Deleted { get; init; } = 202;

    /// <summary>Bodies that make no item.</summary>
    public string[] Refused { get; init; } = [];

    /// <summary>Bodies that change no item.</summary>
    public string[] RefusedChanges { get; init; } = [];

    /// <summary>The query strings with which the list finds the new item among others.</summary>
    public string[] Found { get; init; } = [];

    /// <summary>Whether there may be one item only that is as the body says.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>Where the new item is listed beside, by the paths of lists below others.</summary>
    public string[] Below { get; init; } = [];

    public override string ToString() => $"{Path} {Body[..Math.Min(30, Body.Length)]}";

    /// <summary>The item as it is after the change.</summary>
    public JsonObject Expected(JsonObject made, JsonObject said) =>
        WrittenResources.Merged(made, Shown is null ? said : JsonNode.Parse(Shown)!.AsObject());
}

/// <summary>The resources of v3 that can be written.</summary>
internal static partial class WrittenResources
{
    private const string Metadata = """
        "metadata":{"labels":{"made":"yes","gone":""},"annotations":{"note":"any text, with spaces"}}
        """;

    private const string Labels = """{"metadata":{"labels":{"gone":null,"env":"new"},"annotations":{"contact":"somebody"}}}""";

    /// <summary>What no body with labels may be.</summary>
    private static readonly string[] BadMetadata =
    [
        """{"metadata":5}""", """{"metadata":{"labels":[]}}""", """{"metadata":{"labels":{"a b":"c"}}}""", """{"metadata":{"colors":{}}}""",
        """{"metadata":{"labels":{"a":"b c"}}}""", """{"metadata":{"annotations":{"a":5}}}""", """{"unheard":1}""",
    ];

    public static WrittenResource[] V3 { get; } =
    [
        new("/v3/organizations", """{"name":"made",<metadata>}""", """{"name":"changed","suspended":true}""")
        {
            Refused = ["{}", """{"name":5}""", """{"name":""}""", """{"name":null}""", """{"name":"m","suspended":"no"}""", .. BadMetadata],
            RefusedChanges = ["""{"name":"PAYMENTS"}""", """{"suspended":null}""", .. BadMetadata],
            Found = ["names=MADE", "label_selector=made=yes", "label_selector=gone", "guids={guid}"],
        },
        new("/v3/spaces", """{"name":"made","relationships":{<organization=/v3/organizations>},<metadata>}""",
            """{"suspended":true}""")
        {
            Refused =
            [
                """{"name":"m"}""", """{"name":"m","relationships":{}}""",
                """{"name":"m","relationships":{"organization":{"data":null}}}""",
                """{"name":"m","relationships":{"organization":{"data":{"guid":"nobody"}}}}""",
                """{"name":"m","relationships":{"organization":{"data":{"guid":"{/v3/organizations}","x":1}}}}""",
            ],
            RefusedChanges = ["""{"relationships":{"organization":{"data":{"guid":"{/v3/organizations}"}}}}""", .. BadMetadata],
            Found = ["names=made&organization_guids={/v3/organizations}", "label_selector=made==yes"],
        },
        new("/v3/apps", """
            {"name":"made","relationships":{<space=/v3/spaces>},"environment_variables":{"A":"b"},
            "lifecycle":{"type":"buildpack","data":{"buildpacks":["java"],"stack":"cflinuxfs3"}},<metadata>}
            """,
            """{"name":"changed","lifecycle":{"data":{"buildpacks":[]}}}""")
        {
            Refused =
            [
                """{"name":"m"}""", """{"name":"m","lifecycle":{},"relationships":{<space=/v3/spaces>}}""",
                """{"name":"m","lifecycle":{"type":"docker"},"relationships":{<space=/v3/spaces>}}""",
                """{"name":"m","lifecycle":{"type":"docker","data":{"stack":null}},"relationships":{<space=/v3/spaces>}}""",
                """
                {"name":"m","lifecycle":{"type":"cnb","data":{"stack":"no"}},"relationships":{<space=/v3/spaces>}}
                """,
            ],
            RefusedChanges =
            [
                """{"lifecycle":{"type":"cnb","data":{}}}""", """{"lifecycle":{"data":{"buildpacks":[5]}}}""", """{"state":"STARTED"}""",
            ],
            Found = ["names=Made", "stacks=cflinuxfs3&guids={guid}", "label_selector=made"],
        },
        new("/v3/packages", """{"type":"bits","data":{},"relationships":{<app=/v3/apps>},<metadata>}""", Labels)
        {
            IsUnique = false,
            Refused =
            [
                """{"type":"bits"}""", """{"type":"docker","relationships":{<app=/v3/apps>}}""",
                """{"type":"bits","data":{"image":"i"},"relationships":{<app=/v3/apps>}}""",
                """{"type":"other","relationships":{<app=/v3/apps>}}""",
            ],
            RefusedChanges = ["""{"username":"somebody"}""", .. BadMetadata],
            Found = ["app_guids={/v3/apps}&label_selector=made", "types=bits&label_selector=made"],
            Below = ["/v3/apps/{/v3/apps}/packages"],
        },
        new("/v3/packages", """
            {"type":"docker","data":{"image":"i","username":"u","password":"p"},"relationships":{<app=/v3/apps>}}
            """,
            """{"username":"other"}""")
        {
            IsUnique = false, Shown = """{"data":{"username":"other"}}""", Found = ["types=docker&guids={guid}"],
        },
        new("/v3/users", """{"guid":"somebody",<metadata>}""", Labels)
        {
            Refused =
            [
                "{}", """{"username":"a"}""", """{"guid":"g","username":"a","origin":"b"}""", """{"guid":"a b"}""", """{"guid":null}""",
            ],
            RefusedChanges = ["""{"username":"other"}""", .. BadMetadata],
            Found = ["guids=somebody", "usernames=somebody&origins=uaa", "label_selector=made"],
        },
        new("/v3/users", """{"username":"mary","origin":"ldap"}""", Labels) { Found = ["partial_usernames=mar"] },
        new("/v3/roles", """
            {"type":"space_supporter","relationships":{<user=/v3/users?usernames=frank>,<space=/v3/spaces>}}
            """,
            null)
        {
            Refused =
            [
                """{"type":"space_auditor","relationships":{<user=/v3/users>}}""",
                """{"type":"janitor","relationships":{<user=/v3/users>,<space=/v3/spaces>}}""",
                """{"relationships":{<user=/v3/users>,<space=/v3/spaces>}}""",
                """
                {"type":"organization_auditor","relationships":{<user=/v3/users>,<space=/v3/spaces>}}
                """,
            ],
            Found = ["user_guids={/v3/users?usernames=frank}&types=space_supporter"],
        },
        new("/v3/roles", """
            {"type":"organization_auditor","relationships":{"user":{"data":{"username":"frank"}},
            <organization=/v3/organizations?names=sandbox>}}
            """,
            null) { Found = ["organization_guids={/v3/organizations?names=sandbox}&user_guids={/v3/users?usernames=frank}"] },
    ];

    /// <summary>The body with what stands for something else filled in.</summary>
    public static async Task<string> FillAsync(string text, Func<string, Task<string>> guidOf)
    {
        text = Relationship().Replace(
            text.Replace("<metadata>", Metadata, StringComparison.Ordinal), "\"$1\":{\"data\":{\"guid\":\"{$2}\"}}");
        foreach (var path in Guid().Matches(text).Select(match => match.Groups[1].Value).Distinct())
            text = text.Replace($"{{{path}}}", await guidOf(path), StringComparison.Ordinal);
        return text;
    }

    [GeneratedRegex("<(\\w+)=([^>]+)>")]
    private static partial Regex Relationship();

    [GeneratedRegex("{(/[^}]+)}")]
    private static partial Regex Guid();

    public static JsonObject Merged(JsonObject old, JsonObject said)
    {
        var merged = old.DeepClone().AsObject();
        foreach (var (name, value) in said)
        {
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = value is JsonObject members && merged[name] is JsonObject before
                    ? Merged(before, members)
                    : value.DeepClone();
        }

        return merged;
    }
}
