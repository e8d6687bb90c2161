using CloudController.Reference;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class CurrentData : CurrentFixture
{
    [TestCase("/v3/packages", "type", 2)]
    [TestCase("/v3/packages", "state", 6)]
    [TestCase("/v3/packages", "created_at", 6)]
    [TestCase("/v3/packages", "updated_at", 10)]
    [TestCase("/v3/buildpacks", "name", 7)]
    [TestCase("/v3/buildpacks", "stack", 4)]
    [TestCase("/v3/buildpacks", "state", 2)]
    [TestCase("/v3/buildpacks", "lifecycle", 2)]
    [TestCase("/v3/buildpacks", "created_at", 4)]
    [TestCase("/v3/buildpacks", "updated_at", 6)]
    public async Task The_default_data_hold_every_value_of(string list, string field, int values) =>
        (await Items(list)).Select(item => item[field]?.ToJsonString()).Distinct().Should().HaveCount(values);

    [Test]
    public async Task The_default_packages_hold_every_case()
    {
        var data = (await Items("/v3/packages")).Select(item => item["data"]!).ToList();
        data.Select(bits => (string?)bits["checksum"]?["value"]).OfType<string>().Select(value => value.Length).Distinct()
            .Should().BeEquivalentTo([40, 64]);
        data.Where(bits => bits["checksum"] is not null).Select(bits => bits["checksum"]!["value"] is null).Distinct()
            .Should().HaveCount(2);
        data.Where(docker => docker["image"] is not null).Select(docker => docker["username"] is null).Distinct().Should().HaveCount(2);
        data.Count(bits => bits["error"] is not null).Should().Be(1);
    }

    [TestCase("/v3/packages")]
    [TestCase("/v3/buildpacks")]
    public async Task Updates_follow_creation_and_change_the_order(string list)
    {
        var items = await Items(list);
        items.Should().OnlyContain(item => string.CompareOrdinal((string)item["updated_at"]!, (string)item["created_at"]!) >= 0);
        var byUpdate = (await Items($"{list}?order_by=updated_at")).Select(item => (string)item["guid"]!);
        (await Items($"{list}?order_by=created_at")).Select(item => (string)item["guid"]!).Should().NotEqual(byUpdate);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(40)]
    public async Task Any_number_of_rows_keeps_the_rules(int count)
    {
        await using var controller = await ReferenceCloudController.StartAsync(Options with { Buildpacks = count, Packages = count });
        var answer = await Send(controller, HttpMethod.Get, "/v3/buildpacks", $"bearer {controller.AdminToken}");
        var items = answer.Json["resources"]!.AsArray();
        items.Should().HaveCount(count);
        foreach (var lifecycle in items.GroupBy(item => (string)item!["lifecycle"]!))
            lifecycle.Select(item => (int)item!["position"]!).Should().Equal(Enumerable.Range(1, lifecycle.Count()));
        items.Select(item => $"{item!["name"]} {item["stack"]} {item["lifecycle"]}").Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Both_families_show_the_same_buildpacks_also_after_a_change()
    {
        ((int)(await Send(HttpMethod.Post, "/v2/buildpacks", """{"name":"java","stack":"cflinuxfs4"}""")).Status).Should().Be(201);
        var taken = await Send(HttpMethod.Post, "/v2/buildpacks", """{"name":"java","stack":"cflinuxfs4"}""");
        ((int)taken.Status, (int)taken.Json["code"]!).Should().Be((422, 290000));
        var v2 = (await Items("/v2/buildpacks")).Select(item =>
            $"{item["metadata"]!["guid"]} {item["metadata"]!["updated_at"]} {item["entity"]!["stack"]} {item["entity"]!["position"]}");
        var v3 = await Items("/v3/buildpacks");
        v3.Select(item => $"{item["guid"]} {item["updated_at"]} {item["stack"]} {item["position"]}").Should().BeEquivalentTo(v2);
        v3.Where(item => (string?)item["lifecycle"] == "buildpack").Select(item => (int)item["position"]!).Should().Equal(1, 2, 3, 4, 5, 6);
    }
}
