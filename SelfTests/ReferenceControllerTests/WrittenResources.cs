using System.Text.RegularExpressions;

namespace CloudController.SelfTests.ReferenceControllerTests;

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
        new("/v3/domains", """{"name":"made.example.com","relationships":{<organization=/v3/organizations>},<metadata>}""", Labels)
        {
            Refused =
            [
                """{"name":"made"}""", """{"name":"a..b"}""", """{"name":"a.b","relationships":{"organization":5}}""",
                """{"name":"a.b","internal":true,"relationships":{<organization=/v3/organizations>}}""",
                """{"name":"a.b","router_group":{"guid":"g"},"internal":true}""", """{"name":"a.b","router_group":"g"}""",
                """{"name":"a.b","enforce_route_policies":true}""",
                """{"name":"a.b","relationships":{"shared_organizations":{"data":[{"guid":"{/v3/organizations}"}]}}}""",
            ],
            RefusedChanges = ["""{"name":"other.example.com"}""", .. BadMetadata],
            Found = ["names=MADE.example.com", "organization_guids={/v3/organizations}&label_selector=made"],
            Below = ["/v3/organizations/{/v3/organizations}/domains"],
        },
        new("/v3/domains", """
            {"name":"shared.example.com","relationships":{<organization=/v3/organizations>,
            "shared_organizations":{"data":[{"guid":"{/v3/organizations?names=sandbox}"}]}}}
            """,
            Labels) { Below = ["/v3/organizations/{/v3/organizations?names=sandbox}/domains"] },
        new("/v3/domains", """{"name":"tcp.example.org","router_group":{"guid":"a-group"}}""", Labels),
        new("/v3/routes", """
            {"host":"made","path":"/here","options":{"loadbalancing":"round-robin"},<metadata>,
            "relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=apps.example.com>}}
            """,
            """{"options":{"loadbalancing":"least-connection"}}""")
        {
            Refused =
            [
                """{"host":"a","relationships":{<space=/v3/spaces>}}""", """{"host":"a"}""",
                """{"host":"a b","relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=apps.example.com>}}""",
                """{"host":"a","path":"b","relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=apps.example.com>}}""",
                """{"host":"a","port":80,"relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=apps.example.com>}}""",
                """{"host":"a","relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=tcp.example.com>}}""",
                """{"host":"a","relationships":{<space=/v3/spaces?names=space-4>,<domain=/v3/domains?names=shop.example.com>}}""",
            ],
            RefusedChanges = ["""{"host":"other"}""", """{"options":{"loadbalancing":"dice"}}""", """{"options":{"other":"a"}}"""],
            Found = ["hosts=made&paths=%2Fhere", "space_guids={/v3/spaces}&label_selector=made"],
        },
        new("/v3/routes", """{"relationships":{<space=/v3/spaces>,<domain=/v3/domains?names=tcp.example.com>}}""", Labels)
        {
            IsUnique = false, Found = ["guids={guid}&ports=1031"],
        },
        new("/v3/security_groups", """
            {"name":"made","globally_enabled":{"running":true},"rules":[{"protocol":"tcp","destination":"10.0.0.0/24","ports":"80"}],
            "relationships":{"staging_spaces":{"data":[{"guid":"{/v3/spaces}"}]},"running_spaces":{"data":[]}}}
            """,
            """{"name":"changed","globally_enabled":{"staging":true},"rules":[]}""")
        {
            Refused =
            [
                "{}", """{"name":"m","rules":{}}""", """{"name":"m","rules":[{"protocol":"tcp"}]}""",
                """{"name":"m","globally_enabled":true}""",
                """{"name":"m","rules":[{"protocol":"smoke","destination":"0.0.0.0/0"}]}""",
                """{"name":"m","relationships":{"staging_spaces":{"data":[{"guid":"nowhere"}]}}}""",
            ],
            RefusedChanges = ["""{"name":"dns"}""", """{"relationships":{}}""", """{"rules":[5]}"""],
            Found = ["names=made", "staging_space_guids={/v3/spaces}", "globally_enabled_running=true"],
            Below = ["/v3/spaces/{/v3/spaces}/staging_security_groups"],
        },
        new("/v3/organization_quotas", """
            {"name":"made","apps":{"total_memory_in_mb":512,"per_app_tasks":null},"services":{"paid_services_allowed":false},
            "routes":{},"domains":{"total_domains":3},"relationships":{"organizations":{"data":[]}}}
            """,
            """{"name":"changed","apps":{"total_memory_in_mb":null},"routes":{"total_routes":7}}""")
        {
            Refused =
            [
                "{}", """{"name":"m","apps":5}""", """{"name":"m","apps":{"total_memory_in_mb":-1}}""", """{"name":"DEFAULT"}""",
                """{"name":"m","apps":{"total_memory_in_mb":"much"}}""", """{"name":"m","apps":{"total_mercy":1}}""",
            ],
            RefusedChanges = ["""{"name":"tiny"}""", """{"services":{"paid_services_allowed":null}}"""],
            Found = ["names=MADE"],
        },
        new("/v3/space_quotas", """
            {"name":"made","services":{"total_service_keys":4},
            "relationships":{<organization=/v3/organizations>,"spaces":{"data":[]}}}
            """,
            """{"routes":{"total_reserved_ports":2}}""")
        {
            Refused =
            [
                """{"name":"m"}""", """{"name":"m","domains":{},"relationships":{<organization=/v3/organizations>}}""",
                """
                {"name":"m","relationships":{<organization=/v3/organizations?names=sandbox>,"spaces":{"data":[{"guid":"{/v3/spaces}"}]}}}
                """,
            ],
            RefusedChanges = ["""{"name":"space-quota-1"}""", """{"relationships":{}}"""],
            Found = ["names=made&organization_guids={/v3/organizations}"],
        },
        new("/v3/isolation_segments", """{"name":"made",<metadata>}""", """{"name":"changed"}""")
        {
            Deleted = 204,
            Refused = ["{}", """{"name":"SEGMENT-1"}""", .. BadMetadata],
            RefusedChanges = ["""{"name":"SEGMENT-1"}""", """{"name":""}"""],
            Found = ["names=MADE", "label_selector=made"],
        },
        new("/v3/service_instances", """
            {"type":"user-provided","name":"made","credentials":{"a":"b"},"tags":["x"],"syslog_drain_url":"https://logs.example.com",
            "relationships":{<space=/v3/spaces>},<metadata>}
            """,
            """{"name":"changed","tags":[],"route_service_url":"https://route.example.com","syslog_drain_url":null}""")
        {
            Deleted = 204,
            Refused =
            [
                """{"type":"managed","name":"m","relationships":{<space=/v3/spaces>,<service_plan=/v3/service_plans>}}""",
                """{"name":"m","relationships":{<space=/v3/spaces>}}""",
                """{"type":"user-provided","name":"m","relationships":{<space=/v3/spaces>,<service_plan=/v3/service_plans>}}""",
                """{"type":"user-provided","name":"m","credentials":"secret","relationships":{<space=/v3/spaces>}}""",
                """{"type":"user-provided","name":"m","tags":[1],"relationships":{<space=/v3/spaces>}}""",
            ],
            RefusedChanges =
            [
                """{"name":"db-1"}""", """{"type":"managed"}""", """{"route_service_url":"ftp://a"}""", """{"parameters":{}}""",
            ],
            Found = ["names=made&type=user-provided", "space_guids={/v3/spaces}&label_selector=made"],
        },
        new("/v3/buildpacks", """{"name":"made","stack":"cflinuxfs4","position":2,"enabled":false,<metadata>}""",
            """{"position":3,"locked":true,"enabled":true}""")
        {
            Refused =
            [
                "{}", """{"name":"a b"}""", """{"name":"m","stack":"nowhere"}""", """{"name":"m","position":"first"}""",
                """{"name":"m","lifecycle":"docker"}""", """{"name":"java_buildpack","stack":"cflinuxfs4"}""",
            ],
            RefusedChanges = ["""{"lifecycle":"cnb"}""", """{"name":"java_buildpack"}""", """{"position":null}""", .. BadMetadata],
            Found = ["names=made", "stacks=cflinuxfs4&label_selector=made"],
        },
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
}
