using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;

namespace CloudController.SelfTests.Suite;

/// <summary>HTTP and JSON leave a server many ways to say the same; none of them is a deviation.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class UnusualWireTests
{
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.None) };

    private static readonly Row[] Rows =
    [
        new("header names in lower case",
            reply => reply with { Headers = reply.Headers.Select(header => (header.Name.ToLowerInvariant(), header.Value)).ToList() }),
        new("header names in capitals",
            reply => reply with { Headers = reply.Headers.Select(header => (header.Name.ToUpperInvariant(), header.Value)).ToList() }),
        new("header values between spaces",
            reply => reply with { Headers = reply.Headers.Select(header => (header.Name, $"  {header.Value}\t")).ToList() }),
        new("media type in capitals", reply => reply.Replacing("Content-Type", "APPLICATION/JSON; CHARSET=UTF-8")),
        new("charset in quotes", reply => reply.Replacing("Content-Type", "application/json ; charset=\"utf-8\"")),
        new("further headers", reply => reply.With("Strict-Transport-Security", "max-age=1").With("Via", "1.1 a").With("Via", "1.1 b")),
        new("compact JSON", reply => reply.Edited(_ => { })),
        new("wide JSON", reply => reply.WithText(text => text.Replace("\n", "\r\n\t ", StringComparison.Ordinal) + "\r\n ")),
        new("escaped letters", reply => Rewritten(reply, root => root.ToJsonString(Escaping))),
        new("escaped slashes", reply => reply.WithText(text => text.Replace("/", "\\/", StringComparison.Ordinal))),
        new("members in another order", reply => Rewritten(reply, root => Reversed(root)!.ToJsonString())),
        new("parameters of links in another order", reply => WithLinks(reply, query => string.Join('&', query.Split('&').Reverse()))),
        new("links that encode more",
            reply => WithLinks(reply,
                query => query.Replace("page", "%70age", StringComparison.Ordinal).Replace("+", "%20", StringComparison.Ordinal))),
        new("links whose paths escape letters", reply => reply.WithText(text =>
            text.Replace("/v2/", "/%76%32/", StringComparison.Ordinal).Replace("/v3/", "/%763/", StringComparison.Ordinal))),
        new("links whose scheme is in capitals", reply => reply.WithText(text =>
            text.Replace("\"http://", "\"HTTP://", StringComparison.Ordinal))),
        new("the coding identity", reply => reply.With("Content-Encoding", "identity")),
        new("a coding of no name", reply => reply.With("Content-Encoding", "")),
        new("connection closed after every answer", reply => reply.With("Connection", "close"), Closes: true),
        new("a member that is known although no document shows it", reply => reply.Edited(WithLifecycle)),
        new("errors in other words", reply => reply.Status < 400 ? reply : reply.Edited(InOtherWords)),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from row in Rows
        from edition in Editions
        select new TestCaseData(edition, row).SetName($"{edition}: {row.Name}");

    [TestCaseSource(nameof(Cases))]
    public async Task An_unusual_wire_raises_no_alarm(string edition, object row)
    {
        var wire = (Row)row;
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = edition });
        using var honest = new HonestController(controller, controller.AdminToken);
        await using var server = new HostileServer(honest, controller.Endpoint, async call =>
        {
            await call.Send(wire.Change(await call.HonestToGet()));
            if (wire.Closes)
                call.Close();
        });
        var report = await SuiteRun.Through(server.Endpoint, controller);
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning, ClauseStatus.Error, ClauseStatus.Inconclusive).Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }

    private static Reply Rewritten(Reply reply, Func<JsonNode, string> write) =>
        reply.IsObject && JsonNode.Parse(reply.Body) is { } root ? reply.WithText(write(root)) : reply;

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray(items.Select(Reversed).ToArray()),
        _ => node?.DeepClone(),
    };

    /// <summary>Changes the query of every link to another page.</summary>
    private static Reply WithLinks(Reply reply, Func<string, string> change) => reply.Edited(root =>
    {
        var (holder, names) = root["pagination"] is JsonObject paging ? (paging, PagingLinks) : (root, PagingUrls);
        foreach (var name in names)
        {
            if (holder[name] is JsonObject link)
                link["href"] = Changed((string)link["href"]!);
            else if (holder[name] is JsonValue href)
                holder[name] = Changed((string)href!);
        }

        string Changed(string href) => href.Split('?', 2) is [var path, var query] ? $"{path}?{change(query)}" : href;
    });

    private static readonly string[] Editions = ["2015", "current"];
    private static readonly string[] PagingLinks = ["first", "last", "next", "previous"];
    private static readonly string[] PagingUrls = ["next_url", "prev_url"];

    /// <summary>Buildpacks that show a stack show a lifecycle too.</summary>
    private static void WithLifecycle(JsonObject root)
    {
        foreach (var entity in (root["resources"] as JsonArray ?? [root])
            .Select(item => item!["entity"])
            .OfType<JsonObject>()
            .Where(entity => entity.ContainsKey("stack")))
            entity["lifecycle"] = "cnb";
    }

    private static void InOtherWords(JsonObject error)
    {
        if (error["description"] is not null)
            error["description"] = "in other words";
        foreach (var one in error["errors"] as JsonArray ?? [])
            one!["detail"] = "in other words";
    }

    /// <param name="Name">What is unusual.</param>
    /// <param name="Change">Says an answer in the unusual way.</param>
    /// <param name="Closes">Whether the connection ends with every answer.</param>
    private sealed record Row(string Name, Func<Reply, Reply> Change, bool Closes = false);
}
