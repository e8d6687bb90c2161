using System.Text;
using CloudController.Contract.Http;
using CloudController.SelfTests.Hostile;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Transport;

/// <summary>What comes encoded although nobody asked is decoded within limits, and what is not encoded is left alone.</summary>
[TestFixture]
public sealed class ContentCodingTests : TransportFixture
{
    private const string Body = "{\"resources\":[]}";

    [TestCase("gzip", "gzip")]
    [TestCase("gzip", "X-GZip")]
    [TestCase("deflate", "deflate")]
    [TestCase("br", "br")]
    [TestCase("gzip", "identity, gzip")]
    [TestCase("deflate gzip", "deflate, gzip")]
    public async Task What_has_the_stated_coding_is_decoded(string codings, string stated)
    {
        var encoded = codings.Split(' ').Aggregate(Json(Body), CodingBehaviours.Encoded);
        var exchange = await Answered(encoded.With("Content-Encoding", stated));
        Encoding.UTF8.GetString(exchange.Body.Span).Should().Be(Body);
        exchange.Coding.Should().Be(new ContentCoding(stated, CodingOutcome.Decoded));
        exchange.SentLength.Should().Be(encoded.Body.Length);
    }

    [TestCase("gzip", CodingOutcome.NotInBody)]
    [TestCase("deflate", CodingOutcome.NotInBody)]
    [TestCase("br", CodingOutcome.NotInBody)]
    [TestCase("gzip, br", CodingOutcome.NotInBody)]
    [TestCase("zstd", CodingOutcome.Unknown)]
    [TestCase("gzip, gzip, gzip, gzip, gzip", CodingOutcome.NotInBody)]
    [TestCase("gzip, zstd", CodingOutcome.Unknown)]
    public async Task What_has_another_coding_is_left_as_it_came(string stated, CodingOutcome outcome)
    {
        var exchange = await Answered(Json(Body).With("Content-Encoding", stated));
        Encoding.UTF8.GetString(exchange.Body.Span).Should().Be(Body);
        exchange.Coding.Should().Be(new ContentCoding(stated, outcome));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task What_becomes_too_large_is_left_as_it_came(string coding)
    {
        var packed = CodingBehaviours.Encoded(new(200, [], new byte[20 << 20]), coding);
        var exchange = await Answered(packed.With("Content-Encoding", coding));
        exchange.Body.Length.Should().Be(packed.Body.Length);
        exchange.Coding.Should().Be(new ContentCoding(coding, CodingOutcome.TooLarge));
    }

    [TestCase("identity")]
    [TestCase("")]
    public async Task No_coding_is_none(string stated) =>
        (await Answered(Json(Body).With("Content-Encoding", stated))).Coding.Should().BeNull();

    [Test]
    public async Task An_answer_without_a_body_has_nothing_to_decode() =>
        (await Answered(Json("").With("Content-Encoding", "gzip"))).Coding.Should().Be(new ContentCoding("gzip", CodingOutcome.NoBody));

    private async Task<Exchange> Answered(Reply reply)
    {
        await using var server = Server(call => call.Send(reply));
        using var client = Client(server, options => options with { MaxResponseBytes = 8 << 20 });
        return await Send(client);
    }
}
