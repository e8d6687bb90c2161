using System.IO.Compression;
using System.Text;
using static CloudController.Contract.Findings.Verdict;

namespace CloudController.SelfTests.Hostile;

/// <summary>Connections that break, stall, flood or lie about what they carry.</summary>
internal static class TransportBehaviours
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\n";
    private const string Chunked = Ok + "Transfer-Encoding: chunked\r\n\r\n";
    private const string Late = "was not answered within";
    private const string Large = "is larger than the suite reads";

    internal static IEnumerable<Behaviour> All(Spoil spoil) =>
        AtOnce().Concat(InBodies(spoil)).Concat(InTheMiddle()).Concat(Healing());

    private static IEnumerable<Behaviour> AtOnce() =>
    [
        Silent("silence", "nothing at all", call => call.Hang()),
        Silent("silence-in-status-line", "half a status line, then nothing", Spoil.HangAfter(_ => "HTTP/1.1 20")),
        Silent("silence-in-headers", "half of the headers, then nothing", Spoil.HangAfter(_ => Ok + "X-Vcap")),
        Silent("silence-in-body", "half of the body, then nothing", Spoil.HangAfter(HalfOf)),
        new("closed", "closes the connection", Error, Spoil.CloseAfter(_ => ""), "failed"),
        new("reset", "resets the connection", Error, Spoil.ResetAfter(_ => ""), "failed"),
        new("reset-in-headers", "half of the headers, then a reset", Error, Spoil.ResetAfter(_ => Ok + "X-Vcap"), "failed"),
        new("reset-in-body", "half of the body, then a reset", Error, Spoil.ResetAfter(HalfOf), "failed"),
        new("truncated", "less body than Content-Length says", Error, Spoil.CloseAfter(HalfOf), "failed"),
        new("truncated-chunk", "a chunk that is shorter than it says", Error, Spoil.CloseAfter(_ => Chunked + "ffff\r\n{}"), "failed"),
        new("chunk-length-letters", "a chunk whose length is no number", Error, Spoil.CloseAfter(_ => Chunked + "zz\r\n{}\r\n0\r\n\r\n"),
            "failed"),
        new("chunk-length-huge", "a chunk whose length does not fit in 64 bits", Error,
            Spoil.CloseAfter(_ => Chunked + "fffffffffffffffff\r\n{}"), "failed"),
        new("content-length-negative", "Content-Length: -1", Error, Spoil.CloseAfter(_ => Ok + "Content-Length: -1\r\n\r\n{}")),
        new("content-length-huge", "Content-Length: 9223372036854775807", Error,
            Spoil.CloseAfter(_ => Ok + "Content-Length: 9223372036854775807\r\n\r\n{}"), "failed"),
        new("content-lengths-differ", "two different Content-Length", Error,
            Spoil.CloseAfter(_ => Ok + "Content-Length: 2\r\nContent-Length: 200\r\n\r\n{}")),
        new("no-http", "text that is not HTTP", Error, Spoil.CloseAfter(_ => "220 mail.example.com ESMTP ready\r\n"), "failed"),
        new("http-0.9", "a body without status line and headers", Error, Spoil.CloseAfter(_ => "{\"total_results\":0,\"resources\":[]}"),
            "failed"),
        new("http-2", "HTTP/2, unasked", Error, Spoil.CloseAfter(_ => "\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80"), "failed"),
        new("status-beyond-reason", "the status 099", Error, Spoil.CloseAfter(_ => "HTTP/1.1 099 What\r\nContent-Length: 0\r\n\r\n")),
        new("informational-without-end", "100 Continue, again and again", Error, Spoil.FloodAfter("", "HTTP/1.1 100 Continue\r\n\r\n")),
        new("headers-without-end", "headers, again and again", Error, Spoil.FloodAfter("HTTP/1.1 200 OK\r\n", "X-Filler: filler\r\n"),
            "more headers than the suite reads"),
        new("header-of-a-megabyte", "a header of 1 MB", Error, Spoil.FloodAfter(Ok + "X-Filler: ", "x", 1 << 20),
            "more headers than the suite reads"),
        new("body-without-end", "a body that does not end", Error, Spoil.FloodAfter(Ok + "\r\n", "{\"resources\": [ "), Large)
            { IsLarge = true },
        new("chunks-without-end", "chunks, again and again", Error, Spoil.FloodAfter(Chunked, $"1000\r\n{new string(' ', 0x1000)}\r\n"),
            Large) { IsLarge = true },
        new("trailers-without-end", "trailers, again and again", Error,
            Spoil.FloodAfter(Chunked + "2\r\n{}\r\n0\r\n", "X-Filler: filler\r\n")),
        new("spaces-without-end", "white space before a body that never comes", Error, Spoil.FloodAfter(Ok + "\r\n", "      \r\n"), Large)
            { IsLarge = true },
    ];

    private static IEnumerable<Behaviour> InBodies(Spoil spoil) =>
    [
        new("json-of-200-megabytes", "a list of 200 MB", Error,
            spoil.OnLists(Spoil.FloodAfter(Ok + "\r\n{\"resources\":[", "{\"metadata\":{},\"entity\":{}},", 200 << 20)), Large)
            { IsLarge = true },
        new("content-length-too-short", "lists that are ten bytes longer than Content-Length says", Deviating, spoil.OnLists(async call =>
        {
            var reply = await call.Honest();
            await call.Raw((byte[])[
                .. reply.With("Content-Length", FormattableString.Invariant($"{Math.Max(0, reply.Body.Length - 10)}")).Head(),
                .. reply.Body,
            ]);
            call.Close();
        })),
        new("json-of-many-values", "a list of 15,000,000 numbers", Error,
            spoil.OnLists(Spoil.FloodAfter(Ok + "\r\n{\"resources\":[1", ",1", 30 << 20)), Large) { IsLarge = true },
        new("text-of-60-megabytes", "a list whose one item is a text of 60 MB", Error,
            spoil.OnLists(async call =>
            {
                await call.Raw(Ok + "\r\n{\"total_results\":1,\"resources\":[{\"guid\":\"");
                await call.Flood("x", 60 << 20);
                await call.Raw("\"}]}");
                call.Close();
            }),
            Large) { IsLarge = true },
        new("list-of-4-megabytes", "a list of 4 MB in items of 60 KB", Deviating,
            spoil.OnLists(async call =>
            {
                var item = $",{{\"guid\":\"{new string('x', 60_000)}\"}}";
                await call.Raw(Ok + "\r\n{\"total_results\":1000,\"resources\":[{}");
                await call.Flood(item, 4 << 20);
                await call.Raw("]}");
                call.Close();
            }),
            "bytes that a run keeps are full") { IsLarge = true },
        .. from coding in (string[])["gzip", "deflate", "br"]
           let bomb = new Lazy<byte[]>(() => Bomb(coding))
           select new Behaviour($"bomb-{coding}", $"a list of 100 MB, packed small with {coding}, which was not asked for", Deviating,
               spoil.Lists(reply => (reply with { Body = bomb.Value }).With("Content-Encoding", coding))) { IsLarge = true },
    ];

    private static IEnumerable<Behaviour> InTheMiddle() =>
    [
        new("disappears", "everything, until in the middle of the run nobody is there any more", Error, Spoil.Later(call =>
        {
            call.Disappear();
            throw new IOException("gone");
        }), "failed"),
        Silent("silence-later", "everything, until in the middle of the run it falls silent", Spoil.Later(call => call.Hang())),
        new("reset-later", "everything, until in the middle of the run it resets every connection", Error,
            Spoil.Later(Spoil.ResetAfter(_ => "")), "failed"),
        new("truncated-later", "everything, until in the middle of the run every body is cut short", Error,
            Spoil.Later(Spoil.CloseAfter(HalfOf)), "failed"),
        Silent("silence-at-times", "everything, but every seventh request it leaves open",
            call => call.Number > Spoil.Beginning && call.Number % 7 == 0 ? call.Hang() : Spoil.Honestly(call)),
    ];

    private static IEnumerable<Behaviour> Healing()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, byte>();
        yield return new("reset-once", "resets the connection when a request comes for the first time, and answers it the second time",
            Conformant, call =>
        {
            if (seen.TryAdd($"{call.Head.Method} {call.Head.Target} {call.Head.Header("Authorization")} {call.Head.Header("Accept")} "
                + $"{call.Head.Header("X-VCAP-Request-ID")}", 0))
                call.Reset();
            return Spoil.Honestly(call);
        });
        yield return new("one-byte-chunks", "every byte in a chunk of its own", Conformant, async call =>
        {
            var reply = await call.Honest();
            if (call.Head.Method != "GET")
            {
                await call.Send(reply);
                return;
            }

            var chunks = new StringBuilder();
            foreach (var octet in reply.Body)
                chunks.Append("1\r\n").Append((char)octet).Append("\r\n");
            await call.Raw(reply.Head([.. reply.Headers, ("Transfer-Encoding", "chunked")]));
            await call.Raw(chunks.Append("0\r\n\r\n").ToString());
        });
    }

    private static Behaviour Silent(string name, string answers, Func<Call, Task> serve) =>
        new(name, answers, Error, serve, Late) { FallsSilent = true };

    private static string HalfOf(Reply reply) =>
        Encoding.Latin1.GetString(reply.Head()) + Encoding.Latin1.GetString(reply.Body.AsSpan(0, reply.Body.Length / 2));

    private static byte[] Bomb(string coding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new DeflateStream(packed, CompressionLevel.Fastest),
        })
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 100; megabyte++)
                packer.Write(zeros);
        }

        return packed.ToArray();
    }
}
