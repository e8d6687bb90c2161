namespace CloudController.TestLogger;

/// <summary>Prints what is told of a run, each thing once.</summary>
/// <param name="writer">Where to.</param>
/// <param name="terminalWidth">How many columns the terminal has; <see langword="null"/> where the output is no terminal.</param>
/// <param name="time">The clock.</param>
public sealed class RunOutput(TextWriter writer, Func<int>? terminalWidth, TimeProvider time)
{
    /// <summary>How lines about progress begin, so that they are told from what else the platform says.</summary>
    public const string ProgressMark = "progress: ";

    /// <summary>How many failures are printed where no report tells them.</summary>
    private const int MostUntold = 20;

    /// <summary>How often progress is printed where lines stay.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The columns of a terminal that does not tell how many it has.</summary>
    private const int UsualWidth = 80;

    private readonly Lock _gate = new();
    private readonly List<string> _toldByReport = [];
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _printed;
    private int _shown;
    private bool _hasReport;

    /// <summary>What is printed to the console of this process.</summary>
    public static RunOutput OfConsole() =>
        new(Console.Out, Console.IsOutputRedirected ? null : () => Console.BufferWidth, TimeProvider.System);

    /// <summary>Text that stays.</summary>
    public void Report(string text)
    {
        lock (_gate)
        {
            Wipe();
            _hasReport = true;
            writer.WriteLine(text.TrimEnd());
        }
    }

    /// <summary>
    /// How far the run is: on a terminal in one line that is written over, elsewhere in a line every 30 seconds. Anything else is left out.
    /// </summary>
    public void Progress(string text)
    {
        if (!text.StartsWith(ProgressMark, StringComparison.Ordinal))
            return;
        var line = text[ProgressMark.Length..].Trim();
        lock (_gate)
        {
            if (terminalWidth is not null)
            {
                var width = terminalWidth() is > 1 and var columns ? columns : UsualWidth;
                var shown = line[..Math.Min(line.Length, width - 1)];
                writer.Write($"\r{shown.PadRight(_shown)}");
                writer.Flush();
                _shown = shown.Length;
            }
            else if (time.GetElapsedTime(_started) - _printed >= Interval)
            {
                _printed = time.GetElapsedTime(_started);
                writer.WriteLine(line);
            }
        }
    }

    /// <summary>A test that failed. One without a stack trace is a clause, which the report tells.</summary>
    public void Failure(string test, string? message, string? stackTrace)
    {
        lock (_gate)
        {
            if (string.IsNullOrWhiteSpace(stackTrace))
            {
                if (_toldByReport.Count < MostUntold)
                    _toldByReport.Add($"failed {test}\n{message}");
                return;
            }

            Wipe();
            writer.WriteLine($"failed {test}\n{message}\n{stackTrace}");
        }
    }

    /// <summary>The end of the run. Where no report came, the failures are printed themselves.</summary>
    public void End()
    {
        lock (_gate)
        {
            Wipe();
            foreach (var failure in _hasReport ? [] : _toldByReport)
                writer.WriteLine(failure);
            _toldByReport.Clear();
        }
    }

    private void Wipe()
    {
        if (_shown > 0)
            writer.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
