using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CloudController.Reference.Auth;

/// <summary>
/// The part of a UAA that a Cloud Controller is not: accounts, which an admin makes, finds and removes, and tokens for their passwords.
/// </summary>
internal sealed class Uaa(TokenAuthority tokens)
{
    private const string Token = "/oauth/token";
    private const string Users = "/Users";
    private const string Bearer = "bearer ";
    private const string ByName = "userName eq \"";

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="path"/> is the UAA's, not the Cloud Controller's.</summary>
    public static bool Serves(PathString path) => path == Token || path.StartsWithSegments(Users, StringComparison.Ordinal);

    public async Task ServeAsync(HttpContext context)
    {
        var (status, body) = await AnswerAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private async Task<(int Status, JsonObject Body)> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellation);
        if (request.Path == Token)
            return HttpMethods.IsPost(request.Method) ? Grant(QueryHelpers.ParseQuery(body)) : Refusal(405, "method_not_allowed");
        var shown = $"{request.Headers.Authorization}";
        var caller = shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await tokens.ReadAsync(shown[Bearer.Length..], TokenTrouble.None)
            : null;
        return caller switch
        {
            null => Refusal(401, "unauthorized"),
            { IsAdmin: false } => Refusal(403, "insufficient_scope"),
            _ when request.Path == Users && HttpMethods.IsPost(request.Method) => Make(body),
            _ when request.Path == Users && HttpMethods.IsGet(request.Method) => Find($"{request.Query["filter"]}"),
            _ when HttpMethods.IsDelete(request.Method) => Remove(request.Path.Value![(Users.Length + 1)..]),
            _ => Refusal(405, "method_not_allowed"),
        };
    }

    private (int, JsonObject) Grant(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> form) =>
        form.GetValueOrDefault("grant_type") != "password" ? Refusal(400, "unsupported_grant_type")
        : _accounts.Values.FirstOrDefault(account => account.Name == form.GetValueOrDefault("username")
            && account.Password == form.GetValueOrDefault("password")) is { } known
            ? (200, new() { ["access_token"] = tokens.Issue(TokenGrant.Of(known.Id)), ["token_type"] = "bearer" })
            : Refusal(401, "unauthorized");

    private (int, JsonObject) Make(string body)
    {
        if (Read(body) is not { } made || made["userName"]?.ToString() is not { Length: > 0 } name
            || made["password"]?.ToString() is not { Length: > 0 } password)
            return Refusal(400, "invalid_scim_resource");
        var account = new Account($"{Guid.NewGuid()}", name, password);
        // Of two accounts of one name the first stays, however close they come.
        lock (_accounts)
        {
            if (_accounts.Values.Any(other => other.Name == name))
                return Refusal(409, "scim_resource_already_exists");
            _accounts[account.Id] = account;
        }

        return (201, account.Shown());
    }

    private (int, JsonObject) Find(string filter) => filter.StartsWith(ByName, StringComparison.Ordinal) && filter.EndsWith('"')
        ? (200, new()
        {
            ["resources"] = new JsonArray(
                [.. _accounts.Values.Where(account => account.Name == filter[ByName.Length..^1]).Select(account => account.Shown())]),
        })
        : Refusal(400, "scim");

    private (int, JsonObject) Remove(string id) =>
        _accounts.TryRemove(id, out var account) ? (200, account.Shown()) : Refusal(404, "scim_resource_not_found");

    private static JsonObject? Read(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (int, JsonObject) Refusal(int status, string error) => (status, new() { ["error"] = error });

    private sealed record Account(string Id, string Name, string Password)
    {
        internal JsonObject Shown() => new() { ["id"] = Id, ["userName"] = Name, ["origin"] = "uaa" };
    }
}
