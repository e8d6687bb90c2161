using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>Builds what leads from one v3 resource to another.</summary>
internal sealed class V3Link(Edition edition)
{
    /// <summary>A relationship to one resource.</summary>
    public static JsonObject ToOne(string? guid) => new() { ["data"] = new JsonObject { ["guid"] = guid } };

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
