using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using System.Collections.Immutable;
using static CloudController.Reference.Dialects.MakingWords;
using static CloudController.Reference.Dialects.ShownFields;
using static CloudController.Reference.Engine.Columns;

namespace CloudController.Reference.Resources;

/// <summary>How routes are made, changed and deleted. The domain decides which protocol a new one is of.</summary>
internal static class RouteWrites
{
    private const string Host = @"\A(?:\*|[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)?\z";
    private const string Options =
        """\A\{(?:(?:"loadbalancing":"(?:round-robin|least-connection|hash)"|"hash_(?:header|balance)":"[^"]+"),?)*\}\z""";

    private const string Owners = "domain.organization|domain.domain_shares/domain.organization";

    internal static readonly Making Making = new()
    {
        Distinct = [new("host", "path", "port", "domain") { InAnyCase = true }],
        Unsaid = [("url", "")],
        Follows =
        [
            new("protocol", new FirstOf("domain.protocol_of_routes"), "domain"),
            new("port", new NextNumber("port", "protocol", "tcp", 1025)),
            new("url", new Spelled(["{host}.", "{domain_name}", "{path}", ":{port}"]), "host", "path", "port", "domain"),
        ],
        Rules =
        [
            Fits("host", Host, "Host format is invalid"), Fits("path", @"\A(?:/[^?\s]{1,127})?\z", "Path must begin with a /"),
            Fits("port", @"\A[1-9]\d{0,4}\z", "Port must be between 1 and 65535"), Fits("options", Options, "Options are not valid"),
            If(Is("protocol", "tcp"), Is("host", ""), "A TCP route has no host"),
            If(Is("protocol", "tcp"), Is("path", ""), "A TCP route has no path"),
            If(Is("protocol", "http"), HasNo("port"), "An HTTP route has no port"),
            If(Has("domain_owner"), Is("is_usable", "yes"), "Invalid domain. Domain is not available in the organization of the space."),
        ],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = new()
        {
            Takes = ["host", "path", "port", "options", "relationships.space", "relationships.domain", .. V3Metadata.Fields],
            Requires = ["relationships.space", "relationships.domain"],
        },
        Change = new() { Takes = ["options", .. V3Metadata.Fields] },
        Deletion = Deletion.Queued, Making = Making,
        Taken = Errors.Unprocessable("Route already exists with host '{host}', path '{path}' and port '{port}'."),
    };

    /// <summary>What is only looked at where routes are made.</summary>
    public static ImmutableArray<Column> Columns =>
    [
        Found("domain_name", "domain.name"), Found("domain_owner", "domain.organization"),
        new("is_usable", ColumnKind.Choice) { From = new Among("space.organization", Owners) },
    ];
}
