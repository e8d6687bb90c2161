using CloudController.Contract.Http;
using CloudController.Contract.Paging;
using FsCheck;
using FsCheck.Fluent;

namespace CloudController.SelfTests.Paging;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>Links are compared as parsed, and what clients understand differently is no link.</summary>
public sealed class LinkTests
{
    private static readonly Uri Endpoint = new("https://api.example.com");

    [TestCase("/v2/buildpacks?page=2", false, true, "/v2/buildpacks")]
    [TestCase("https://api.example.com/v3/packages?page=2&per_page=1", true, true, "/v3/packages")]
    [TestCase("https://API.example.com:443/v3/packages", true, true, "/v3/packages")]
    [TestCase("http://api.example.com/v3/packages", true, false, "/v3/packages")]
    [TestCase("https://api.example.com:8443/v3/packages", true, false, "/v3/packages")]
    [TestCase("https://evil.example.com/v3/packages", true, false, "/v3/packages")]
    public void A_link_is_read(string href, bool isAbsolute, bool sameOrigin, string path) =>
        Link.Parse(href, Endpoint).Should().BeEquivalentTo(new { IsAbsolute = isAbsolute, SameOrigin = sameOrigin, Path = path });

    [TestCase("")]
    [TestCase("//evil.example.com/v2/buildpacks")]
    [TestCase("\\\\evil.example.com/v2/buildpacks")]
    [TestCase("/\\evil.example.com")]
    [TestCase("https://api.example.com@evil.example.com/v2/buildpacks")]
    [TestCase("https://user:secret@api.example.com/v2/buildpacks")]
    [TestCase("v2/buildpacks?page=2")]
    [TestCase("?page=2")]
    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    [TestCase("/v2/buildpacks?page=2#fragment")]
    [TestCase("/v2/build packs")]
    [TestCase("/v2/buildpacks\r\nX: y")]
    [TestCase("/v2/büildpacks")]
    [TestCase("https://api.example.com")]
    public void What_clients_understand_differently_is_no_link(string href) => Link.Parse(href, Endpoint).Should().BeNull();

    [Test]
    public void A_link_stays_on_the_list_only_at_its_origin_and_path()
    {
        Link.Parse("/v2/buildpacks?page=2", Endpoint)!.StaysOn("/v2/buildpacks").Should().BeTrue();
        Link.Parse("/v2/buildpacks/../users", Endpoint)!.StaysOn("/v2/buildpacks").Should().BeFalse();
        Link.Parse("https://evil.example.com/v2/buildpacks", Endpoint)!.StaysOn("/v2/buildpacks").Should().BeFalse();
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void What_is_put_into_a_query_is_what_a_server_reads(NonNull<string> name, NonNull<string> value)
    {
        if (!IsText(name.Get) || !IsText(value.Get) || name.Get.Length == 0)
            return;
        Query.None.With("first", "1").With(name.Get, value.Get).Parameters[^1].Should().Be(new QueryParameter(name.Get, value.Get));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void A_query_survives_a_link(NonNull<string> value, PositiveInt page)
    {
        if (!IsText(value.Get))
            return;
        var query = Query.None.With("q", value.Get).With("page", page.Get);
        var link = Link.Parse($"/v2/buildpacks?{query}", Endpoint)!;
        link.Query.Should().Be(query);
        link.Query.Number("page").Should().Be(page.Get);
        link.Query.Without("page").Values("q").Should().Equal(value.Get);
    }

    [Test]
    public void A_plus_sign_is_a_space() => Query.Raw("q=name+IN+a").Values("q").Should().Equal("name IN a");

    /// <summary>A lone half of a surrogate pair cannot be encoded.</summary>
    private static bool IsText(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
                at++;
            else if (char.IsSurrogate(text[at]))
                return false;
        }

        return true;
    }
}
