namespace CloudController.SchemaDiff.Documents;

/// <summary>What a block or a table of a page is; those of the request first.</summary>
internal enum PagePart
{
    /// <summary>The example of a request: method, path and query.</summary>
    Example,

    /// <summary>The table of parameters.</summary>
    Parameters,

    /// <summary>The table of the members of the request.</summary>
    Fields,

    /// <summary>The headers of the request.</summary>
    RequestHeaders,

    /// <summary>Something of the request that no draft is made of, such as its body or the command that sends it.</summary>
    OtherOfRequest,

    /// <summary>The status of the answer.</summary>
    Status,

    /// <summary>The table of the members of the answer.</summary>
    ResponseFields,

    /// <summary>The body of the answer.</summary>
    ResponseBody,

    /// <summary>The headers of the answer.</summary>
    ResponseHeaders,
}
