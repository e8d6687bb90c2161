using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>A package as v3 prints it today.</summary>
internal sealed class CurrentPackageDocument(V3Link link)
{
    /// <summary>What stands in for a password; nobody is told one.</summary>
    private const string Redacted = "***";

    public JsonObject Build(PackageRow row, string origin) => new()
    {
        ["guid"] = row.Guid,
        ["created_at"] = row.CreatedAt,
        ["updated_at"] = row.UpdatedAt,
        ["type"] = row.Type,
        ["data"] = row.Type == PackageType.Bits ? Bits(row) : Docker(row),
        ["state"] = row.State,
        ["relationships"] = new JsonObject { ["app"] = V3Link.ToOne(row.AppGuid) },
        ["metadata"] = V3Metadata.Build(row.Labels, row.Annotations),
        ["links"] = Links(row, origin),
    };

    private static JsonObject Bits(PackageRow row) => new()
    {
        ["error"] = row.Error,
        ["checksum"] = new JsonObject { ["type"] = row.HashType, ["value"] = row.Hash },
    };

    private static JsonObject Docker(PackageRow row) => new()
    {
        ["image"] = row.Image,
        ["username"] = row.DockerUser,
        ["password"] = row.DockerUser is null ? null : Redacted,
    };

    /// <summary>Only bits can be uploaded and downloaded. The document shows a method on download, the real controller none.</summary>
    private JsonObject Links(PackageRow row, string origin)
    {
        var self = $"{PackageDocument.ListPath}/{row.Guid}";
        var links = new JsonObject { ["self"] = link.To(origin, self) };
        if (row.Type == PackageType.Bits)
        {
            links["upload"] = link.To(origin, $"{self}/upload", HttpMethods.Post);
            links["download"] = link.To(origin, $"{self}/download", HttpMethods.Get);
        }

        links["app"] = link.To(origin, $"{AppDocument.ListPath}/{row.AppGuid}");
        return links;
    }
}
