using FluentAssertions;
using NUnit.Framework;
using static CloudController.SelfTests.SchemaDiffTests.SlateSample;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>derive</c> makes of whole editions on the command line.</summary>
public sealed class WholeEditionTool
{
    private static readonly string Kitchen =
        Page(List("List kettles", "GET /v3/kettles", Item("kettles", "\"heat\": 1,")),
        Request("Boil", "POST /v3/kettles/:guid/actions/boil"));

    [Test]
    public async Task A_page_of_a_whole_edition_is_a_folder_in_the_form_of_schemas()
    {
        using var files = new TemporaryFolder();
        var page = files.Write("index.html", Kitchen);

        var (code, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"));

        code.Should().Be(0);
        output.Should()
            .Contain("v3@9.8.7: 1 endpoint to read (1 list), 1 to write, 1 resource\n")
            .And.EndWith("1 page: 1 derived, 1 of them with warnings, 0 failed\n");
        Names(files).Should().Equal(
            "edition.json", "kettles.list/endpoint.json", "kettles.list/example.json", "kettles.list/response.schema.json",
                "resources/kettle.json",
            "resources/kettle.schema.json", "shared.schema.json", "writes/kettles-actions-boil.create/endpoint.json",
            "writes/kettles-actions-boil.create/example.json", "writes/kettles-actions-boil.create/response.schema.json");
    }

    [Test]
    public async Task A_second_run_writes_the_same_bytes_and_tells_what_is_not_of_the_page()
    {
        using var files = new TemporaryFolder();
        var page = files.Write("index.html", Kitchen);
        await Tool.Run("derive", page, Path.Combine(files.Path, "out"));
        var before = Content(files);
        files.Write("out/v3/9.8.7/cups.list/endpoint.json", "{}");

        var (_, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"));

        output.Should().Contain("cups.list was there before and is not of these documents");
        File.Delete(Path.Combine(files.Path, "out/v3/9.8.7/cups.list/endpoint.json"));
        Content(files).Should().Equal(before);
    }

    [Test]
    public async Task An_overlay_decides_what_the_page_leaves_open_and_says_why()
    {
        using var files = new TemporaryFolder();
        var page = files.Write("index.html", Kitchen);
        files.Write("overlays/v3/9.8.7/overlay.json", """
            [
              {
                "file": "resources/kettle.schema.json", "pointer": "/properties/heat/minimum", "op": "add", "value": 0,
                "reason": "it is never frozen"
              },
              {
                "file": "error.schema.json", "pointer": "", "op": "add",
                "value": { "$schema": "http://json-schema.org/draft-04/schema#" }, "reason": "seen"
              }
            ]
            """);

        (await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--overlay", Path.Combine(files.Path, "overlays"))).Code.Should()
            .Be(0);

        (await File.ReadAllTextAsync(Path.Combine(files.Path, "out/v3/9.8.7/resources/kettle.schema.json"))).Should()
            .Contain("\"minimum\": 0");
        Names(files).Should().Contain("error.schema.json");
        files.Write("overlays/v3/9.8.7/overlay.json",
            """[{ "file": "resources/cup.json", "pointer": "/a", "op": "add", "value": 0, "reason": "why" }]""");
        var (code, output, _) =
            await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--overlay", Path.Combine(files.Path, "overlays"));
        (code, output.Contains("there is no file 'resources/cup.json' to change", StringComparison.Ordinal)).Should().Be((3, true), output);
    }

    [Test]
    public async Task A_folder_of_pages_is_one_edition_for_each_version_where_that_is_asked_for()
    {
        using var files = new TemporaryFolder();
        var item = SamplePage.Item("{ \"heat\": 1 }");
        files.Write("pages/2.1.0/a.html", SamplePage.Article("List all Kettles", "GET /v2/kettles", body: SamplePage.List(item)));
        files.Write("pages/2.1.0/b.html", SamplePage.Article("Retrieve a Kettle", "GET /v2/kettles/:guid", body: item));
        files.Write("pages/2.2.0/a.html", SamplePage.Article("List all Kettles", "GET /v2/kettles", body: SamplePage.List(item)));

        var (code, output, _) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"), "--whole");

        code.Should().Be(0);
        output.Should()
            .Contain("v2@2.1.0: 2 endpoints to read (1 item, 1 list), 0 to write, 1 resource\n")
            .And.Contain("v2@2.2.0: 1 endpoint to read");
        File.Exists(Path.Combine(files.Path, "out/v2/2.1.0/resources/kettle.schema.json")).Should().BeTrue();
    }

    [Test]
    public async Task Two_documents_of_one_version_do_not_overwrite_each_other()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/a.html", Kitchen);
        files.Write("pages/b.html", Kitchen);

        var (code, output, _) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        code.Should().Be(3);
        output.Should()
            .Contain("failed: b.html: v3/9.8.7 was derived from a.html already; --witness compares two descriptions of one edition");
    }

    [Test]
    public async Task An_edition_of_no_known_version_is_refused()
    {
        using var files = new TemporaryFolder();
        var page = files.Write("index.html", Kitchen.Replace("Version 9.8.7", "", StringComparison.Ordinal));

        var (code, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"));

        (code, output.Contains("do not say which version of the API they belong to; --api-version can", StringComparison.Ordinal)).Should()
            .Be((3, true), output);
        (await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--api-version", "1.2.3")).Code.Should().Be(0);
        Directory.Exists(Path.Combine(files.Path, "out/v3/1.2.3")).Should().BeTrue();
    }

    private static IEnumerable<string> Names(TemporaryFolder files) => Content(files).Select(file => file.Name);

    private static List<(string Name, string Content)> Content(TemporaryFolder files)
    {
        var root = Path.Combine(files.Path, "out/v3/9.8.7");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file))).Order().ToList();
    }
}
