using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The body of the request that makes a package.</summary>
internal static class PackageMessage
{
    /// <returns>The package, without its guid, app and time.</returns>
    /// <exception cref="ApiErrorException">A member is unknown or has the wrong type.</exception>
    public static PackageRow Parse(JsonObject body)
    {
        V3Body.RefuseUnknownFields(body, "type", "data");
        return V3Body.Text(body, "type") switch
        {
            PackageType.Bits => new PackageRow(),
            PackageType.Docker => Docker(V3Body.Object(body, "data")),
            _ => throw Errors.Unprocessable($"Type must be one of '{PackageType.Bits}, {PackageType.Docker}'").AsException(),
        };
    }

    /// <summary>There is nothing to upload, so that a docker package is ready at once.</summary>
    private static PackageRow Docker(JsonObject data)
    {
        V3Body.RefuseUnknownFields(data, "image", "credentials", "store_image");
        var credentials = V3Body.Object(data, "credentials");
        V3Body.RefuseUnknownFields(credentials, "user", "email", "password", "login_server");
        return new PackageRow
        {
            Type = PackageType.Docker,
            State = PackageState.Ready,
            Image = V3Body.Text(data, "image"),
            DockerUser = V3Body.Text(credentials, "user"),
            DockerEmail = V3Body.Text(credentials, "email"),
            DockerPassword = V3Body.Text(credentials, "password"),
            DockerLoginServer = V3Body.Text(credentials, "login_server"),
            StoreImage = V3Body.Flag(data, "store_image"),
        };
    }
}
