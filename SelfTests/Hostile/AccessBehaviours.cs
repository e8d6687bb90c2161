using System.Collections.Concurrent;
using static CloudController.Contract.Findings.Verdict;

namespace CloudController.SelfTests.Hostile;

/// <summary>Refusals, rate limits, gateways, redirects and cookies.</summary>
internal static class AccessBehaviours
{
    private const string Page = "<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>";
    private const string Refused = "the token was refused";

    internal static IEnumerable<Behaviour> All(Spoil spoil) =>
        Refusals(spoil)
            .Concat(RateLimits(spoil))
            .Concat(Gateways(spoil))
            .Concat(Routers(spoil))
            .Concat(Redirects(spoil))
            .Concat(Headers())
            .Concat(LittleData());

    private static IEnumerable<Behaviour> Refusals(Spoil spoil) =>
    [
        new("401-always", "401 to everything", Error, Spoil.Always(_ => Failure(401))),
        new("401-lists", "401 to every token", Error, spoil.OnLists(Spoil.Always(_ => Failure(401))), Refused),
        new("401-challenge", "401 with a challenge for name and password", Error,
            spoil.OnLists(Spoil.Always(_ => Failure(401)
                .With("WWW-Authenticate", "Basic realm=\"x\"")
                .With("WWW-Authenticate", "Negotiate"))), Refused),
        new("407", "407 with a challenge of a proxy", Error,
            Spoil.Always(_ => Failure(407).With("Proxy-Authenticate", "Basic realm=\"x\""))),
        new("403-always", "403 to everything", Error, Spoil.Always(_ => Failure(403))),
        new("403-lists", "403 to every token", Error, spoil.OnLists(Spoil.Always(_ => Failure(403))), "the token may not read"),
        new("token-expires", "everything, until in the middle of the run the token is refused", Error,
            Spoil.Later(spoil.OnLists(Spoil.Always(_ => Failure(401)))), Refused),
        new("404-always", "404 to everything", Error, Spoil.Always(_ => Failure(404)), "does not tell its version"),
        new("500-always", "500 to everything", Error, Spoil.Always(_ => Failure(500)), "does not tell its version"),
        new("500-lists", "500 to every request for a list", Deviating, spoil.OnLists(Spoil.Always(_ => Failure(500)))),
    ];

    private static IEnumerable<Behaviour> RateLimits(Spoil spoil)
    {
        (string Name, string[] Values)[] forms =
        [
            ("none", []),
            ("zero", ["0"]),
            ("seconds", ["1"]),
            ("negative", ["-1"]),
            ("hour", ["3600"]),
            ("beyond-64-bit", ["100000000000000000000"]),
            ("past", ["Wed, 21 Oct 2015 07:28:00 GMT"]),
            ("future", ["Fri, 31 Dec 9999 23:59:59 GMT"]),
            ("garbage", ["soon\x1b[31m"]),
            ("empty", [""]),
            ("several", ["1", "3600"]),
        ];
        foreach (var (name, values) in forms)
        {
            yield return new($"429-retry-after-{name}",
                $"429 to every list, Retry-After: {(values.Length == 0 ? "absent" : string.Join(" and ", values))}", Error,
                spoil.OnLists(Spoil.Always(_ => values.Aggregate(Failure(429), (reply, value) => reply.With("Retry-After", value)))),
                "rate limit");
        }

        yield return new("429-later", "everything, until in the middle of the run the rate limit is used up", Error,
            Spoil.Later(Spoil.Always(_ => Failure(429).With("Retry-After", "0"))), "rate limit");
        yield return Once(spoil, "429-once", "429 with Retry-After: 0 to the first request for each list, which then is answered",
            () => Failure(429).With("Retry-After", "0"));
        yield return Once(spoil, "503-once", "503 with Retry-After: 1 to the first request for each list, which then is answered",
            () => Failure(503).With("Retry-After", "1"));
    }

    private static IEnumerable<Behaviour> Gateways(Spoil spoil) =>
    [
        new("gateway-502", "a gateway's page with 502", Error, Spoil.Always(_ => Reply.Of(502, "text/html", Page)), "502"),
        new("gateway-503", "a gateway's page with 503 and Retry-After: 3600", Error,
            Spoil.Always(_ => Reply.Of(503, "text/html", Page, ("Retry-After", "3600"))), "503"),
        new("gateway-504-later", "everything, until in the middle of the run a gateway answers 504", Error,
            Spoil.Later(Spoil.Always(_ => Reply.Of(504, "text/html", Page))), "504"),
        new("gateway-200", "a gateway's page with 200", Error, Spoil.Always(_ => Reply.Of(200, "text/html", Page)), "web page"),
        new("gateway-200-lists", "a gateway's page with 200 for every list", Error,
            spoil.OnLists(Spoil.Always(_ => Reply.Of(200, "text/html", Page))), "web page"),
        new("gateway-200-later", "everything, until in the middle of the run a gateway's page comes with 200", Error,
            Spoil.Later(Spoil.Always(_ => Reply.Of(200, "text/html", Page)))),
    ];

    private static IEnumerable<Behaviour> Routers(Spoil spoil)
    {
        var noRoute = Reply.Of(404, "text/plain; charset=utf-8", "404 Not Found: Requested route does not exist.\n",
            ("X-Cf-RouterError", "unknown_route"));
        const string says = "no route to a Cloud Controller under this name";
        yield return new("router-no-route", "a router's 404 to everything, because it knows no such name", Error,
            Spoil.Always(_ => noRoute), says);
        yield return new("router-no-route-later", "everything, until in the middle of the run the router has lost the name", Error,
            Spoil.Later(Spoil.Always(_ => noRoute)), says);
        yield return new("router-no-endpoint", "a router's 503 to every list, because no controller is alive", Error,
            spoil.OnLists(Spoil.Always(_ => Reply.Of(503, "text/plain", "", ("X-Cf-RouterError", "no_endpoints"),
                ("Retry-After", "3600")))), "no_endpoints");
        yield return new("router-echoes-token", "a router's 404 whose header repeats the token, with commands for a terminal", Error,
            Spoil.Later(Spoil.Always(_ => noRoute.Replacing("X-Cf-RouterError", $"\x1b[31m{spoil.Canary}"))), says);
    }

    private static IEnumerable<Behaviour> Redirects(Spoil spoil) =>
    [
        new("redirect-same-origin", "301 to another path of its own", Error,
            Spoil.Always(call => Redirect(301, $"http://{call.Own}/elsewhere")), "redirects"),
        new("redirect-other-origin", "302 to another server", Error, Spoil.Always(call => Redirect(302, $"http://{call.Other}/")),
            "redirects"),
        new("redirect-loop", "307 to the same address", Error, Spoil.Always(call => Redirect(307, call.Head.Target)), "redirects"),
        new("redirect-scheme", "308 from http to https", Error,
            Spoil.Always(call => Redirect(308, $"https://{call.Own}{call.Head.Target}")), "redirects"),
        new("redirect-lists", "lists are redirected to another server", Deviating,
            spoil.OnLists(Spoil.Always(call => Redirect(302, $"http://{call.Other}{call.Head.Target}")))),
        new("redirect-later", "everything, until in the middle of the run lists are redirected to another server", Deviating,
            Spoil.Later(spoil.OnLists(Spoil.Always(call => Redirect(307, $"http://{call.Other}{call.Head.Target}"))))),
        new("refresh", "a Refresh header to another server on every answer", Conformant,
            Spoil.Every((reply, call) => reply.With("Refresh", $"0; url=http://{call.Other}/"))),
        new("alternative-service", "an Alt-Svc and a Link header to another server on every answer", Conformant,
            Spoil.Every((reply, call) => reply.With("Alt-Svc", $"h2=\"{call.Other}\"").With("Link", $"<http://{call.Other}/>; rel=next"))),
    ];

    private static IEnumerable<Behaviour> Headers() =>
    [
        new("cookies", "cookies on every answer", Conformant, Spoil.Every((reply, call) => Enumerable.Range(0, 20).Aggregate(
            reply,
            (cookies, number) => cookies.With("Set-Cookie", $"hostile{number}=0123456789; Path=/; Domain={call.Own.Split(':')[0]}")))),
        new("headers-by-the-hundred", "500 further headers on every answer", Conformant,
            Spoil.Every(reply => Enumerable.Range(0, 500).Aggregate(reply, (many, number) => many.With($"X-Hostile-{number}", "filler")))),
    ];

    private static IEnumerable<Behaviour> LittleData() =>
    [
        new("no-data", "lists without items", Vacuous, Spoil.Honestly) { HasNoData = true },
        new("version-of-old", "a version that is older than every document", Vacuous,
            Spoil.Every((reply, call) => call.Head.Path == "/v2/info"
                ? Reply.Of(200, "application/json", "{\"api_version\":\"1.0.0\"}")
                : reply)),
    ];

    private static Behaviour Once(Spoil spoil, string name, string answers, Func<Reply> first)
    {
        var seen = new ConcurrentDictionary<string, byte>();
        return new(name, answers, Conformant,
            spoil.OnLists(call => seen.TryAdd(call.Head.Target, 0) ? call.Send(first()) : Spoil.Honestly(call)));
    }

    private static Reply Redirect(int status, string location) => Reply.Empty(status, ("Location", location));

    private static Reply Failure(int status) =>
        Reply.Of(status, "application/json;charset=utf-8", "{\"code\": 1000, \"description\": \"No\", \"error_code\": \"CF-No\"}");
}
