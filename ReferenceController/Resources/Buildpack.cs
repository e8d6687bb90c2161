using CloudController.Reference.Dialects.V2;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Buildpacks
{
    private static readonly V2Writes Writes = new()
    {
        Takes = ["name", "position", "enabled", "locked"],
        Word = "name",
        Invalid = new(400, 290003, "CF-BuildpackInvalid", "Buildpack is invalid: name name can only contain alphanumeric characters"),
        Taken = new(400, 290001, "CF-BuildpackNameTaken", "The buildpack name is already in use: {name}"),
    };

    internal static readonly Resource Buildpack = new("buildpacks")
    {
        Columns =
        [
            Text("name"), Optional("stack"), Choice("lifecycle", "buildpack", "cnb"), Rank("position", within: "lifecycle"),
            Flag("enabled", ifUnsaid: true), Flag("locked"), Optional("filename"), .. Metadata,
        ],
        Unique = ["name", "stack", "lifecycle"],
        V2Of2015 = new()
        {
            Entity = ["name", "position", "enabled", "locked", "filename"], Q = ["name"], Order = ["position"], Writes = Writes,
        },
        V2 = new()
        {
            Entity = ["name", "stack", "position", "enabled", "locked", "filename"],
            Q = ["name", "stack"],
            Order = ["position"],
            Writes = Writes with
            {
                Takes = ["name", "stack", "position", "enabled", "locked"],
                Once = ["stack"],
                Taken = new(422, 290000, "CF-BuildpackNameStackTaken",
                "The buildpack name {name} is already in use for the stack {stack}"),
            },
        },
        V3 = new()
        {
            Writes = BuildpackWrites.V3,
            Shows =
            [
                "name", "stack", Either("state", Has("filename"), "READY", "AWAITING_UPLOAD"), "lifecycle", "filename", "position",
                "enabled", "locked",
            ],
            Filters = [AnyOf("names", "name"), AnyOfOrNull("stacks", "stack"), AnyOf("lifecycle", "lifecycle")],
            Orders = ["created_at", "updated_at", "lifecycle", "position"],
            Order = ["lifecycle", "position"],
            Links = [Own("upload", method: Post)],
        },
        SeedsOf2015 = BuildpackSeeds.Of2015,
        Seeds = BuildpackSeeds.Current,
    };
}
