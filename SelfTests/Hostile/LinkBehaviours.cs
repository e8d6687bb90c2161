using System.Text.Json.Nodes;
using static CloudController.Contract.Findings.Verdict;

namespace CloudController.SelfTests.Hostile;

/// <summary>Links that lead away, in circles or nowhere, and totals that lie.</summary>
internal static class LinkBehaviours
{
    internal static IEnumerable<Behaviour> All(Spoil spoil)
    {
        foreach (var (name, href) in Hrefs)
            yield return new($"next-{name}", $"next links to {href("own", "other")}", Deviating,
                spoil.Lists((reply, call) => reply.WithNext(href(call.Own, call.Other))));
        foreach (var (name, total) in Totals)
            yield return new($"total-{name}", $"the total is {total}", Deviating, spoil.Lists(reply => reply.WithTotal(total)));

        var (cycle, fresh, growing) = (0, 0, 0L);
        yield return new("next-itself", "next links to the page itself", Deviating,
            spoil.Lists((reply, call) => reply.WithNext(call.Head.Target)));
        yield return new("next-cycle", "next links to page 1 and page 2 in turn", Deviating,
            spoil.Lists((reply, call) => reply.WithNext($"{call.Head.Path}?page={1 + Interlocked.Increment(ref cycle) % 2}")));
        yield return new("next-ever-new", "next links to a page that was never seen", Deviating,
            spoil.Lists((reply, call) => reply.WithNext($"{call.Head.Path}?page=2&fresh={Interlocked.Increment(ref fresh)}")));
        yield return new("pages-without-end", "every page is full of new items", Deviating,
            spoil.Lists(reply => reply.WithItems((item, _) => Guid(item, $"fresh-{Interlocked.Increment(ref fresh)}"))));
        yield return new("total-changing", "every answer states another total", Deviating,
            spoil.Lists(reply => reply.WithTotal(FormattableString.Invariant($"{Interlocked.Increment(ref growing)}"))));
        yield return new("all-links-elsewhere", "every link of every item leads to another server", Deviating,
            spoil.Lists((reply, call) => reply.WithText(text => text
                .Replace("\"/v", $"\"http://{call.Other}/v", StringComparison.Ordinal)
                .Replace($"http://{call.Own}/", $"http://{call.Other}/", StringComparison.Ordinal))));
    }

    private static readonly (string Name, Func<string, string, string> Href)[] Hrefs =
    [
        ("other-host", (_, other) => $"//{other}/v2/buildpacks?page=2"),
        ("other-host-backslash", (_, other) => $@"\\{other}\v2\buildpacks?page=2"),
        ("other-host-mixed-slashes", (_, other) => $@"/\{other}/v2/buildpacks?page=2"),
        ("other-host-at", (_, other) => $"@{other}/v2/buildpacks?page=2"),
        ("other-host-behind-user", (own, other) => $"http://{own}@{other}/v2/buildpacks?page=2"),
        ("other-host-behind-space", (_, other) => $" //{other}/v2/buildpacks?page=2"),
        ("other-host-behind-tab", (_, other) => $"/\t/{other}/v2/buildpacks?page=2"),
        ("other-port", (_, other) => $"http://{other}/v2/buildpacks?page=2"),
        ("other-scheme-https", (own, _) => $"https://{own}/v2/buildpacks?page=2"),
        ("other-scheme-ftp", (own, _) => $"ftp://{own}/v2/buildpacks?page=2"),
        ("other-scheme-file", (_, _) => "file:///etc/passwd"),
        ("other-scheme-script", (_, _) => "javascript:alert(1)"),
        ("other-port-beyond-reason", (own, _) => $"http://{own.Split(':')[0]}:99999999999999999999/v2/buildpacks?page=2"),
        ("other-host-of-half-an-address", (_, _) => "http://[::1/v2/buildpacks?page=2"),
        ("other-host-of-bad-escapes", (_, _) => "http://%ff%fe%00/v2/buildpacks?page=2"),
        ("other-host-that-no-name-can-be", (_, _) => $"http://xn--{new string('a', 300)}.%C3%BC.-/v2/buildpacks?page=2"),
        ("other-path", (_, _) => "/v2/info?page=2"),
        ("other-path-dots", (_, _) => "/v2/buildpacks/../info?page=2"),
        ("other-path-encoded", (_, _) => "/v2/buildpacks%2f..%2finfo?page=2"),
        ("line-break", (_, other) => $"/v2/buildpacks?page=2 HTTP/1.1\r\nHost: {other}\r\nX: "),
        ("half-an-escape", (_, _) => "/v2/buildpacks?page=2&x=%"),
        ("bad-escape", (_, _) => "/v2/buildpacks?page=%zz"),
        ("half-a-character", (_, _) => "/v2/buildpacks?page=2&x=\ud800"),
        ("controls", (_, _) => "/v2/buildpacks?page=2&x=\x1b[31m\0"),
        ("fragment", (_, other) => $"/v2/buildpacks?page=2#@{other}/"),
        ("very-long", (_, _) => "/v2/buildpacks?page=2&x=" + new string('x', 16 << 10)),
        ("empty", (_, _) => ""),
    ];

    private static readonly (string Name, string Json)[] Totals =
    [
        ("huge", "1000000000000000000"),
        ("beyond-64-bit", "100000000000000000000000000000"),
        ("negative", "-1"),
        ("text", "\"12\""),
        ("fraction", "12.5"),
        ("exponent", "1e400"),
        ("10000-digits", new string('9', 10_000)),
        ("null", "null"),
    ];

    private static void Guid(JsonObject item, string guid)
    {
        if (item["metadata"] is JsonObject metadata)
            metadata["guid"] = guid;
        else
            item["guid"] = guid;
    }
}
