using System.Text;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;

namespace CloudController.Contract.Reports.Writing;

/// <summary>The runs before, a line each in <c>history.jsonl</c> beside the reports.</summary>
public static class RunHistory
{
    /// <summary>The name of the file.</summary>
    public const string File = "history.jsonl";

    /// <summary>The runs in <paramref name="folder"/>, the oldest first; none where there is no file.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or a line of it is no run; the message names the line.</exception>
    public static IReadOnlyList<HistoryEntry> Read(string folder)
    {
        var path = Path.Combine(folder, File);
        try
        {
            return System.IO.File.Exists(path)
                ? Lines(path).Select(line => line.Run ?? throw new SettingsException(line.Problem!, line.Cause)).ToList()
                : [];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {trouble.Message}", trouble);
        }
    }

    /// <summary>The lines of <paramref name="file"/>, the oldest run first, also those that are no run; empty ones are left out.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<HistoryLine> Lines(string file) => System.IO.File.ReadLines(file)
        .Select((line, at) => (Line: line, Number: at + 1))
        .Where(read => read.Line.Length > 0)
        .Select(read => Entry(file, read.Line, read.Number));

    /// <summary>The last run in <paramref name="folder"/> against the target of <paramref name="plan"/>; <c>null</c> without one.</summary>
    /// <exception cref="SettingsException">As in <see cref="Read"/>.</exception>
    public static HistoryEntry? Last(string folder, RunPlan plan) =>
        Read(folder).LastOrDefault(entry => entry.Target == HistoryEntry.TargetOf(plan));

    /// <summary>Adds a line about <paramref name="report"/>. Whoever writes has the <see cref="ReportFolder"/> to itself.</summary>
    /// <exception cref="SettingsException">The file cannot be written.</exception>
    public static void Append(string folder, RunReport report)
    {
        var path = Path.Combine(folder, File);
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(HistoryEntry.Of(report), ContractLibrary.JsonLine) + "\n");
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Write(line);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be written: {trouble.Message}", trouble);
        }
    }

    private static HistoryLine Entry(string path, string line, int number)
    {
        try
        {
            var run = JsonSerializer.Deserialize<HistoryEntry>(line, ContractLibrary.JsonLine) ?? throw new JsonException("it is null");
            return new(run, null, null);
        }
        catch (JsonException wrong)
        {
            return new(null, $"{path}:{number}: this is no line about a run; mend or remove it: {wrong.Message}", wrong);
        }
    }
}

/// <summary>One line of a history: a run, or what is wrong with the line.</summary>
/// <param name="Run">The run; <c>null</c> where the line is none.</param>
/// <param name="Problem">File, line and what is wrong with it; <c>null</c> for a run.</param>
/// <param name="Cause">What reading it threw; <c>null</c> for a run.</param>
public sealed record HistoryLine(HistoryEntry? Run, string? Problem, Exception? Cause);
