using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;

namespace CloudController.Contract.Reports.Writing;

/// <summary>
/// What a run has decided while it goes on, a line for each endpoint, in <c>journal.jsonl</c> beside the reports. A run that ends removes it;
/// of one that broke off, or was killed, it is what another one goes on from.
/// </summary>
public sealed class RunJournal : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string File = "journal.jsonl";

    /// <summary>A target changes: what was decided longer ago is decided anew.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    private RunJournal(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Begins the journal of a run, in place of that of the run before.</summary>
    /// <exception cref="SettingsException">The file cannot be written.</exception>
    public static RunJournal Begin(string folder, JournalHead head)
    {
        var path = Path.Combine(folder, File);
        try
        {
            var journal = new RunJournal(path, new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
            journal.Write(head);
            return journal;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be written: {trouble.Message}", trouble);
        }
    }

    /// <summary>
    /// What the run before in <paramref name="folder"/> had decided when it broke off, and when it began. Nothing, with the reason, where it
    /// did not break off, had another target or other settings, or is too long ago.
    /// </summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static BrokenOffRun Read(string folder, JournalHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var path = Path.Combine(folder, File);
        try
        {
            if (!System.IO.File.Exists(path))
                return new(null, [], $"no run before this one broke off ({path} is not there)");
            var lines = System.IO.File.ReadLines(path).ToList();
            var before = JsonSerializer.Deserialize<JournalHead>(lines[0], ContractLibrary.JsonLine);
            if (before is null || before with { StartedAt = head.StartedAt } != head)
                return new(null, [], $"the run before was about another target, with another suite or other settings ({path})");
            if (head.StartedAt - before.StartedAt > Longest)
                return new(null, [], $"the run before began more than a day ago ({path})");
            return new(before.StartedAt, [.. lines.Skip(1).Select(Endpoint).OfType<DecidedEndpoint>()], null);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or JsonException
            or ArgumentOutOfRangeException)
        {
            throw new SettingsException(
                $"Contract:Resume is true, and {path} cannot be read; remove the file to begin anew: {trouble.Message}", trouble);
        }
    }

    /// <summary>Adds what was decided about an endpoint.</summary>
    public void Add(DecidedEndpoint endpoint) => Write(endpoint);

    /// <summary>Removes the file: the run has ended, and nothing is left to go on from.</summary>
    public void Remove()
    {
        Dispose();
        System.IO.File.Delete(_path);
    }

    /// <summary>Lets go of the file and leaves it where it is.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>A run that was killed may have written a part of its last line only.</summary>
    private static DecidedEndpoint? Endpoint(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<DecidedEndpoint>(line, ContractLibrary.JsonLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write<T>(T line)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(line, ContractLibrary.JsonLine);
        lock (_writing)
            _file.Write([.. bytes, (byte)'\n']);
    }
}

/// <summary>What has to be the same for a run to go on from another.</summary>
/// <param name="Target">The target, as the history calls it.</param>
/// <param name="Suite">The version of the suite, and the commit where it is known.</param>
/// <param name="Settings">The settings that say what is checked and how.</param>
/// <param name="StartedAt">When the run began, which may differ.</param>
public sealed record JournalHead(string Target, string Suite, string Settings, DateTimeOffset StartedAt)
{
    /// <summary>The head of a run of <paramref name="plan"/>.</summary>
    public static JournalHead Of(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var settings = plan.Settings;
        return new(
            HistoryEntry.TargetOf(plan),
            ReportSuite.OfThisAssembly.ToString(),
            FormattableString.Invariant(
                $"{settings.EditionV2} {settings.EditionV3} {settings.Depth} {settings.Strict} {settings.AllowWrites} ")
                + FormattableString.Invariant($"{settings.MakeUsers} {settings.MaxPagesPerWalk} {settings.Waivers} ")
                + string.Join(',', settings.Endpoints),
            plan.Time.GetUtcNow());
    }
}

/// <summary>A run that broke off.</summary>
/// <param name="StartedAt">When it began; <c>null</c> where there is nothing to go on from.</param>
/// <param name="Endpoints">What it had decided.</param>
/// <param name="WhyNot">Why there is nothing to go on from; <c>null</c> where there is.</param>
public sealed record BrokenOffRun(DateTimeOffset? StartedAt, IReadOnlyList<DecidedEndpoint> Endpoints, string? WhyNot);
