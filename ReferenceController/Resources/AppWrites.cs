using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How apps are made, changed and deleted. A new one has a process of type web.</summary>
internal static class AppWrites
{
    private const string Instances = """[{"index":0,"state":"DOWN","since":0}]""";
    private const string Stats =
        """[{"type":"web","index":0,"state":"DOWN","uptime":0,"isolation_segment":null,"details":null}]""";

    internal static readonly Making Making = new()
    {
        Distinct = [new("name", "space") { InAnyCase = true }],
        Names = [("stack", "stacks")],
        Follows = [new("rootfs", new ItemCalled("stack", "stacks", "stacks/*(is_default=1)"), "stack")],
        Brings =
        [
            new("processes", "app", ("type", "web"), ("user", "vcap"), ("version", "{guid}"), ("reserved_memory", "1024"),
                ("process_instances", Instances), ("stats", Stats)),
        ],
        Rules = [Named("name"), HasTexts("buildpacks")],
    };

    private static readonly V3Request Request = new()
    {
        Takes = ["name", At("lifecycle.type", "lifecycle"), .. V3Metadata.Fields],
        Variants =
        [
            new(IsNot("lifecycle", "docker"), ["lifecycle.data.buildpacks", "lifecycle.data.stack"]),
            new(Is("lifecycle", "cnb"), ["lifecycle.data.credentials"]),
        ],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with
        {
            Takes = [.. Request.Takes, "environment_variables", "relationships.space"],
            Requires = ["name", "relationships.space"],
            Whole = [("lifecycle", ["lifecycle.type", "lifecycle.data"])],
        },
        Change = Request with { Fixed = ["lifecycle.type"], Whole = [("lifecycle", ["lifecycle.data"])] },
        Deletion = Deletion.Queued,
        Making = Making,
        Taken = new(422, 10016, "CF-UniquenessError", "App with the name '{name}' already exists."),
    };
}
