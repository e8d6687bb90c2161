namespace CloudController.Contract.Http;

/// <summary>
/// The suite could not get an answer to judge: a broken connection, a timeout, a rate limit, a gateway's page. Never a deviation of
/// the target.
/// </summary>
public class TargetTroubleException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A short stable word for what went wrong; clauses with the same kind are told together.</summary>
    public string Kind { get; init; } = "no-answer";
}

/// <summary>The run cannot go on: the target is gone, refuses the token or has used up the run's limits.</summary>
public sealed class RunBrokenException(string message, Exception? inner = null) : TargetTroubleException(message, inner);
