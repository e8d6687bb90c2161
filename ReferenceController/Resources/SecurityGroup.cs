using CloudController.Reference.Dialects;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V2.V2Relations;
using static CloudController.Reference.Dialects.V3.Filters;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class SecurityGroups
{
    internal static readonly ImmutableArray<Field> OfV2 =
        ["name", "rules", At("running_default", "running"), At("staging_default", "staging")];

    internal static readonly Resource SecurityGroup = new("security_groups")
    {
        Columns =
        [
            Text("name"), Flag("running"), Flag("staging"), Json("rules", "[]"), Guids("running_list", Bound("running")),
            Guids("staging_list", Bound("staging")),
        ],
        Unique = ["name"],
        SeenBy = WhereBoundAndGlobal,
        V2 = new()
        {
            Writes = SecurityGroupWritesOfV2.V2,
            Entity = OfV2,
            Q = ["name"],
            Relations = [Many("spaces", by: Group("running")), Many("staging_spaces", "spaces", Group("staging"))],
            Unknown = NotFound(300002, "SecurityGroupNotFound", "The security group could not be found: {guid}"),
        },
        V3 = new()
        {
            Writes = SecurityGroupWrites.V3,
            Shows =
            [
                "name", At("globally_enabled.running", "running"), At("globally_enabled.staging", "staging"), "rules",
                At("relationships.running_spaces.data", "running_list"), At("relationships.staging_spaces.data", "staging_list"),
            ],
            Filters =
            [
                AnyOf("guids", "guid"), AnyOf("names", "name"), IsSet("globally_enabled_running", "running"),
                IsSet("globally_enabled_staging", "staging"), AnyOf("running_space_guids", Bound("running")),
                AnyOf("staging_space_guids", Bound("staging")),
            ],
        },
        Seeds = SecurityGroupSeeds.Current,
    };

    private static string WhereBoundAndGlobal => Seers.OfSpace("security_group_bindings/security_group.space")
        + $"|running=1:{Seers.Anybody}|staging=1:{Seers.Anybody}";

    private static string Bound(string phase) => $"security_group_bindings/security_group(phase={phase}).space";

    private static string Group(string phase) => $"security_group_bindings/space(phase={phase}).security_group";
}
