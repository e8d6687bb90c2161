using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What <c>derive</c> says to the script that called it.</summary>
public sealed class DeriveTool
{
    [Test]
    public async Task One_bad_page_does_not_stop_the_others()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/2.1.0/a.html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));
        files.Write("pages/2.1.0/b.html", SamplePage.Article("Get", "GET /v2/cups/:guid", body: "{ oops }"));
        files.Write("pages/2.1.0/c.html", SamplePage.Article("Get", "GET /v2/spoons/:guid", body: "{}"));
        files.Write("pages/2.1.0/ignored.css", "");

        var (code, output, _) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        code.Should().Be(3);
        output.Should().Contain("b.html:").And.EndWith("3 pages: 2 derived, 0 of them with warnings, 1 failed\n");
        Directory.GetDirectories(Path.Combine(files.Path, "out", "2.1.0")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("kettles.get", "spoons.get");
        (await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"), "--lenient")).Code.Should().Be(0);
    }

    [TestCase("<th>", "b.html:10:5: the row 'lid' of a table has no cell <td>")]
    [TestCase("{ \"guid\": \"\\udc00\" }",
        "b.html:15:*the documented body is not JSON: the text at byte 10 has an escape for half a character")]
    [TestCase("{ \"\\ud800\": 1 }", "b.html:15:*the documented body is not JSON: the text at byte 2 has an escape for half a character")]
    [TestCase("{ \"size\": 1e999 }", "b.html:15:*the documented body is not JSON: the number at byte 10 is too large")]
    [TestCase("{ \"a\": 1, \"a\": 2 }", "b.html:15:*the documented body is not JSON: *'a'*")]
    [TestCase("[[", "b.html:15:*the documented body is not JSON: Expected depth to be zero*")]
    public async Task What_a_page_holds_is_a_line_in_the_table_and_no_stack_trace(string content, string line)
    {
        using var files = new TemporaryFolder();
        var bad = content == "<th>"
            ? SamplePage.Article("Get", "GET /v2/cups/:guid", parameters: "\n<tr><th class=\"name\">lid</th></tr>")
            : SamplePage.Article("Get", "GET /v2/cups/:guid", body: content);
        files.Write("pages/a.html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));
        files.Write("pages/b.html", bad);
        files.Write("pages/c.html", SamplePage.Article("Get", "GET /v2/spoons/:guid", body: "{}"));

        var (code, output, error) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        (code, error).Should().Be((3, ""));
        output.Should().EndWith("3 pages: 2 derived, 0 of them with warnings, 1 failed\n");
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Should().Match($"*failed: {line}*");
    }

    [Test]
    public async Task What_nobody_foresaw_fails_one_page()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/a.html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));
        files.Write("pages/b.html", SamplePage.Article("Get", "GET /v2/spoons/:guid", body: "{}"));
        files.Write("overlays/kettles.get/overlay.json", "[null]");

        var (code, output, error) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"),
            "--overlay", Path.Combine(files.Path, "overlays"));

        (code, error).Should().Be((3, ""));
        output.Should().Contain("a.html: the page could not be derived: ").And.EndWith(
            "2 pages: 1 derived, 0 of them with warnings, 1 failed\n");
    }

    [Test]
    public async Task Pages_about_one_endpoint_are_told_apart_by_their_titles()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/a.html", SamplePage.Article("Fill a kettle", "PUT /v2/kettles/:guid", body: "{}"));
        files.Write("pages/b.html", SamplePage.Article("Boil a kettle", "PUT /v2/kettles/:guid", body: "{}"));

        await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        Directory.GetDirectories(Path.Combine(files.Path, "out")).Select(Path.GetFileName)
            .Should().BeEquivalentTo("kettles.update", "kettles.update-boil-a-kettle");
    }

    [Test]
    public async Task What_needs_a_reader_is_listed_below_the_table_in_lines_that_are_whole()
    {
        using var files = new TemporaryFolder();
        var name = string.Concat(Enumerable.Repeat("a_page_with_a_long_name_", 8)) + ".html";
        files.Write("pages/index.html", "<h1>Kettles</h1><ul><li><a href=\"a.html\">a</a></li></ul>");
        files.Write($"pages/{name}", SamplePage.Article("Get", "GET v2/kettles/:guid", body: "{}"));
        files.Write("pages/bad.html", SamplePage.Article("Get", "GET /v2/cups/:guid", body: "{ oops }"));

        var (code, output, _) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        code.Should().Be(3);
        output[(output.IndexOf("\nskipped", StringComparison.Ordinal) + 1)..].Should().Be(
            $"""
            skipped: index.html: it is an index: it documents no request and links to 1 page
            warning: {name}:6:3: the path 'v2/kettles/:guid' is read as '/v2/kettles/:guid'
            failed: bad.html:15:32: the documented body is not JSON: 'o' is an invalid start of a property name. Expected a '"'.

            3 pages: 1 derived, 1 of them with warnings, 1 failed, 1 skipped

            """);
    }

    [Test]
    public async Task What_is_broken_of_a_page_does_not_stop_the_rest_of_it()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/a.html",
            SamplePage.Article("Get", "GET /v2/cups/:guid", body: "{ oops }")
                + SamplePage.Article("Drop", "DELETE /v2/cups/:guid", status: "204 No Content"));

        var (code, output, _) = await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"));

        code.Should().Be(3);
        output.Should().Contain("failed: a.html:15:").And.EndWith("1 page: 0 derived, 0 of them with warnings, 1 failed\n");
        Directory.GetDirectories(Path.Combine(files.Path, "out")).Select(Path.GetFileName).Should().Equal("cups.delete");
    }

    // As far as ASCII goes these are all alike.
    [TestCase("GET /v2/\u00E4", "GET /v2/\u00F6")]
    [TestCase("GET /v2/\u00E4bc", "GET /v2/bc")]
    [TestCase("GET /v2/kettles/:guid", "GET /v2/kettles")]
    [TestCase("GET /v2/Kettles", "GET /v2/kettles")]
    [TestCase("GET /v2/lids-kettles", "GET /v2/lids/kettles")]
    [TestCase("GET /v2/$", "GET /v2/!")]
    [TestCase("PUT /v2/kettles", "PATCH /v2/kettles")]
    [TestCase("GET /v2/kettles", "GET /v3/kettles")]
    public async Task No_draft_takes_the_folder_of_another_be_it_of_the_same_page_the_same_run_or_an_earlier_one(string one, string other)
    {
        using var files = new TemporaryFolder();
        files.Write("page/both.html", SamplePage.Article("\u00DC", one, body: "{}") + SamplePage.Article("\u00DC", other, body: "{}"));
        files.Write("run/1.html", SamplePage.Article("\u00DC", one, body: "{}"));
        files.Write("run/2.html", SamplePage.Article("\u00DC", other, body: "{}"));
        string[][] runs = [["page"], ["run"], ["run/1.html", "run/2.html"], ["run/2.html", "run/1.html", "run/1.html", "run/2.html"]];

        foreach (var (inputs, index) in runs.Select((inputs, index) => (inputs, index)))
        {
            var output = Path.Combine(files.Path, $"out{index}");
            foreach (var input in inputs)
                (await Tool.Run("derive", Path.Combine(files.Path, input), output)).Code.Should().Be(0);
            var folders = Directory.GetDirectories(output).Select(folder => Path.GetFileName(folder)!).ToList();
            folders.Should().HaveCount(2).And.OnlyContain(folder => System.Text.Ascii.IsValid(folder));
            folders.Select(folder => folder.ToUpperInvariant()).Should().OnlyHaveUniqueItems();
        }
    }

    [Test]
    public async Task A_name_that_no_file_system_takes_is_cut()
    {
        using var files = new TemporaryFolder();
        var route = string.Concat(Enumerable.Repeat("/kettles", 60));
        foreach (var end in (string[])["a", "b"])
            files.Write($"pages/{end}.html", SamplePage.Article(new string('t', 400) + end, $"GET /v2{route}/{end}", body: "{}"));

        (await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"))).Code.Should().Be(0);

        Directory.GetDirectories(Path.Combine(files.Path, "out")).Should().HaveCount(2);
    }

    [Test]
    public async Task The_overlay_of_a_draft_is_that_of_its_own_folder()
    {
        using var files = new TemporaryFolder();
        files.Write("pages/a.html", SamplePage.Article("Fill", "PUT /v2/kettles/:guid", body: "{}"));
        files.Write("pages/b.html", SamplePage.Article("Boil", "PUT /v2/kettles/:guid", body: "{}"));
        files.Write("overlays/kettles.update-boil/overlay.json",
            """[{ "file": "endpoint.json", "pointer": "/hot", "op": "add", "value": true, "reason": "it boils" }]""");

        await Tool.Run("derive", Path.Combine(files.Path, "pages"), Path.Combine(files.Path, "out"), "--overlay",
            Path.Combine(files.Path, "overlays"));

        (await File.ReadAllTextAsync(Path.Combine(files.Path, "out", "kettles.update-boil", "endpoint.json")))
            .Should().Contain("\"hot\": true");
        (await File.ReadAllTextAsync(Path.Combine(files.Path, "out", "kettles.update", "endpoint.json"))).Should().NotContain("hot");
    }

    [Test]
    public async Task Without_pages_it_is_3_and_without_arguments_2()
    {
        using var files = new TemporaryFolder();

        (await Tool.Run("derive", files.Path, files.Path)).Code.Should().Be(3);
        (await Tool.Run("derive", Path.Combine(files.Path, "none"), files.Path)).Code.Should().Be(3);
        (await Tool.Run("derive")).Code.Should().Be(2);
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task An_empty_name_for_the_output_is_a_wrong_command_line(string output)
    {
        using var files = new TemporaryFolder();
        var page = files.Write("a.html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));

        var derived = await Tool.Run("derive", page, output);
        var observed = await Tool.Run("observe", output);

        (derived.Code, observed.Code).Should().Be((2, 2));
        derived.Error.Should().Contain("the name of the output folder is empty");
    }

    [Test]
    public async Task One_page_is_one_page_and_its_name_is_shown_as_it_is()
    {
        using var files = new TemporaryFolder();
        var page = files.Write(":warning:[red].html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));

        var (_, output, _) = await Tool.Run("derive", page, Path.Combine(files.Path, "out"));

        output.Should().Contain(":warning:[red].html").And.EndWith("\n1 page: 1 derived, 0 of them with warnings, 0 failed\n");
    }
}
