using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Tokens that are not checked, and refusals that show data or have the wrong form.</summary>
internal static class AuthenticationFaults
{
    /// <summary>What else looks at a refusal; where its status is not 401, its code is not looked at.</summary>
    private static readonly string[] EveryRefusal =
    [
        "authentication/item-without-token", "authentication/other-scheme", "authentication/missing-token-code",
        "authentication/invalid-token-code",
        "status-and-headers/headers-of-errors",
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Documented("auth-not-needed", "no token is needed", Forgiving(TokenTrouble.Missing),
            ["authentication/no-token", "authentication/item-without-token"]),
        rows.Implied("auth-not-needed-for-items", "no token is needed for a single item",
            new FaultHooks { ForgivesForItems = TokenTrouble.Missing }, ["authentication/item-without-token"]),
        rows.Documented("auth-garbage-accepted", "text that is no token is accepted", Forgiving(TokenTrouble.Garbage),
            ["authentication/garbage-token"]),
        rows.Documented("auth-signature-not-checked", "the signature of a token is not checked", Forgiving(TokenTrouble.Signature),
            ["authentication/wrong-signature"]),
        rows.Documented("auth-expiry-not-checked", "the expiry of a token is not checked", Forgiving(TokenTrouble.Expired),
            ["authentication/expired-token"]),
        rows.Documented("auth-token-only-read", "a token is read, but neither its signature nor its expiry is checked",
            Forgiving(TokenTrouble.Signature | TokenTrouble.Expired),
            ["authentication/wrong-signature", .. Expired(rows)]),
        rows.Implied("auth-any-scheme", "a token under any scheme is accepted", Forgiving(TokenTrouble.OtherScheme),
            ["authentication/other-scheme"]),
        rows.Implied("auth-scheme-in-lower-case-only", "BEARER is not taken for bearer",
            new FaultHooks { Wire = answer => answer.Request.Headers.Authorization.ToString().StartsWith("BEARER", StringComparison.Ordinal)
                ? answer.Refuse(Errors.NotAuthenticated) : answer.Reply }, ["authentication/scheme-in-any-case"]),
        OnRefusal(rows, "auth-403-for-401", "who shows no valid token gets 403", answer => answer.Reply.WithStatus(403)),
        OnRefusal(rows, "auth-redirect-for-401", "who shows no valid token is sent to a login page",
            answer => (answer.Reply with { Status = 302 }).With("Location", "https://login.example.com/").WithBody("")),
        OnRefusal(rows, "auth-html-for-401", "who shows no valid token gets a page for people", answer => answer.Reply.AsHtml()),
        OnRefusal(rows, "auth-401-without-body", "who shows no valid token gets 401 without a body", answer => answer.Reply.WithBody("")),
        OnRefusal(rows, "auth-500-for-401", "who shows no valid token gets 500", answer => answer.Refuse(Errors.Unknown)),
        OnRefusal(rows, "auth-200-for-401", "who shows no valid token gets an empty object with 200",
            answer => answer.Reply.WithStatus(200).WithBody("{}")),
        rows.Documented("auth-401-shows-items", "the refusal of a request without a token has the items beside the error",
            new FaultHooks
            {
                Forgives = TokenTrouble.Missing,
                Wire = answer => answer.HasToken ? answer.Reply : answer.Reply.WithStatus(401).Edited(WithError),
            },
            ["authentication/no-token", "authentication/item-without-token"], "authentication/missing-token-code"),
        EndsTheRun(rows, "auth-refuses-every-token", "a valid token is refused, too", answer => answer.Refuse(Errors.InvalidAuthToken)),
        EndsTheRun(rows, "auth-forbids-every-token", "a token with the documented scope may not read",
            answer => answer.Refuse(Errors.NotAuthorized)),
        EndsTheRun(rows, "auth-page-for-people", "a page for people stands in place of the list",
            answer => answer.Reply.WithStatus(200).AsHtml()),
        rows.Implied("auth-parameters-first", "wrong parameters are told before a missing token",
            new FaultHooks { Wire = answer => answer.Reply.Status == 401 && answer.Query.Contains("abc", StringComparison.Ordinal)
                ? answer.Refuse(Errors.BadQueryParameter("page")) : answer.Reply }, ["authentication/before-parameters"]),
        rows.Implied("auth-missing-token-code-wrong", "the error of a missing token is that of an invalid one",
            Coded(hasToken: false, Errors.InvalidAuthToken), ["authentication/missing-token-code"]),
        rows.Implied("auth-invalid-token-code-wrong", "the error of an invalid token is that of a missing one",
            Coded(hasToken: true, Errors.NotAuthenticated), ["authentication/invalid-token-code"]),
    ];

    private static string[] Expired(FaultRows rows) =>
        rows.Target.PrintsToken ? ["authentication/expired-token", "authentication/printed-token"] : ["authentication/expired-token"];

    /// <summary>A controller that lets nobody read is not looked at any further.</summary>
    private static Fault EndsTheRun(FaultRows rows, string name, string statement, Func<Answer, WireReply> edit) => rows.Documented(
        name, statement, new FaultHooks { Wire = answer => answer.IsItself ? edit(answer) : answer.Reply }, []) with { EndsTheRun = true };

    private static string WithError(string body) =>
        $"{{\"code\": 10002, \"description\": \"Authentication error\", \"error_code\": \"CF-NotAuthenticated\",{body[1..]}";

    private static FaultHooks Coded(bool hasToken, ApiError error) =>
        new() { Wire = answer => answer.Reply.Status == 401 && answer.HasToken == hasToken ? answer.Refuse(error) : answer.Reply };

    private static FaultHooks Forgiving(TokenTrouble trouble) => new() { Forgives = trouble };

    private static Fault OnRefusal(FaultRows rows, string name, string statement, Func<Answer, WireReply> edit) => rows.Documented(
        name, statement, new FaultHooks { Wire = answer => answer.Reply.Status == 401 ? edit(answer) : answer.Reply },
        ["authentication/no-token", "authentication/garbage-token", "authentication/wrong-signature", .. Expired(rows)],
        EveryRefusal);
}
