using CloudController.Reference.Dialects.V3;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Dialects.V3.Links;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

internal static class Revisions
{
    internal static readonly Resource Revision = new("revisions")
    {
        Columns =
        [
            Number("version"), To("app"), Loose("droplet"), Json("processes"), Json("sidecars", "[]"), Text("description"),
            Flag("deployable", ifUnsaid: true), Json("environment_variables"), CountOf("is_deployed", "processes/revision"),
            .. Metadata,
        ],
        SeenBy = Seers.OfSpace("app.space"),
        V3 = new()
        {
            Shows =
            [
                "version", GuidOf("droplet.guid", "droplet"), "processes", "sidecars", "description", "deployable", "relationships.app",
            ],
            IsListed = false,
            Links = [Up("app"), Own("environment_variables")],
            Parts =
            [
                new("environment_variables")
                {
                    Shows = [At("var", "environment_variables")], Links = [new("revision", "{self}"), Up("app")],
                    Readers = new(Seers.InSpace("app.space", "developer")),
                },
            ],
        },
        Seeds = RevisionSeeds.Current,
    };
}
