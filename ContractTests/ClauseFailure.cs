namespace CloudController.ContractTests;

/// <summary>A failure whose message says everything; a stack trace of ours would only push it off the screen.</summary>
internal sealed class ClauseFailure(string message) : AssertionException(message)
{
    public override string StackTrace => "";
}
