namespace CloudController.ContractTests;

/// <summary>
/// A failure without a stack trace: the message says everything, and a trace of the suite's own code would push it off the screen.
/// </summary>
internal sealed class ClauseFailure(string message) : AssertionException(message)
{
    public override string StackTrace => "";
}
