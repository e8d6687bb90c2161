using CloudController.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class DataAndSetup : ReferenceFixture
{
    [Test]
    public async Task The_default_buildpacks_hold_every_case()
    {
        var items = (await Get("/v2/buildpacks")).Json["resources"]!.AsArray();
        items.Select(item => (int)item!["entity"]!["position"]!).Should().Equal(Enumerable.Range(1, 8));
        items.Select(item => ((bool)item!["entity"]!["enabled"]!, (bool)item["entity"]!["locked"]!)).Distinct().Should().HaveCount(4);
        items.Count(item => item!["entity"]!["filename"] is null).Should().Be(1);
        items.Select(item => (string)item!["metadata"]!["created_at"]!).Should().OnlyHaveUniqueItems().And.NotBeInAscendingOrder();
        items.Select(item => item!["metadata"]!["updated_at"] is null).Distinct().Should().HaveCount(2);
        var names = items.Select(item => (string)item!["entity"]!["name"]!).ToList();
        names.Should().NotEqual(names.Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task The_default_packages_hold_every_case()
    {
        var items = (await Get("/v3/packages")).Json["resources"]!.AsArray();
        items.Select(item => (string)item!["state"]!).Distinct().Should()
            .BeEquivalentTo("AWAITING_UPLOAD", "PROCESSING_UPLOAD", "READY", "FAILED", "COPYING", "EXPIRED");
        items.Select(item => (string)item!["created_at"]!).Should().BeInAscendingOrder();
        var docker = items.Where(item => (string)item!["type"]! == "docker").Select(item => item!["data"]!).ToList();
        docker.Select(data => (data["credentials"]!.AsObject().Count, (bool)data["store_image"]!)).Distinct().Should().HaveCount(4);
    }

    [Test]
    public async Task Equal_seeds_give_equal_data_and_other_seeds_other_guids()
    {
        var options = new ReferenceOptions { Buildpacks = 30, Packages = 30, Seed = 42 };
        (await Both(options)).Should().Be(await Both(options));
        (await Both(options)).Should().NotBe(await Both(options with { Seed = 43 }));
    }

    [Test]
    public async Task Many_instances_answer_many_requests_side_by_side()
    {
        await using var other = await ReferenceCloudController.StartAsync(new ReferenceOptions { Buildpacks = 3 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var controller = i % 2 == 0 ? Controller : other;
            var answer = await Send(controller, HttpMethod.Get, "/v2/buildpacks", $"bearer {controller.AdminToken}");
            return (Expected: i % 2 == 0 ? 8 : 3, Actual: (int)answer.Json["total_results"]!);
        }));
        answers.Should().OnlyContain(pair => pair.Expected == pair.Actual);
    }

    [Test]
    public async Task A_database_file_is_filled_once_and_kept()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.db");
        try
        {
            var first = await Both(new ReferenceOptions { Database = file, Seed = 1 });
            (await Both(new ReferenceOptions { Database = file, Seed = 2, Buildpacks = 1 })).Should().Be(first);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task A_database_file_of_another_edition_is_refused()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.db");
        try
        {
            await Both(new ReferenceOptions { Database = file });
            await Refused(new ReferenceOptions { Database = file, Edition = "current" },
                "--database: *it holds the data of another edition");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("2016")]
    [TestCase("Current")]
    [TestCase("")]
    public async Task An_edition_that_is_none_is_refused(string edition) =>
        await Refused(new ReferenceOptions { Edition = edition }, $"--edition: '{edition}' is not one of 2015, current");

    [Test]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));
        try
        {
            await Refused(new ReferenceOptions { Database = file }, $"--database: cannot use '{file}'*");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task An_occupied_port_is_one_line() =>
        await Refused(new ReferenceOptions { Url = Controller.Endpoint.ToString() }, "--urls: cannot listen on*");

    [TestCase("https://127.0.0.1:0")]
    [TestCase("127.0.0.1:0")]
    [TestCase("http://127.0.0.1:0/path")]
    [TestCase("http://*:8181")]
    public async Task An_address_that_is_none_is_refused(string url) =>
        await Refused(new ReferenceOptions { Url = url }, "--urls: *is not an address*");

    [Test]
    public async Task A_count_below_zero_is_refused() =>
        await Refused(new ReferenceOptions { Packages = -1 }, "--packages: -1 is below 0");

    [TestCase(0)]
    [TestCase(1)]
    public async Task Few_rows_are_fine(int count)
    {
        var options = new ReferenceOptions { Buildpacks = count, Packages = count };
        await using var controller = await ReferenceCloudController.StartAsync(options);
        var answer = await Send(controller, HttpMethod.Get, "/v2/buildpacks", $"bearer {controller.AdminToken}");
        ((int)answer.Json["total_results"]!).Should().Be(count);
        ((int)answer.Json["total_pages"]!).Should().Be(1);
    }

    private async Task<string> Both(ReferenceOptions options)
    {
        await using var controller = await ReferenceCloudController.StartAsync(options);
        var token = $"bearer {controller.AdminToken}";
        var buildpacks = await Send(controller, HttpMethod.Get, "/v2/buildpacks", token);
        var packages = await Send(controller, HttpMethod.Get, "/v3/packages", token);
        return buildpacks.Text + packages.Text;
    }

    private static async Task Refused(ReferenceOptions options, string message)
    {
        var start = () => ReferenceCloudController.StartAsync(options);
        (await start.Should().ThrowAsync<ReferenceSetupException>()).WithMessage(message).Which.Message.Should().NotContain("\n");
    }
}
