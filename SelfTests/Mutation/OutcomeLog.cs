using System.Text.Json;
using System.Text.Json.Serialization;
using CloudController.Contract.Findings;
using CloudController.Reference.Faults;

namespace CloudController.SelfTests.Mutation;

/// <summary>
/// The outcomes as they come, a JSON object a line: trying all faults takes more than an hour, and what was tried before a run broke off
/// need not be tried again.
/// </summary>
internal sealed class OutcomeLog : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _gate = new();
    private readonly StreamWriter _writer;
    private readonly IReadOnlyDictionary<string, Line> _earlier;

    /// <param name="file">Where the outcomes are kept.</param>
    /// <param name="resumes">Whether those that are there already are taken over; otherwise the file begins anew.</param>
    internal OutcomeLog(string file, bool resumes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _earlier = resumes && File.Exists(file)
            ? File.ReadLines(file).Select(Read).OfType<Line>().DistinctBy(line => line.Fault).ToDictionary(line => line.Fault)
            : new Dictionary<string, Line>();
        _writer = new(file, append: resumes) { AutoFlush = true };
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    /// <summary>What became of <paramref name="fault"/>, taken over or tried now.</summary>
    internal async Task<FaultOutcome> OfAsync(Fault fault, Func<Task<FaultOutcome>> trial)
    {
        if (_earlier.TryGetValue(fault.Name, out var line))
            return new(fault, line.Verdict, line.Red, line.Errors);
        var outcome = await trial();
        lock (_gate)
            _writer.WriteLine(JsonSerializer.Serialize(new Line(fault.Name, outcome.Verdict, outcome.Red, outcome.Errors), Options));
        return outcome;
    }

    /// <summary>The last line of a run that was killed may be cut.</summary>
    private static Line? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string Fault, Verdict Verdict, IReadOnlyList<string> Red, IReadOnlyList<string> Errors);
}
