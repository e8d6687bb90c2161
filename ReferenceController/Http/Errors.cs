namespace CloudController.Reference.Http;

/// <summary>The errors that every resource answers with.</summary>
internal static class Errors
{
    public static readonly ApiError UnknownRoute = new(404, 10000, "CF-NotFound", "Unknown request");

    public static readonly ApiError NotAuthenticated = new(401, 10002, "CF-NotAuthenticated", "Authentication error");
    public static readonly ApiError InvalidAuthToken = new(401, 1000, "CF-InvalidAuthToken", "Invalid Auth Token");
    public static readonly ApiError InsufficientScope =
        new(403, 10007, "CF-InsufficientScope", "Your token lacks the necessary scopes to access this resource.");
    public static readonly ApiError NotAuthorized =
        new(403, 10003, "CF-NotAuthorized", "You are not authorized to perform the requested action");

    public static readonly ApiError Unknown = new(500, 10001, "UnknownError", "An unknown error occurred.");

    /// <summary>The item does not exist, or the caller may not see it.</summary>
    /// <param name="label">What the item is, with a capital letter.</param>
    public static ApiError NotFound(string label) => new(404, 10010, "CF-ResourceNotFound", $"{label} not found");

    public static ApiError BadQueryParameter(string detail) =>
        new(400, 10005, "CF-BadQueryParameter", $"The query parameter is invalid: {detail}");

    public static ApiError MessageParseError(string detail) =>
        new(400, 1001, "CF-MessageParseError", $"Request invalid due to parse error: {detail}");

    /// <summary>A member of a body is missing or has the wrong type.</summary>
    public static ApiError Field(string field, string error) => MessageParseError($"Field: {field}, Error: {error}");

    public static ApiError Unprocessable(string detail) =>
        new(422, 10008, "CF-UnprocessableEntity", $"The request is semantically invalid: {detail}");

    /// <summary>A request that the server itself refuses to read, such as a body beyond the limit.</summary>
    public static ApiError UnreadableRequest(int status, string reason) =>
        MessageParseError(reason) with { Status = status };
}
