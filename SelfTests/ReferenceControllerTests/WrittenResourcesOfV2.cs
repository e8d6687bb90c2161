namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>The resources of v2 that can be written; refused bodies begin with the code of the error.</summary>
internal static class WrittenResourcesOfV2
{
    private const string Limits = """ "non_basic_services_allowed":true,"total_services":-1,"total_routes":5,"memory_limit":512 """;

    public static WrittenResource[] All { get; } =
    [
        new("/v2/organizations", """{"name":"made"}""", """{"name":"changed","status":"suspended"}""")
        {
            Taken = 30002, Refused = ["1001 {}", """1001 {"name":5}""", """1002 {"name":"m","quota_definition_guid":"x"}"""],
            RefusedChanges = ["""30002 {"name":"Payments"}""", """1001 {"status":"asleep"}"""], Found = ["q=name:made"],
        },
        new("/v2/spaces", """
            {"name":"made","organization_guid":"{/v3/organizations}","developer_guids":["{/v3/users}"],"allow_ssh":false}
            """,
            """{"name":"changed"}""")
        {
            Taken = 40002, Refused = ["""1001 {"name":"m"}""", """1002 {"name":"m","organization_guid":"x"}"""],
            RefusedChanges = ["""1001 {"allow_ssh":"no"}"""], Found = ["q=name:made", "q=developer_guid:{/v3/users}"],
        },
        new("/v2/apps", """
            {"name":"made","space_guid":"{/v3/spaces}","memory":128,"instances":2,"command":"run","environment_json":{"A":"b"}}
            """,
            """{"name":"changed","instances":3,"health_check_type":"process","state":"STARTED"}""")
        {
            Taken = 100002, Refused = ["""1001 {"name":"m"}""", """1001 {"name":"m","space_guid":"{/v3/spaces}","memory":"much"}"""],
            RefusedChanges = ["""1001 {"state":"RUNNING"}""", """1002 {"stack_guid":"x"}"""],
            Found = ["q=name:made"],
        },
        new("/v2/routes", """
            {"host":"made","path":"/here","domain_guid":"{/v3/domains?names=apps.example.com}","space_guid":"{/v3/spaces}"}
            """,
            """{"host":"changed"}""")
        {
            Taken = 210003,
            Refused =
            [
                "1001 {}", """1002 {"host":"a","domain_guid":"x","space_guid":"{/v3/spaces}"}""",
                """210001 {"host":"a b","domain_guid":"{/v3/domains?names=apps.example.com}","space_guid":"{/v3/spaces}"}""",
            ],
            RefusedChanges = ["""210001 {"path":"here"}"""], Found = ["q=host:made"],
        },
        new("/v2/private_domains", """{"name":"made.example.com","owning_organization_guid":"{/v3/organizations}"}""", null)
        {
            Taken = 130003, Refused = ["""1001 {"name":"made.example.com"}""", """1002 {"name":"a.b","owning_organization_guid":"x"}"""],
            Found = ["q=name:made.example.com"],
        },
        new("/v2/shared_domains", """{"name":"made.example.org","internal":true}""", null)
        {
            Taken = 130003, Refused = ["1001 {}", """130001 {"name":"a..b"}"""], Found = ["q=name:made.example.org"],
        },
        new("/v2/security_groups", """
            {"name":"made","rules":[{"protocol":"tcp","destination":"10.0.0.0/24","ports":"80"}],"space_guids":["{/v3/spaces}"]}
            """,
            """{"name":"changed","rules":[]}""")
        {
            Taken = 300005, Refused = ["1001 {}", """1001 {"name":"m","rules":{}}""", """1002 {"name":"m","space_guids":["x"]}"""],
            RefusedChanges = ["""300001 {"rules":[5]}"""], Found = ["q=name:made"],
        },
        new("/v2/quota_definitions", $$"""{"name":"made",{{Limits}}}""", """{"name":"changed","total_routes":-1,"app_task_limit":3}""")
        {
            Taken = 240002, Refused = ["""1001 {"name":"m"}""", $$"""240000 {"name":"m",{{Limits}},"app_task_limit":-2}"""],
            RefusedChanges = ["""1001 {"total_services":"all"}"""], Found = ["q=name:made"],
        },
        new("/v2/space_quota_definitions", $$"""{"name":"made","organization_guid":"{/v3/organizations}",{{Limits}} }""",
            """{"memory_limit":1024}""")
        {
            Taken = 310002, Refused = [$$"""1001 {"name":"m",{{Limits}} }"""], RefusedChanges = ["""310002 {"name":"space-quota-1"}"""],
        },
        new("/v2/users", """{"guid":"somebody"}""", """{"default_space_guid":"{/v3/spaces}"}""")
        {
            Taken = 20002, Refused = ["1001 {}", """1001 {"guid":5}""", """1002 {"guid":"g","default_space_guid":"x"}"""],
            RefusedChanges = ["""1002 {"default_space_guid":"x"}"""],
        },
        new("/v2/user_provided_service_instances", """
            {"name":"made","space_guid":"{/v3/spaces}","credentials":{"a":"b"},"tags":["x"],"syslog_drain_url":"syslog://example.com"}
            """,
            """{"name":"changed","credentials":{},"route_service_url":"https://route.example.com"}""")
        {
            Taken = 60002, Refused = ["""1001 {"name":"m"}""", """1001 {"name":"m","space_guid":"{/v3/spaces}","credentials":"c"}"""],
            RefusedChanges = ["""60003 {"route_service_url":"ftp://a"}"""], Found = ["q=name:made"],
        },
        new("/v2/buildpacks", """{"name":"made","stack":"cflinuxfs3","position":2}""", """{"locked":true,"enabled":false}""")
        {
            Taken = 290000, Refused = ["1001 {}", """290003 {"name":"a b"}"""], RefusedChanges = ["""1001 {"enabled":"no"}"""],
            Found = ["q=name:made"],
        },
    ];
}
