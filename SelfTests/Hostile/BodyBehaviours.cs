using System.Text;
using System.Text.Json.Nodes;
using static CloudController.Contract.Findings.Verdict;

namespace CloudController.SelfTests.Hostile;

/// <summary>Bodies that are no JSON, or JSON that breaks its readers, and texts that break what shows them.</summary>
internal static class BodyBehaviours
{
    internal static IEnumerable<Behaviour> All(Spoil spoil) => Bodies(spoil).Concat(Texts(spoil)).Concat(Echoes(spoil));

    private static IEnumerable<Behaviour> Bodies(Spoil spoil)
    {
        foreach (var (name, answers, body) in Lists)
            yield return new($"body-{name}", $"lists are {answers}", Deviating, spoil.Lists(reply => reply with { Body = body(reply) }));
        yield return new("body-many-names", "lists are an object of 1,000,000 members", Error,
            spoil.OnLists(Spoil.Always(_ => Reply.Of(200, "application/json;charset=utf-8",
                $"{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(number => $"\"{number}\":0"))}}}"))),
            "is larger than the suite reads") { IsLarge = true };
    }

    private static readonly (string Name, string Answers, Func<Reply, byte[]> Body)[] Lists =
    [
        ("empty", "empty", _ => []),
        ("null", "null", Text("null")),
        ("array", "an array", Text("[]")),
        ("text", "a text", Text("\"resources\"")),
        ("items-object", "an object whose resources are an object", Text("{\"total_results\":1,\"resources\":{\"a\":1}}")),
        ("items-null", "an object whose resources are null", Text("{\"total_results\":1,\"resources\":null}")),
        ("items-of-all-kinds", "an object whose resources are of every other kind",
            Text("{\"total_results\":6,\"resources\":[null,1,\"a\",[],{},true]}")),
        ("deep", "nested 100,000 deep", Text(new string('[', 100_000))),
        ("deep-member", "nested 63 deep where a name should be", reply => reply.WithNames(new string('[', 60) + new string(']', 60)).Body),
        ("not-utf-8", "not UTF-8", reply => [.. reply.Body.AsSpan(0, 40), 0xff, 0xfe, .. reply.Body.AsSpan(40)]),
        ("utf-16", "UTF-16", reply => Encoding.Unicode.GetBytes(reply.Text)),
        ("byte-order-mark", "begun with a byte order mark", reply => [0xef, 0xbb, 0xbf, .. reply.Body]),
        ("nul-bytes", "64 KB of NUL", _ => new byte[64 << 10]),
        ("half-character", "written with half a character in a name", reply => reply.WithNames("\"\\ud800\"").Body),
        ("half-character-in-member", "written with half a character in a member's name",
            reply => reply.WithText(text => text.Replace("\"resources\"", "\"\\ud800\":1,\"resources\"", StringComparison.Ordinal)).Body),
        ("same-member-often", "an object of 20,000 members of one name",
            Text($"{{\"resources\":[],{string.Join(',', Enumerable.Repeat("\"a\":1", 20_000))}}}")),
        ("number-of-10000-digits", "written with a number of 10,000 digits in every item",
            reply => reply.WithNames(new string('7', 10_000)).Body),
        ("guids-one", "full of one and the same guid", reply => reply.WithItems((item, _) => Guid(item, "same")).Body),
        ("guids-null", "without a guid", reply => reply.WithItems((item, _) => Guid(item, null)).Body),
        ("guids-path-like", "full of guids that are paths",
            reply => reply.WithItems((item, at) => Guid(item, $"../../v2/info?{at}#")).Body),
        ("guids-number", "full of guids that are numbers", reply => reply.WithItems((item, at) => Guid(item, at)).Body),
        ("members-without-end", "full of 200 further members in every item", reply => reply.WithItems((item, _) =>
        {
            for (var number = 0; number < 200; number++)
                item[$"further-{number}"] = number;
        }).Body),
    ];

    private static IEnumerable<Behaviour> Texts(Spoil spoil)
    {
        foreach (var (name, text) in HostileTexts.All)
        {
            var json = JsonValue.Create(text).ToJsonString();
            yield return new($"text-{name}", $"names and errors are {name.Replace('-', ' ')}", Deviating,
                spoil.Lists(reply => reply.WithNames(json).WithItems((item, _) => item[text] = text)));
        }

        yield return new("text-in-headers", "headers full of control characters", Deviating,
            Spoil.Every(reply => reply.With("X-Hostile", "\x1b[31m::error::\a").Replacing("X-VCAP-Request-ID", "::error::\x1b[2J")));
    }

    private static IEnumerable<Behaviour> Echoes(Spoil spoil)
    {
        var secret = spoil.Canary;
        (string Name, Func<string> Text)[] forms =
        [
            ("as-it-is", () => secret),
            ("url-encoded", () => Uri.EscapeDataString(secret)),
            ("base64", () => Convert.ToBase64String(Encoding.UTF8.GetBytes($"cf:{secret}"))),
            ("base64url", () => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"user:{secret}"))),
            ("cut", () => secret[7..47]),
            ("json-escaped", () => secret.Replace("/", "\\/", StringComparison.Ordinal)),
        ];
        foreach (var (name, text) in forms)
        {
            yield return new($"echo-{name}", $"the token, {name.Replace('-', ' ')}, in every body and header", Deviating,
                Spoil.Every(reply => reply
                .With("X-Echo", text())
                    .With($"X-{string.Concat(text().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}", "name")
                .Replacing("X-VCAP-Request-ID", text())
                .WithItems((item, _) => (item["echo"], item[text()]) = (text(), text()))
                .Edited(root => (root["description"], root["echo"]) = (text(), text()))));
        }

        foreach (var (name, text) in forms)
        {
            yield return new($"echo-in-names-{name}", $"the token, {name.Replace('-', ' ')}, in the name or guid of every item", Deviating,
                spoil.Lists(reply =>
                reply.WithItems((item, at) => (item["entity"] as JsonObject
                    ?? item)[item["entity"] is null ? "guid" : "name"] = FormattableString.Invariant($"{text()}{at}"))));
        }

        yield return new("echo-in-links", "the token in every link", Deviating,
            spoil.Lists((reply, call) => reply.WithNext($"{call.Head.Path}?page=2&token={Uri.EscapeDataString(secret)}")));
        yield return new("echo-in-version", "the token behind the version", Conformant,
            Spoil.Every(reply => reply.WithText(text => text.Replace(
                "\"api_version\":\"2.42.0\"", $"\"api_version\":\"2.42.0 {secret}\\u001b[31m\"", StringComparison.Ordinal))));
        yield return new("echo-in-redirect", "a redirect to an address with the token", Error,
            Spoil.Always(call => Reply.Empty(302, ("Location", $"http://{call.Other}/?token={Uri.EscapeDataString(secret)}"))),
            "redirects");
        yield return new("echo-in-refusal", "401 with the token as request id", Error,
            spoil.OnLists(Spoil.Always(_ => Reply.Of(401, "text/plain", secret, ("X-VCAP-Request-ID", secret)))), "refused");
        yield return new("docker-credentials", "docker credentials in every item", Deviating,
            spoil.Lists(reply => reply.WithItems((item, _) =>
            item["credentials"] = new JsonObject { ["user"] = secret, ["password"] = secret, ["email"] = secret })));
    }

    private static Func<Reply, byte[]> Text(string body) => _ => Encoding.UTF8.GetBytes(body);

    private static void Guid(JsonObject item, JsonNode? guid)
    {
        if (item["metadata"] is JsonObject metadata)
            metadata["guid"] = guid;
        else
            item["guid"] = guid;
    }
}

/// <summary>Texts that mean something to a terminal, a markup language or a build server.</summary>
internal static class HostileTexts
{
    internal static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("ansi-escapes", "\x1b[31mred\x1b]0;title\a\x1b[2J\x9b31m"),
        ("line-breaks", "one\r\ntwo\nthree\u2028four\u0085five"),
        ("workflow-commands", "\n::error title=x::hostile\n::add-mask::x\n##[error]hostile"),
        ("cdata-end", "]]></failure><!--"),
        ("script", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("nul", "before\0after"),
        ("bidirectional", "user\u202Egnp.exe\u2066\u200B"),
        ("noncharacters", "\uFFFE\uFFFF"),
        ("markdown", "```\n# hostile [x](http://example.com) | ![x](y) @everyone"),
        ("path-like", "../../etc/passwd"),
        ("format-strings", "{0} %s $CF_TOKEN `id` $(id) ' \" \\"),
        ("emoji-without-end", string.Concat(Enumerable.Repeat("\U0001F600", 3_000))),
        ("very-long", new string('n', 10_000)),
    ];
}
