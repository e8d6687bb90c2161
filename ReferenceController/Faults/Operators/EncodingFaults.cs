using System.IO.Compression;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>A Content-Encoding that no request asked for, with a body that is or is not encoded so.</summary>
internal static class EncodingFaults
{
    private const string Header = "Content-Encoding";

    private static readonly (string Coding, Func<Stream, Stream> Encoder)[] Codings =
    [
        ("gzip", body => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true)),
        ("deflate", body => new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true)),
        ("br", body => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true)),
    ];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. Codings.Select(row => Row(rows, $"pages-in-{row.Coding}", $"pages are encoded with {row.Coding}",
            answer => answer.IsPage, reply => Encoded(reply, row.Encoder).With(Header, row.Coding))),
        .. Codings.Select(row => Row(rows, $"pages-say-{row.Coding}", $"pages say that they are encoded with {row.Coding}, and are not",
            answer => answer.IsPage, reply => reply.With(Header, row.Coding))),
        Row(rows, "pages-say-zstd", "pages say that they are encoded with zstd, and are not",
            answer => answer.IsPage, reply => reply.With(Header, "zstd")),
        Row(rows, "errors-in-gzip", "errors are encoded with gzip",
            IsError, reply => Encoded(reply, Codings[0].Encoder).With(Header, "gzip")),
        Row(rows, "errors-say-gzip", "errors say that they are encoded with gzip, and are not",
            IsError, reply => reply.With(Header, "gzip")),
        Row(rows, "items-in-gzip", "single items are encoded with gzip",
            answer => !answer.IsItself && answer.Reply.Status == 200, reply => Encoded(reply, Codings[0].Encoder).With(Header, "gzip")),
    ];

    private static bool IsError(Answer answer) => answer.Reply.Status >= 400;

    private static Fault Row(FaultRows rows, string name, string statement, Func<Answer, bool> where, Func<WireReply, WireReply> edit) =>
        rows.Documented(
            name, statement, new FaultHooks { Wire = answer => where(answer) ? edit(answer.Reply) : answer.Reply },
            ["status-and-headers/content-encoding"]);

    private static WireReply Encoded(WireReply reply, Func<Stream, Stream> encoder)
    {
        using var encoded = new MemoryStream();
        using (var stream = encoder(encoded))
            stream.Write(reply.Body.Span);
        return reply.WithBody(encoded.ToArray());
    }
}
