using System.Text;
using CloudController.Contract.Settings;
using CloudController.Contract.Waivers;
using CloudController.SchemaDiff.Deriving;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>Whatever a person keeps in a file is read in every form that editors save text in.</summary>
public sealed class FileEncodings
{
    private static IEnumerable<TestCaseData> Forms() =>
        from encoding in (Encoding[])[
            new UTF8Encoding(), new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            new UnicodeEncoding(bigEndian: true, byteOrderMark: true), new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        ]
        from isMarked in (bool[])[true, false]
        from lineEnd in (string[])["\n", "\r\n", "\r"]
        select new TestCaseData(encoding, isMarked, lineEnd).SetArgDisplayNames(encoding.WebName, isMarked ? "marked" : "unmarked",
            lineEnd.Replace("\r", "CR", StringComparison.Ordinal).Replace("\n", "LF", StringComparison.Ordinal));

    [TestCaseSource(nameof(Forms))]
    public async Task A_page_is_read(Encoding encoding, bool isMarked, string lineEnd)
    {
        using var files = new TemporaryFolder();
        var page = SamplePage.Article("Grüße", "GET /v2/kettles/:guid", SamplePage.Row("q", "Ask.<br/> Valid filters: name"),
            body: "\n{\n  \"größe\": 1\n}");
        var usual = await Derived(files, "usual", Encoding.UTF8.GetBytes(page));
        var other = await Derived(files, "other", Bytes(page, encoding, isMarked, lineEnd));

        other.Should().Equal(usual);
    }

    [TestCaseSource(nameof(Forms))]
    public async Task The_inputs_of_diff_its_acceptance_and_overlays_are_read(Encoding encoding, bool isMarked, string lineEnd)
    {
        using var files = new TemporaryFolder();
        var schema = "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\", \"type\": \"object\", \"properties\": { \"größe\": "
            + "{ \"type\": \"integer\" } } }";
        var old = Write(files, "old.json", schema);
        var now = Write(files, "new.json", schema.Replace("integer", "string", StringComparison.Ordinal));
        var acceptance = Write(files, "acceptance.json",
            "{\n  \"severities\": [ { \"rule\": \"field-type\", \"severity\": \"note\", \"reason\": \"größer\", \"expires\": "
                + "\"2999-01-01\" } ] }");
        var page = files.Write("page.html", SamplePage.Article("Get", "GET /v2/kettles/:guid", body: "{}"));
        var overlay = Write(files, "overlay.json",
            "[\n  { \"file\": \"endpoint.json\", \"pointer\": \"/größe\", \"op\": \"add\", \"value\": 1, \"reason\": \"why\" } ]");

        (await Tool.Run("diff", old, now)).Should().Match<(int Code, string Output, string Error)>(run => run.Code == 1
            && run.Output.Contains("größe"));
        (await Tool.Run("diff", old, now, "--acceptance", acceptance))
            .Should().Match<(int Code, string Output, string Error)>(run => run.Code == 0 && run.Output.Contains("note"));
        (await Tool.Run("derive", page, Path.Combine(files.Path, "out"), "--overlay", overlay)).Code.Should().Be(0);
        (await File.ReadAllTextAsync(Path.Combine(files.Path, "out", "kettles.get", "endpoint.json"))).Should().Contain("\"größe\": 1");

        string Write(TemporaryFolder folder, string name, string content)
        {
            var file = folder.Write(name, "");
            File.WriteAllBytes(file, Bytes(content, encoding, isMarked, lineEnd));
            return file;
        }
    }

    [TestCaseSource(nameof(Forms))]
    public void Waivers_are_read(Encoding encoding, bool isMarked, string lineEnd)
    {
        using var files = new TemporaryFolder();
        var file = files.Write("waivers.json", "");
        File.WriteAllBytes(file,
            Bytes(File.ReadAllText(Path.Combine(Workspace.Folder, "waivers.example.json")), encoding, isMarked, lineEnd));

        WaiverFile.Read(file).Should().NotBeEmpty();
    }

    [TestCase("UTF-8", "page.html:2:3: the page is not UTF-8 at byte 6")]
    [TestCase("UTF-16", "page.html: the text starts as utf-16 but is none at byte ")]
    public async Task A_page_in_no_encoding_is_placed(string encoding, string message)
    {
        using var files = new TemporaryFolder();
        var file = files.Write("page.html", "");
        await File.WriteAllBytesAsync(file,
            encoding == "UTF-8"
                ? [(byte)'<', (byte)'\r', (byte)'\n', 0xC3, 0xA4, (byte)'<', 0xE4, (byte)'>']
                : [0xFF, 0xFE, (byte)'<', 0, 0x00, 0xD8, (byte)'<', 0]);

        var outcome = await new Derivation(file, files.Path, new()).DeriveAsync(file, CancellationToken.None);

        outcome.Error.Should().StartWith(message);
    }

    private static byte[] Bytes(string text, Encoding encoding, bool isMarked, string lineEnd)
    {
        var bytes = encoding.GetBytes(text.ReplaceLineEndings(lineEnd));
        var mark = encoding is UTF8Encoding ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble();
        return isMarked ? [.. mark, .. bytes] : bytes;
    }

    private static async Task<IReadOnlyList<string>> Derived(TemporaryFolder files, string name, byte[] page)
    {
        var file = files.Write($"{name}/page.html", "");
        await File.WriteAllBytesAsync(file, page);
        var output = Path.Combine(files.Path, $"{name}-out");
        var outcome = await new Derivation(file, output, new()).DeriveAsync(file, CancellationToken.None);
        outcome.Error.Should().BeNull();
        return Directory
            .EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Order()
            .Select(draft => $"{Path.GetRelativePath(output, draft)}\n{File.ReadAllText(draft)}")
            .ToList();
    }
}
