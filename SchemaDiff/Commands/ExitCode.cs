namespace CloudController.SchemaDiff.Commands;

/// <summary>What the tool says to the script that called it.</summary>
public static class ExitCode
{
    /// <summary>Done; <c>diff</c> found no change at or above the asked severity.</summary>
    public const int Success = 0;

    /// <summary>
    /// <c>diff</c> found a change at or above the asked severity, or an acceptance that no longer fits; <c>compare</c> found what is new
    /// and was asked to fail for it; <c>sweep</c> left something behind.
    /// </summary>
    public const int Changes = 1;

    /// <summary>The command line is wrong; with <c>observe</c> and <c>sweep</c>, or a setting.</summary>
    public const int Usage = 2;

    /// <summary>
    /// An input is missing or cannot be read, or an output cannot be written; with <c>derive</c>, at least one page; with <c>observe</c>
    /// and <c>sweep</c>, the target.
    /// </summary>
    public const int InputUnreadable = 3;
}
