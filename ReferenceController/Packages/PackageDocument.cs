using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>A package as v3 of 2015 prints it.</summary>
internal static class PackageDocument
{
    public const string ListPath = "/v3/packages";

    public static JsonObject Build(PackageRow row) => new()
    {
        ["guid"] = row.Guid,
        ["type"] = row.Type,
        ["data"] = Data(row),
        ["state"] = row.State,
        ["created_at"] = row.CreatedAt,
        ["updated_at"] = row.UpdatedAt,
        ["links"] = Links(row),
    };

    private static JsonObject Data(PackageRow row)
    {
        var data = new JsonObject
        {
            ["hash"] = new JsonObject { ["type"] = "sha1", ["value"] = row.Hash },
            ["error"] = row.Error,
        };
        if (row.Image is not null)
        {
            data["image"] = row.Image;
            data["credentials"] = Credentials(row);
            data["store_image"] = row.StoreImage;
        }

        return data;
    }

    /// <summary>In 2015 the password was printed in clear.</summary>
    private static JsonObject Credentials(PackageRow row) => row.DockerUser is null ? [] : new JsonObject
    {
        ["user"] = row.DockerUser,
        ["email"] = row.DockerEmail,
        ["password"] = row.DockerPassword,
        ["login_server"] = row.DockerLoginServer,
    };

    /// <summary>Only bits can be uploaded, downloaded and staged.</summary>
    private static JsonObject Links(PackageRow row)
    {
        var self = $"{ListPath}/{row.Guid}";
        var links = new JsonObject { ["self"] = Link(self) };
        if (row.Type == PackageType.Bits)
        {
            links["upload"] = Link($"{self}/upload", HttpMethods.Post);
            links["download"] = Link($"{self}/download", HttpMethods.Get);
            links["stage"] = Link($"{self}/droplets", HttpMethods.Post);
        }

        links["app"] = Link($"{AppDocument.ListPath}/{row.AppGuid}");
        return links;
    }

    private static JsonObject Link(string path) => new() { ["href"] = path };

    private static JsonObject Link(string path, string method) => new() { ["href"] = path, ["method"] = method };
}
