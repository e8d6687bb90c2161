using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>What the controller tells of itself: the only row of its table.</summary>
internal static class Infos
{
    internal static readonly Resource Info = new("info")
    {
        Columns = [Text("build"), Text("description"), .. Usage.Of("", "*", "private_domains/*")],
        V3 = new()
        {
            Shows =
            [
                "build", Always("cli_version", """{"minimum":"","recommended":""}"""), Always("custom", """{"arbitrary":"value"}"""),
                "description",
                Always("name", "\"vcap\""), Always("version", "2"), Always("osbapi_version", "\"2.15\""),
                Always("rate_limits", """{"enabled":false,"general_limit":2000,"reset_interval_in_minutes":60}"""),
            ],
            HasHead = false,
            IsSingle = true,
            IsOpen = true,
            IsListed = false,
            IsAtRoot = true,
            Links = [new("support", "http://support.example.com") { IsElsewhere = true }],
            Parts = [new("usage_summary") { Shows = Usage.Shown, Links = [], Readers = new Readership(null).AndAuditors }],
        },
        Seeds = new("build=2222 | description=Embedded reference Cloud Controller"),
    };
}
