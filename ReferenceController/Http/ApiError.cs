namespace CloudController.Reference.Http;

/// <summary>One refusal: the HTTP status and the three parts of the error envelope.</summary>
internal sealed record ApiError(int Status, int Code, string Name, string Description)
{
    public ApiErrorException AsException() => new(this);
}

/// <summary>Ends a request early; the front controller turns it into the answer.</summary>
internal sealed class ApiErrorException(ApiError error) : Exception(error.Description)
{
    public ApiError Error { get; } = error;
}
