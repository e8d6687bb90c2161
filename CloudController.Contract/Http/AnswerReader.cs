using System.Net.Http.Headers;

namespace CloudController.Contract.Http;

/// <summary>What arrived in answer to one request, untouched by anything that reads it later.</summary>
internal sealed class ReceivedAnswer
{
    internal IReadOnlyList<Header> Headers { get; set; } = [];

    /// <summary>The body, decoded where the answer says that it is encoded and it is.</summary>
    internal byte[] Body { get; set; } = [];

    /// <summary>How many bytes the body had as it came.</summary>
    internal int SentLength { get; set; }

    /// <summary>What the answer says of a coding; <c>null</c> where it states none.</summary>
    internal ContentCoding? Coding { get; set; }
}

/// <summary>
/// Reads headers and body as they arrive, up to a limit, and hands on an answer without a body: nothing behind it copies, decodes or keeps
/// the bytes once more. Of large bodies only one is read at a time. No coding is asked for; what comes encoded nevertheless is decoded,
/// one body at a time and within limits, because a small one may decode to a large one.
/// </summary>
internal sealed class AnswerReader(long longest) : DelegatingHandler
{
    internal static readonly HttpRequestOptionsKey<ReceivedAnswer> Received = new("received answer");

    private const int PieceLength = 64 << 10;
    private const int FreeLength = 4 << 20;

    private readonly SemaphoreSlim _large = new(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!request.Options.TryGetValue(Received, out var received))
            return response;
        try
        {
            received.Headers = All(response.Headers).Concat(All(response.Content.Headers)).ToList();
            var body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            received.SentLength = body.Length;
            (received.Body, received.Coding) = await DecodedAsync(body, Stated(received.Headers), cancellationToken).ConfigureAwait(false);
            response.Content = new ByteArrayContent([]);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _large.Dispose();
        base.Dispose(disposing);
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var body = new MemoryStream();
        var piece = new byte[PieceLength];
        var isLarge = false;
        try
        {
            while (await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                if (body.Length + count > longest)
                    throw new AnswerTooLargeException();
                if (!isLarge && body.Length + count > FreeLength)
                {
                    await _large.WaitAsync(cancellationToken).ConfigureAwait(false);
                    isLarge = true;
                }

                body.Write(piece, 0, count);
            }

            return body.ToArray();
        }
        finally
        {
            if (isLarge)
                _large.Release();
        }
    }

    private async Task<(byte[] Body, ContentCoding? Coding)> DecodedAsync(byte[] body, string? coding, CancellationToken cancellationToken)
    {
        if (coding is null)
            return (body, null);
        await _large.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return ContentDecoder.Decode(body, coding, longest);
        }
        finally
        {
            _large.Release();
        }
    }

    private static string? Stated(IReadOnlyList<Header> headers)
    {
        var values = headers
            .Where(header => header.Name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    private static IEnumerable<Header> All(HttpHeaders headers) =>
        headers.NonValidated.SelectMany(header => header.Value.Select(value => new Header(header.Key, value)));
}

/// <summary>The body is larger than the suite reads.</summary>
internal sealed class AnswerTooLargeException : IOException;
