using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Http;

namespace CloudController.Reference.Resources;

/// <summary>How v2 makes, changes and deletes users.</summary>
internal static class UserWritesOfV2
{
    internal static readonly V2Writes V2 = new()
    {
        Takes = ["guid", new("default_space_guid", "default_space")],
        Once = ["guid"],
        Invalid = new(400, 20001, "CF-UserInvalid", "The user info is invalid"),
        Taken = new(400, 20002, "CF-UaaIdTaken", "The UAA ID is taken: {guid}"),
        Making = UserWrites.Making,
    };
}

/// <summary>How v2 makes, changes and deletes service instances without a broker.</summary>
internal static class UserProvidedServiceInstanceWrites
{
    internal static readonly V2Writes V2 = new()
    {
        Takes = ["name", "space_guid", "credentials", "syslog_drain_url", "route_service_url", "tags"],
        Requires = ["space_guid"],
        Once = ["space_guid"],
        Invalid = new(400, 60003, "CF-ServiceInstanceInvalid", "The service instance is invalid"),
        Taken = new(400, 60002, "CF-ServiceInstanceNameTaken", "The service instance name is taken: {name}"),
        Making = ServiceInstanceWrites.Making,
    };
}
