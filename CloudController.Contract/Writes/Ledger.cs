using System.Text;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;

namespace CloudController.Contract.Writes;

/// <summary>
/// What a run made and has not removed yet, on disk: a line is written before each request that makes something, and another one when it
/// is gone. What a run that was killed left behind is found in it.
/// </summary>
public sealed class Ledger : IDisposable
{
    private const string Pattern = "ledger-*.jsonl";

    private readonly FileStream _file;
    private readonly Lock _writing = new();

    private Ledger(string path, FileStream file, LedgerHead head, IReadOnlyList<LedgerLine> lines) =>
        (Path, _file, Head, Lines) = (path, file, head, lines);

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>Which run it belongs to.</summary>
    public LedgerHead Head { get; }

    /// <summary>What it held when it was opened, the oldest line first.</summary>
    public IReadOnlyList<LedgerLine> Lines { get; }

    /// <summary>Begins the ledger of a run.</summary>
    /// <exception cref="SettingsException">The file cannot be written.</exception>
    public static Ledger Begin(string folder, LedgerHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var path = System.IO.Path.Combine(folder, Pattern.Replace("*", head.Run, StringComparison.Ordinal));
        try
        {
            Directory.CreateDirectory(folder);
            var ledger = new Ledger(path, Open(path, FileMode.CreateNew), head, []);
            ledger.Append(JsonSerializer.SerializeToUtf8Bytes(head, ContractLibrary.JsonLine));
            return ledger;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be written, so that nothing may be made: {trouble.Message}", trouble);
        }
    }

    /// <summary>
    /// The ledgers in <paramref name="folder"/> whose runs have ended, however they ended. One of a run that goes on is left alone.
    /// </summary>
    /// <exception cref="SettingsException">A file cannot be understood; the message names file and line.</exception>
    public static IEnumerable<Ledger> Left(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var path in files)
        {
            if (OpenLeft(path) is { } ledger)
                yield return ledger;
        }
    }

    /// <summary>Adds a line, and returns when it is on the disk.</summary>
    public void Write(LedgerLine line) => Append(JsonSerializer.SerializeToUtf8Bytes(line, ContractLibrary.JsonLine));

    /// <summary>Removes the file: nothing is left of what it tells.</summary>
    public void Close()
    {
        // Removed while it is still held, so that nobody else finds it in between.
        File.Delete(Path);
        Dispose();
    }

    /// <summary>Lets go of the file and leaves it where it is.</summary>
    public void Dispose() => _file.Dispose();

    private void Append(byte[] line)
    {
        lock (_writing)
        {
            _file.Write([.. line, (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
    }

    private static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private static Ledger? OpenLeft(string path)
    {
        FileStream? file = null;
        try
        {
            file = Open(path, FileMode.Open);
            var text = new StreamReader(file).ReadToEnd();
            file.Seek(0, SeekOrigin.End);
            var lines = text.Split('\n');
            // A run that was killed may have written a part of its last line only; nothing was sent for it.
            var whole = lines.SkipLast(1).Select((line, at) => (line, Number: at + 1)).ToList();
            if (whole.Count > 0)
            {
                if (lines[^1].Length > 0)
                    file.SetLength(file.Length - Encoding.UTF8.GetByteCount(lines[^1]));
                return new(
                    path, file, Read<LedgerHead>(path, whole[0]), whole.Skip(1).Select(line => Read<LedgerLine>(path, line)).ToList());
            }

            file.Dispose();
            File.Delete(path);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return null;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static T Read<T>(string path, (string Text, int Number) line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Text, ContractLibrary.JsonLine) ?? throw new JsonException("it is null");
        }
        catch (JsonException wrong)
        {
            throw new SettingsException(
                $"{path}:{line.Number}: this is no line of a ledger, so that what it tells cannot be removed; mend it, or remove the file "
                    + $"and what is called contract-… by hand: {wrong.Message}", wrong);
        }
    }
}

/// <summary>Which run a ledger belongs to.</summary>
/// <param name="Run">The id of the run, which stands in all names that it gave.</param>
/// <param name="Target">Scheme, host and port of the target.</param>
/// <param name="Begun">When the run began.</param>
public sealed record LedgerHead(string Run, string Target, DateTimeOffset Begun)
{
    /// <summary>Whether the target was an embedded controller, which ended with the run, and everything in it.</summary>
    public bool Embedded { get; init; }
}

/// <summary>One line of a ledger.</summary>
/// <param name="Item">Which item of the run it speaks of, from 1.</param>
/// <param name="Step">What is about to happen to it, or has happened.</param>
public sealed record LedgerLine(int Item, LedgerStep Step)
{
    /// <summary>The request that makes it, by name: <c>v3.organizations.create</c>.</summary>
    public string? Creation { get; init; }

    /// <summary>The name that it is given; <c>null</c> where items of its kind have none.</summary>
    public string? Name { get; init; }

    /// <summary>Its guid; <c>null</c> while it is not known.</summary>
    public string? Guid { get; init; }
}

/// <summary>What happens to an item.</summary>
public enum LedgerStep
{
    /// <summary>It is about to be made.</summary>
    Makes,

    /// <summary>It was made.</summary>
    Made,

    /// <summary>It is gone, or was never made.</summary>
    Gone,

    /// <summary>It is left on purpose, because of Data:Keep.</summary>
    Kept,
}
