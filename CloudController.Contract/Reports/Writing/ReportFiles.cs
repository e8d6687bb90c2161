using System.Text;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Reports.Html;
using CloudController.Contract.Settings;

namespace CloudController.Contract.Reports.Writing;

/// <summary>Writes every file that is drawn from a report.</summary>
public static class ReportFiles
{
    /// <summary>The name of the report itself.</summary>
    public const string Json = "contract-report.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files into <paramref name="folder"/>, which is made where it does not exist, and returns their paths.</summary>
    /// <exception cref="SettingsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(RunReport report, string folder) => Into(folder, () =>
    {
        var files = new Dictionary<string, Func<RunReport, string>>
        {
            [Json] = Serialize,
            ["contract-report.md"] = MarkdownReport.Of,
            ["contract-report.html"] = HtmlReport.Of,
            ["contract-report.junit.xml"] = JUnitReport.Of,
        };
        return files.Select(file => WriteWhole(Path.Combine(folder, file.Key), file.Value(report))).ToList();
    });

    /// <exception cref="SettingsException">It cannot be done.</exception>
    internal static T Into<T>(string folder, Func<T> write)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return write();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"Report:Directory is '{folder}', where no report can be written: {trouble.Message}", trouble);
        }
    }

    /// <summary>The JSON form of <paramref name="report"/>.</summary>
    public static string Serialize(RunReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    private static readonly JsonSerializerOptions Options = new(ContractLibrary.Json)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default,
        DictionaryKeyPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };

    /// <summary>
    /// Writes another file first and renames it, so that no reader ever sees half a file, even if the run is killed meanwhile.
    /// </summary>
    private static string WriteWhole(string path, string text)
    {
        var unfinished = path + ".tmp";
        File.WriteAllText(unfinished, text, Utf8);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }
}
