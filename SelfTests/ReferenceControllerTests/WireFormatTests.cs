using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class WireFormatTests : ReferenceFixture
{
    [Test]
    public async Task An_empty_list_is_laid_out_like_the_real_one()
    {
        var answer = await Get("/v2/buildpacks?q=name:nope&orphan-relations=1");
        answer.Text.Should().Be("""
            {
              "total_results": 0,
              "total_pages": 1,
              "prev_url": null,
              "next_url": null,
              "resources": [

              ],
              "orphans": {

              }
            }
            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task An_error_ends_with_a_line_feed() => (await Get("/v2/buildpacks/nope")).Text.Should().EndWith("}\n");

    [Test]
    public async Task Info_is_compact_and_needs_no_token()
    {
        var answer = await Send(HttpMethod.Get, "/v2/info", null, null);
        answer.Text.Should().NotContain("\n");
        ((string?)answer.Json["api_version"]).Should().Be("2.42.0");
    }

    [TestCase("/v2/buildpacks")]
    [TestCase("/v3/packages")]
    [TestCase("/v3/packages/nope")]
    public async Task Head_tells_what_get_would_send(string path)
    {
        var get = await Get(path);
        var head = await Send(HttpMethod.Head, path);
        head.Status.Should().Be(get.Status);
        head.Text.Should().BeEmpty();
        foreach (var answer in new[] { get, head })
        {
            answer.Headers.Should().Contain("Content-Type", "application/json;charset=utf-8");
            answer.Headers.Should().Contain("Content-Length", $"{Encoding.UTF8.GetByteCount(get.Text)}");
            answer.Headers.Should().Contain("X-Content-Type-Options", "nosniff");
        }
    }
}
