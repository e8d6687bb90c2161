using System.IO.Compression;
using static CloudController.Contract.Findings.Verdict;

namespace CloudController.SelfTests.Hostile;

/// <summary>Content codings that nobody asked for: real ones, false ones, nested ones.</summary>
internal static class CodingBehaviours
{
    private const string Header = "Content-Encoding";

    internal static IEnumerable<Behaviour> All(Spoil spoil)
    {
        foreach (var coding in (string[])["gzip", "deflate", "br"])
        {
            yield return new($"coding-{coding}-everywhere", $"every answer is encoded with {coding}, which was not asked for", Deviating,
                Spoil.Every(reply => Encoded(reply, coding).With(Header, coding)));
        }

        foreach (var (name, stated) in Stated)
        {
            yield return new($"coding-{name}", $"every answer says that it is encoded, and is not: {stated}", Deviating,
                Spoil.Every(reply => reply.With(Header, stated)));
        }

        yield return new("coding-twice", "every answer is encoded with deflate, and then with gzip", Deviating,
            Spoil.Every(reply => Encoded(Encoded(reply, "deflate"), "gzip").With(Header, "deflate").With(Header, "gzip")));
        yield return new("coding-cut", "lists are encoded with gzip, and end in the middle", Deviating,
            spoil.Lists(reply => Cut(Encoded(reply, "gzip")).With(Header, "gzip")));
        yield return new("coding-of-another-name", "lists are encoded with deflate, and say gzip", Deviating,
            spoil.Lists(reply => Encoded(reply, "deflate").With(Header, "gzip")));
        yield return new("coding-unstated", "lists are encoded with gzip, and do not say so", Deviating,
            spoil.Lists(reply => Encoded(reply, "gzip")));
        var bomb = new Lazy<Reply>(() => Encoded(Encoded(new(200, [], new byte[100 << 20]), "gzip"), "gzip"));
        yield return new("bomb-gzip-twice", "a list of 100 MB, packed small with gzip, twice", Deviating,
            spoil.Lists(reply => (reply with { Body = bomb.Value.Body }).With(Header, "gzip, gzip"))) { IsLarge = true };
    }

    private static readonly (string Name, string Stated)[] Stated =
    [
        ("false-gzip", "gzip"),
        ("false-deflate", "deflate"),
        ("false-br", "br"),
        ("unknown", "zstd"),
        ("controls", "\x1b[31m::error::"),
        ("many", string.Join(',', Enumerable.Repeat("gzip", 1_000))),
    ];

    internal static Reply Encoded(Reply reply, string coding)
    {
        if (reply.Body.Length == 0)
            return reply;
        using var encoded = new MemoryStream();
        using (Stream encoder = coding switch
        {
            "gzip" => new GZipStream(encoded, CompressionLevel.Fastest),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest),
            _ => new ZLibStream(encoded, CompressionLevel.Fastest),
        })
        {
            encoder.Write(reply.Body);
        }

        return reply with { Body = encoded.ToArray() };
    }

    private static Reply Cut(Reply reply) => reply with { Body = reply.Body[..(reply.Body.Length / 2)] };
}
