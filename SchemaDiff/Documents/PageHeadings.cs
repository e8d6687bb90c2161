namespace CloudController.SchemaDiff.Documents;

/// <summary>Follows the headings of a page, so that it is known what stands below them.</summary>
internal sealed class PageHeadings
{
    /// <summary>What a block of text below two headings is.</summary>
    private static readonly Dictionary<(string Side, string Heading), PagePart> Blocks = new()
    {
        [("Request", "Route")] = PagePart.Example,
        [("Request", "Headers")] = PagePart.RequestHeaders,
        [("Request", "Query Parameters")] = PagePart.OtherOfRequest,
        [("Request", "Body")] = PagePart.OtherOfRequest,
        [("Request", "cURL")] = PagePart.OtherOfRequest,
        [("Response", "Status")] = PagePart.Status,
        [("Response", "Headers")] = PagePart.ResponseHeaders,
        [("Response", "Body")] = PagePart.ResponseBody,
    };

    /// <summary>What a table below two headings is.</summary>
    private static readonly Dictionary<(string Side, string Heading), PagePart> Tables = new()
    {
        [("", "Parameters")] = PagePart.Parameters,
        [("", "Fields")] = PagePart.Fields,
        [("Request", "Parameters")] = PagePart.Parameters,
        [("Request", "Fields")] = PagePart.Fields,
        [("Request", "Body")] = PagePart.Fields,
        [("Response", "Fields")] = PagePart.ResponseFields,
        [("Response", "Body")] = PagePart.ResponseFields,
    };

    /// <summary>What a request leaves in the log of events follows its answer.</summary>
    private const string Audit = "Audit Record";

    private string _side = "";
    private string _heading = "";

    /// <summary>What a block of text is here; <c>null</c> where it is nothing of an operation.</summary>
    internal PagePart? Block => Blocks.TryGetValue((_side, _heading), out var part) ? part : null;

    /// <summary>What a table is here; <c>null</c> where it is nothing of an operation.</summary>
    internal PagePart? Table => Tables.TryGetValue((_side, _heading), out var part) ? part : null;

    /// <summary>Whether <paramref name="text"/> is a heading of the generator.</summary>
    internal static bool IsKnown(string text) =>
        text is "Request" or "Response"
            || text.StartsWith(Audit, StringComparison.Ordinal)
            || Blocks.Keys.Concat(Tables.Keys).Any(known => known.Heading == text);

    /// <summary>Passes the heading <paramref name="text"/>, whether it is one of the generator or not.</summary>
    internal void Enter(string text)
    {
        _side = text is "Request" or "Response" ? text : IsKnown(text) ? _side : "";
        _heading = text;
    }
}
