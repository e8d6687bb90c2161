using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;

namespace CloudController.Reference.Resources;

/// <summary>How security groups are made, changed and deleted.</summary>
internal static class SecurityGroupWrites
{
    /// <summary>Objects with what each rule has to have.</summary>
    private const string Rules = """
        \A\[(?:\{(?=(?:[^"{}]|"(?:[^"\\]|\\.)*")*"protocol":"(?:tcp|udp|icmp|icmpv6|all)")(?=(?:[^"{}]|"(?:[^"\\]|\\.)*")*"destination":"[^"]+")
        """ + """(?:[^"{}]|"(?:[^"\\]|\\.)*")*\},?)*\]\z""";

    internal static readonly Making Making = new()
    {
        Distinct = [new("name")],
        Rules = [Named("name"), Fits("rules", Rules, "Rules must be an array of rules, each with a protocol and a destination")],
    };

    private static readonly V3Request Request = new()
    {
        Takes = ["name", At("globally_enabled.running", "running"), At("globally_enabled.staging", "staging"), "rules"],
        Requires = ["name"],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = Request with { Joins = [Bound("running"), Bound("staging")] },
        Change = Request,
        Deletion = Deletion.Queued,
        Making = Making,
        Additions = [Bound("running"), Bound("staging")],
        Removals = [Bound("running"), Bound("staging")],
    };

    private static Joined Bound(string phase) =>
        new($"relationships.{phase}_spaces", "security_group_bindings", "security_group", "space") { Sets = [("phase", phase)] };
}
