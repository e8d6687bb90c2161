using System.Text.Json.Nodes;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults;

/// <summary>What a fault does at the stages of a request; each hook that is not set leaves its stage alone.</summary>
internal sealed record FaultHooks
{
    /// <summary>Which shortcomings of a token are overlooked.</summary>
    public TokenTrouble Forgives { get; init; }

    /// <summary>Which shortcomings of a token are overlooked where a single item is asked for.</summary>
    public TokenTrouble ForgivesForItems { get; init; }

    /// <summary>Takes the parameters of a list for others before they are checked.</summary>
    public Func<QueryParameters, QueryParameters>? Parameters { get; init; }

    /// <summary>Takes what was asked for something else.</summary>
    public Func<ListQuery, ListQuery>? Query { get; init; }

    /// <summary>Reads other rows.</summary>
    public Func<ListQuery, SelectPlan, SelectPlan>? Select { get; init; }

    /// <summary>Counts other rows than it reads.</summary>
    public Func<SelectPlan, SelectPlan>? Count { get; init; }

    /// <summary>Takes another number for the total, in the page's arithmetic too.</summary>
    public Func<ListQuery, long, long>? Total { get; init; }

    /// <summary>Changes the body of a page.</summary>
    public Action<ListBody>? Body { get; init; }

    /// <summary>Changes every item, in pages and alone.</summary>
    public Action<JsonObject>? Item { get; init; }

    /// <summary>Changes an item that is asked for alone.</summary>
    public Action<JsonObject>? SingleItem { get; init; }

    /// <summary>Changes the data, and the answer, after something was written.</summary>
    public Func<WriteScene, ApiReply, ApiReply>? Written { get; init; }

    /// <summary>
    /// Changes the data after something that was to be written was refused, and says what is answered instead; <see langword="null"/> for
    /// the refusal.
    /// </summary>
    public Func<WriteScene, ApiError, ApiReply?>? Refused { get; init; }

    /// <summary>Changes what leaves, whatever it is.</summary>
    public Func<Answer, WireReply>? Wire { get; init; }
}

/// <summary>The body of a page before it is written, and what it answers.</summary>
/// <param name="Target">The endpoint.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Root">The body.</param>
internal sealed record ListBody(FaultTarget Target, ListQuery Query, JsonObject Root)
{
    public JsonArray Items => Root["resources"]!.AsArray();

    public bool IsLastPage => JsonPlace.Find(Root, Target.Link(PageLinkRole.Next)!) is null;

    /// <summary>The text of a link; <see langword="null"/> where there is none.</summary>
    public string? Link(PageLinkRole role) =>
        Target.Link(role) is { } place && JsonPlace.Find(Root, place + Target.Href) is JsonValue text ? (string?)text : null;

    /// <summary>Rewrites the text of a link, where there is one.</summary>
    public void EditLink(PageLinkRole role, Func<string, string> edit)
    {
        if (Link(role) is { } href)
            JsonPlace.Set(Root, Target.Link(role) + Target.Href, edit(href));
    }

    /// <summary>Rewrites every link that is there.</summary>
    public void EditLinks(Func<string, string> edit)
    {
        foreach (var role in Enum.GetValues<PageLinkRole>())
            EditLink(role, edit);
    }

    /// <summary>Puts a link where perhaps none was.</summary>
    public void PutLink(PageLinkRole role, string href) => JsonPlace.Set(
        Root, Target.Link(role)!, Target.Href.Length == 0 ? href : new JsonObject { [Target.Href[1..]] = href });

    /// <summary>Puts null in place of a link.</summary>
    public void CutLink(PageLinkRole role) => JsonPlace.Set(Root, Target.Link(role)!, null);
}

/// <summary>An answer on its way out.</summary>
/// <param name="Request">The request.</param>
/// <param name="Target">The endpoint.</param>
/// <param name="Reply">The answer.</param>
/// <param name="Refuse">Makes the answer to an error, with the request's id.</param>
internal sealed record Answer(HttpRequest Request, FaultTarget Target, WireReply Reply, Func<ApiError, WireReply> Refuse)
{
    public bool HasToken => Request.Headers.Authorization.Count > 0;

    /// <summary>Whether the endpoint itself answers, and not an item of its list or a route that only begins like it.</summary>
    public bool IsItself => Target.IsAt(Request.Path.Value ?? "");

    /// <summary>
    /// Whether it is what was asked for: a page, or an object. The body of HEAD, which is not sent, counts for its length.
    /// </summary>
    public bool IsPage => IsItself && Reply.Status == StatusCodes.Status200OK;

    /// <summary>The query string, decoded; empty where there is none.</summary>
    public string Query => Uri.UnescapeDataString(Request.QueryString.Value ?? "");
}
