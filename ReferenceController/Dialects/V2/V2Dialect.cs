using System.Text.Json.Nodes;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>API family v2.</summary>
internal sealed record V2Dialect : Dialect
{
    public override string Family => "v2";

    /// <summary>What a list asks of the token.</summary>
    public required RouteAccess ListAccess { get; init; }

    /// <summary>The path of the list of a table, as a view of it says.</summary>
    public string PathOf(Table table, V2View view) => $"/{Family}/{view.Path ?? table.Name}";

    /// <summary>Cloud Controller API 2.42.0, of 2015-11-03: pretty bodies; a token of any scope may list.</summary>
    public static V2Dialect Of2015 { get; } = new()
    {
        Release = "2015",
        ApiVersion = "2.42.0",
        ListAccess = RouteAccess.AnyToken,
        Style = JsonStyle.Pretty,
        Envelope = error => new JsonObject
        {
            ["code"] = error.Code,
            ["description"] = error.Description,
            ["error_code"] = error.Name,
        },
    };

    /// <summary>As documented for 2.293.0: compact bodies; links and errors as in 2015.</summary>
    public static V2Dialect Current { get; } = new()
    {
        Release = "current",
        ApiVersion = "2.293.0",
        ListAccess = RouteAccess.V2Read,
        Style = JsonStyle.Compact,
        DatesNewItems = true,
        Envelope = error => new JsonObject
        {
            ["description"] = error.Description,
            ["error_code"] = error.Name,
            ["code"] = error.Code,
        },
    };
}
