namespace CloudController.ContractTests.Topics;

/// <summary>A request without a valid token is answered with 401 and the error envelope, and shows no data.</summary>
[Topic("authentication", "Request: Headers", OneSubjectDecides = true), RunsFor(Access.Bearer)]
public sealed class Authentication(EndpointUnderTest endpoint)
{
    private const int Unauthorized = 401;

    private async Task IsRefused(Shown shown)
    {
        var answer = await endpoint.Get(Query.None, CredentialOf(shown));
        answer.Should().BeRefusedWith(Unauthorized, endpoint.Contract.Edition);
        answer.ShouldShowNoneOf(await endpoint.Shown());
    }

    [Clause("before-parameters", "a missing token is told before a wrong parameter", Level = ClauseLevel.Implied)]
    [RunsFor(ParameterKind.Page)]
    public async Task BeforeParameters()
    {
        var query = Query.None.With(endpoint.Parameter(ParameterKind.Page).Name, "abc");
        await RefusedWith(Unauthorized, Credential.None);
        (await endpoint.Get(query, Credential.None)).Should().HaveStatus(Unauthorized);
    }

    [Clause("missing-token-code", "the error of a missing token has its code and name", Level = ClauseLevel.Implied)]
    public Task MissingTokenCode() => HasCode(endpoint.Contract.Edition.Errors.MissingToken, Credential.None);

    [Clause("invalid-token-code", "the error of an invalid token has its code and name", Level = ClauseLevel.Implied)]
    public Task InvalidTokenCode() => HasCode(endpoint.Contract.Edition.Errors.InvalidToken, CredentialOf(Shown.Garbage));

    [Clause("scheme-in-any-case", "the scheme of the Authorization header may be written in upper case", Level = ClauseLevel.Implied)]
    public async Task SchemeInAnyCase()
    {
        var usual = await endpoint.Plain();
        var answer = await endpoint.Get(Query.None, Credential.Made("BEARER $CF_TOKEN", token => $"BEARER {token}"));
        // A token may expire between two requests.
        if (answer.Status != usual.Status)
            Deviate.UnlessDataMoved("status", $"status {usual.Status}", $"status {answer.Status}", answer);
    }

    /// <summary>What is shown in place of a valid token.</summary>
    private enum Shown
    {
        /// <summary>No Authorization header.</summary>
        Nothing,

        /// <summary>Text that is no token.</summary>
        Garbage,

        /// <summary>The token of the run, its signature changed.</summary>
        WrongSignature,

        /// <summary>A token of the target that has expired, where the settings have one.</summary>
        Expired,

        /// <summary>The token that the document prints.</summary>
        Printed,

        /// <summary>The valid token under another scheme.</summary>
        OtherScheme,
    }

    [Clauses]
    private static IEnumerable<ClauseRow<Authentication>> Refusals(EndpointContract contract) =>
    [
        new("no-token", "a request without a token is refused with 401", topic => topic.IsRefused(Shown.Nothing)),
        new("garbage-token", "a request with text that is no token is refused with 401", topic => topic.IsRefused(Shown.Garbage)),
        new("wrong-signature", "a request with a token whose signature does not fit is refused with 401",
            topic => topic.IsRefused(Shown.WrongSignature)),
        new("expired-token", "a request with a token that has expired is refused with 401", topic => topic.IsRefused(Shown.Expired)),
        new("other-scheme", "a token under another scheme than bearer is refused with 401", topic => topic.IsRefused(Shown.OtherScheme),
            ClauseLevel.Implied),
    ];

    [Clauses]
    private static IEnumerable<ClauseRow<Authentication>> RefusalOfThePrintedToken(
        EndpointContract contract) => contract.Authorization!.ExpiredToken is null
        ? []
        :
    [
        new("printed-token", "the token that the document prints, long expired, is refused with 401",
            topic => topic.IsRefused(Shown.Printed)),
    ];

    private async Task HasCode(ErrorCase error, Credential credential) =>
        (await RefusedWith(error.Status, credential)).Should().HaveErrorCode(error, endpoint.Contract.Edition);

    /// <summary>The refusal; one with another status, or none, is what the clauses about the tokens themselves tell.</summary>
    private async Task<Exchange> RefusedWith(int status, Credential credential)
    {
        var answer = await endpoint.Get(Query.None, credential);
        if (answer.Status != status)
            Deviate.UndecidedBy(answer,
                $"a request with {(credential == Credential.None ? "no token" : "an invalid token")} is answered with status "
                    + $"{answer.Status}");
        return answer;
    }

    private Credential CredentialOf(Shown shown)
    {
        var printed = endpoint.Contract.Authorization!.ExpiredToken?.Compact();
        var expired = endpoint.Run.Settings.Authentication.ExpiredToken ?? printed;
        if (shown == Shown.Expired && expired is null)
            Deviate.Undecided("no-expired-token",
                "there is no token that has expired: Authentication:ExpiredToken is empty, and the document prints none");
        return shown switch
        {
            Shown.Nothing => Credential.None,
            Shown.Garbage => Credential.Of("bearer not-a-token", "bearer not-a-token"),
            Shown.WrongSignature => Credential.Made("bearer $CF_TOKEN_WITH_ANOTHER_SIGNATURE", token => $"bearer {SpoilSignature(token)}"),
            Shown.Expired => Credential.Of("bearer $CF_EXPIRED_TOKEN", $"bearer {expired}"),
            Shown.Printed => Credential.Of("bearer $CF_PRINTED_TOKEN", $"bearer {printed}"),
            Shown.OtherScheme => Credential.Made("Basic $CF_TOKEN", token => $"Basic {token}"),
            _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, null),
        };
    }

    /// <summary>
    /// Changes the first letter of the signature. In the last one, base64url leaves bits unused, so that a change there may change nothing.
    /// </summary>
    private static string SpoilSignature(string token)
    {
        var at = token.LastIndexOf('.') + 1;
        return at >= token.Length ? token + "x" : $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
    }
}

/// <summary>What holds of lists, holds of their items.</summary>
[Topic("authentication", "Request: Headers"), RunsFor(Access.Bearer), RunsFor(Identity.GuardedRoute)]
public sealed class ItemAuthentication(ListUnderTest endpoint)
{
    [Clause("item-without-token", "a single item without a token is refused with 401", Level = ClauseLevel.Implied)]
    public async Task ItemWithoutToken()
    {
        var whole = await endpoint.WholeList();
        whole.Should().HaveItems(atLeast: 1);
        whole.Should().BeIdentifiable();
        var route = endpoint.Resource.RouteOf(whole.Items[0].Key)!;
        var answer = await endpoint.Send(HttpMethod.Get, route, Query.None, Credential.None);
        answer.Should().BeRefusedWith(401, endpoint.Contract.Edition);
        answer.ShouldShowNoneOf(await endpoint.Shown());
    }
}

/// <summary>What is shown to nobody who may not see it.</summary>
internal static class Leaks
{
    internal static void ShouldShowNoneOf(this Exchange answer, IReadOnlyList<string> guids)
    {
        var body = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
        if (guids.FirstOrDefault(guid => body.Contains(guid, StringComparison.Ordinal)) is { } leaked)
            Deviate.Now("leak", "no item shown", leaked, answer);
    }
}
