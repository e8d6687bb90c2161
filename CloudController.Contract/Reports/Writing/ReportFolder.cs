using CloudController.Contract.Settings;

namespace CloudController.Contract.Reports.Writing;

/// <summary>
/// The folder that the reports of a run go to. It is taken for as long as the run lasts, so that the reports of two runs never mix.
/// </summary>
public sealed class ReportFolder : IDisposable
{
    /// <summary>The name of the file that is there while a run has the folder.</summary>
    public const string Mark = ".running";

    private readonly FileStream _mark;

    private ReportFolder(string path, FileStream mark) => (Path, _mark) = (path, mark);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Takes <paramref name="folder"/>, which is made where it does not exist.</summary>
    /// <exception cref="SettingsException">Nothing can be written there, or another run has it.</exception>
    public static ReportFolder Take(string folder)
    {
        var mark = System.IO.Path.Combine(folder, Mark);
        return ReportFiles.Into(folder, () => new ReportFolder(
            folder,
            // The operating system lets go of the file when the program ends, however it ends.
            new(mark, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose)));
    }

    /// <summary>Writes the files of <paramref name="report"/> and its line of the history, and returns the paths of the files.</summary>
    /// <exception cref="SettingsException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(RunReport report)
    {
        var files = ReportFiles.Write(report, Path);
        RunHistory.Append(Path, report);
        return files;
    }

    /// <summary>Lets other runs have it.</summary>
    public void Dispose() => _mark.Dispose();
}
