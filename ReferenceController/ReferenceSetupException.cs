namespace CloudController.Reference;

/// <summary>The controller cannot start with the given options. The message is one line and names the option.</summary>
public sealed class ReferenceSetupException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ReferenceSetupException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names the option.</param>
    public ReferenceSetupException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names the option.</param>
    /// <param name="innerException">What the system said.</param>
    public ReferenceSetupException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
