using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace CloudController.TestLogger;

/// <summary>
/// What <c>dotnet test ContractTests</c> prints beside the platform's summary: the report of the run, how far it is, and failures that no
/// report tells. The platform's own console logger prints a line for every clause that does not apply, and every finding once more.
/// </summary>
[FriendlyName("contract")]
[ExtensionUri("logger://cloud-controller/contract/v1")]
public sealed class ContractLogger : ITestLogger
{
    private readonly RunOutput _output;

    /// <summary>What the platform makes, for the console.</summary>
    public ContractLogger() : this(RunOutput.OfConsole())
    {
    }

    /// <param name="output">Where to print.</param>
    public ContractLogger(RunOutput output) => _output = output;

    /// <inheritdoc />
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        ArgumentNullException.ThrowIfNull(events);
        events.TestRunMessage += (_, message) =>
        {
            // The console logger prints errors however quiet it is.
            if (message.Level == TestMessageLevel.Warning)
                _output.Report(message.Message);
            else if (message.Level == TestMessageLevel.Informational)
                _output.Progress(message.Message);
        };
        events.TestResult += (_, result) =>
        {
            if (result.Result.Outcome == TestOutcome.Failed)
                _output.Failure(result.Result.TestCase.DisplayName, result.Result.ErrorMessage, result.Result.ErrorStackTrace);
        };
        events.TestRunComplete += (_, _) => _output.End();
    }
}
