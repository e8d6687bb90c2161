using System.Text.Json.Nodes;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class CurrentFiltering : CurrentFixture
{
    [TestCase("types=docker", "3 6 10 11")]
    [TestCase("types=docker,bits", "1 2 3 4 5 6 7 8 9 10 11 12")]
    [TestCase("states=COPYING,EXPIRED", "7 8")]
    [TestCase("states=COPYING%2CNOPE", "7")]
    [TestCase("states=ready", "")]
    [TestCase("states=NOPE", "")]
    [TestCase("states=", "")]
    [TestCase("states=COPYING&states=FAILED", "5")]
    [TestCase("types=docker&states=READY&label_selector=tier", "11")]
    [TestCase("created_ats=2024-02-29T23:59:04Z", "3 4")]
    [TestCase("created_ats=2024-02-29T23:59:04Z,2024-03-01T00:00:12Z,1999-01-01T00:00:00Z", "3 4 11 12")]
    [TestCase("created_ats[lt]=2024-02-29T23:59:04Z", "1 2")]
    [TestCase("created_ats[lte]=2024-02-29T23:59:04Z", "1 2 3 4")]
    [TestCase("created_ats[gt]=2024-02-29T23:59:55Z", "11 12")]
    [TestCase("created_ats%5Bgte%5D=2024-02-29T23%3A59%3A55Z", "9 10 11 12")]
    [TestCase("created_ats[gt]=2024-02-29T23:58:47Z&created_ats[lt]=2024-02-29T23:59:21Z", "3 4")]
    [TestCase("updated_ats=2024-02-29T23:59:32Z", "2 4")]
    [TestCase("updated_ats[gt]=2024-03-01T00:04:21Z&created_ats[lt]=2024-03-01T00:00:12Z", "8")]
    public async Task Packages_are_those_that_meet_every_filter(string query, string numbers) =>
        string.Join(' ', await Packages(query)).Should().Be(numbers);

    [TestCase("env", "1 2 5 6 11")]
    [TestCase("!env", "3 4 7 8 9 10 12")]
    [TestCase("env=prod", "1 2")]
    [TestCase("env%3D%3Dprod", "1 2")]
    [TestCase("env!=prod", "3 4 5 6 7 8 9 10 11 12")]
    [TestCase("env!=prod,env", "5 6 11")]
    [TestCase("env in (prod, dev)", "1 2 11")]
    [TestCase("env%20notin%20(prod,staging)", "3 4 7 8 9 10 11 12")]
    [TestCase("env in (prod,dev),tier in (web)", "2")]
    [TestCase("tier,!env", "4 9")]
    [TestCase("example.com/team=core", "6")]
    [TestCase("team=core", "")]
    [TestCase("deprecated=", "4")]
    [TestCase("ENV=prod", "")]
    [TestCase("env=pro", "")]
    public async Task A_label_selector_is_a_list_of_requirements(string selector, string numbers) =>
        string.Join(' ', await Packages($"label_selector={selector.Replace(" ", "%20", StringComparison.Ordinal)}")).Should().Be(numbers);

    [TestCase("app_guids", "1 2 10 12")]
    [TestCase("space_guids", "1 2 3 4 9 10 12")]
    [TestCase("organization_guids", "1 2 3 4 5 6 9 10 12")]
    public async Task Packages_belong_to_apps_spaces_and_organizations(string parameter, string numbers)
    {
        var guid = await GuidOfFirst(parameter);
        string.Join(' ', await Packages($"{parameter}={guid},nope")).Should().Be(numbers);
    }

    [TestCase("names=java", "java@")]
    [TestCase("names=JAVA", "")]
    [TestCase("names=java_buildpack", "java_buildpack@cflinuxfs3 java_buildpack@cflinuxfs4")]
    [TestCase("names=java_buildpack,java&stacks=cflinuxfs3", "java_buildpack@cflinuxfs3")]
    [TestCase("stacks=", "java@")]
    [TestCase("stacks=cflinuxfs3,", "go-buildpack@cflinuxfs3 java@ java_buildpack@cflinuxfs3")]
    [TestCase("stacks=windows2019%252Ccore", "binary_buildpack2@windows2019,core ruby_buildpack@windows2019,core")]
    [TestCase("stacks=windows2019,core", "")]
    [TestCase("stacks=windows2019%2Ccore", "")]
    [TestCase("stacks=windows2019%252Ccore,cflinuxfs3&lifecycle=cnb", "go-buildpack@cflinuxfs3 ruby_buildpack@windows2019,core")]
    [TestCase("lifecycle=cnb", "PHP_buildpack@cflinuxfs4 go-buildpack@cflinuxfs3 ruby_buildpack@windows2019,core")]
    [TestCase("lifecycle=nope", "")]
    [TestCase("label_selector=env=prod&lifecycle=buildpack", "java_buildpack@cflinuxfs3 java_buildpack@cflinuxfs4")]
    [TestCase("updated_ats=2024-03-01T00:01:49Z", "java@ java_buildpack@cflinuxfs4")]
    [TestCase("created_ats[gt]=2024-03-01T00:00:49Z", "PHP_buildpack@cflinuxfs4 binary_buildpack2@windows2019,core")]
    public async Task Buildpacks_are_those_that_meet_every_filter(string query, string buildpacks) =>
        string.Join(' ', (await Buildpacks(query)).Order(StringComparer.Ordinal)).Should().Be(buildpacks);

    [TestCase("q=stack", "java")]
    [TestCase("q=stack:", "")]
    [TestCase("q=stack:cflinuxfs3", "go-buildpack java_buildpack")]
    [TestCase("q=stack:windows2019,core", "binary_buildpack2 ruby_buildpack")]
    [TestCase("q=name:java_buildpack&q=stack:cflinuxfs3", "java_buildpack")]
    [TestCase("q=name:java_buildpack", "java_buildpack java_buildpack")]
    [TestCase("q=stack%3Ecflinuxfs3", "PHP_buildpack Ruby_buildpack binary_buildpack2 java_buildpack ruby_buildpack")]
    public async Task V2_filters_by_stack_as_well(string query, string names) =>
        (await Names(query)).Should().BeEquivalentTo(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task<string> GuidOfFirst(string parameter)
    {
        var item = (JsonNode)(await Items("/v3/packages"))[0];
        if (parameter == "app_guids")
            return To(item, "app");
        item = await Follow(item, "app");
        return parameter == "space_guids" ? To(item, "space") : To(await Follow(item, "space"), "organization");

        static string To(JsonNode item, string relation) => (string)item["relationships"]![relation]!["data"]!["guid"]!;
        async Task<JsonNode> Follow(JsonNode from, string link) =>
            (await Get(new Uri((string)from["links"]![link]!["href"]!).AbsolutePath)).Json;
    }
}
