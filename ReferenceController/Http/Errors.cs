namespace CloudController.Reference;

/// <summary>Every error that the controller answers with.</summary>
internal static class Errors
{
    public static readonly ApiError UnknownRoute = new(404, 10000, "CF-NotFound", "Unknown request");
    public static readonly ApiError UnknownBuildpack = UnknownRoute;
    public static readonly ApiError UnknownV3Buildpack = new(404, 10010, "CF-ResourceNotFound", "Buildpack not found");
    public static readonly ApiError UnknownPackage = new(404, 10010, "CF-ResourceNotFound", "Package not found");
    public static readonly ApiError UnknownSpace = new(404, 10010, "CF-ResourceNotFound", "Space not found");
    public static readonly ApiError UnknownApp = new(404, 10010, "CF-ResourceNotFound", "App not found");

    public static readonly ApiError NotAuthenticated = new(401, 10002, "CF-NotAuthenticated", "Authentication error");
    public static readonly ApiError InvalidAuthToken = new(401, 1000, "CF-InvalidAuthToken", "Invalid Auth Token");
    public static readonly ApiError InsufficientScope =
        new(403, 10007, "CF-InsufficientScope", "Your token lacks the necessary scopes to access this resource.");
    public static readonly ApiError NotAuthorized =
        new(403, 10003, "CF-NotAuthorized", "You are not authorized to perform the requested action");

    public static readonly ApiError BuildpackInvalid =
        new(400, 290003, "CF-BuildpackInvalid", "Buildpack is invalid: name name can only contain alphanumeric characters");

    public static readonly ApiError Unknown = new(500, 10001, "UnknownError", "An unknown error occurred.");

    public static ApiError BadQueryParameter(string detail) =>
        new(400, 10005, "CF-BadQueryParameter", $"The query parameter is invalid: {detail}");

    /// <summary>A parameter or field as the texts of v3 call it: created_ats is Created ats.</summary>
    public static string Title(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";

    public static ApiError MessageParseError(string detail) =>
        new(400, 1001, "CF-MessageParseError", $"Request invalid due to parse error: {detail}");

    public static ApiError Unprocessable(string detail) =>
        new(422, 10008, "CF-UnprocessableEntity", $"The request is semantically invalid: {detail}");

    public static ApiError BuildpackNameTaken(string name) =>
        new(400, 290001, "CF-BuildpackNameTaken", $"The buildpack name is already in use: {name}");

    public static ApiError BuildpackNameStackTaken(string name, string? stack) =>
        new(422, 290000, "CF-BuildpackNameStackTaken", $"The buildpack name {name} is already in use for the stack {stack}");

    /// <summary>A request that the server itself refuses to read, such as a body beyond the limit.</summary>
    public static ApiError UnreadableRequest(int status, string reason) =>
        MessageParseError(reason) with { Status = status };
}
