using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Builds the link objects of v3.</summary>
internal sealed class V3Link(Edition edition)
{
    /// <summary>A link that is followed with GET.</summary>
    public JsonObject To(string origin, string path) => new() { ["href"] = edition.Link(origin, path) };

    /// <summary>A link that names its method.</summary>
    public JsonObject To(string origin, string path, string method)
    {
        var link = To(origin, path);
        link["method"] = method;
        return link;
    }
}
