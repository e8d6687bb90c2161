using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.ReferenceControllerTests;

[TestFixture]
public sealed class FilteringAndPaging : ReferenceFixture
{
    [TestCase("q=name:java", "java")]
    [TestCase("q=name%3Ajava", "java")]
    [TestCase("q=name:JAVA", "")]
    [TestCase("q=name%3Ejava_buildpack", "java_buildpack_offline ruby_buildpack")]
    [TestCase("q=name>=java_buildpack", "java_buildpack java_buildpack_offline ruby_buildpack")]
    [TestCase("q=name<binary_buildpack2", "PHP_buildpack Ruby_buildpack")]
    [TestCase("q=name%3C%3Dbinary_buildpack2", "PHP_buildpack Ruby_buildpack binary_buildpack2")]
    [TestCase("q=name%20IN%20java,go-buildpack", "go-buildpack java")]
    [TestCase("q=name+IN+java,java,nope", "java")]
    [TestCase("q=name%20IN%20java,%20go-buildpack", "java")]
    [TestCase("q=name%20IN%20", "")]
    [TestCase("q=name", "")]
    [TestCase("q=name:", "")]
    [TestCase("q=name%3Ego-buildpack&q=name%3Cjava_buildpack", "java")]
    [TestCase("q=name%3Ego-buildpack%3Bname%3Cjava_buildpack", "java")]
    [TestCase("q=name:java;name:go-buildpack", "java")]
    [TestCase("q=name:a%3B%3Bb", "")]
    public async Task Q_lists_what_its_conditions_leave(string query, string names) =>
        (await Names(query)).Should().BeEquivalentTo(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [TestCase("q=")]
    [TestCase("q[]=name:java")]
    [TestCase("q[a]=name:java")]
    [TestCase("bogus=1&order-by=name&results_per_page=1")]
    public async Task What_is_no_filter_filters_nothing(string query) => (await Names(query)).Should().HaveCount(8);

    [TestCase("/v2/buildpacks?q=position:1", "position")]
    [TestCase("/v2/buildpacks?q=name=x", "name=x")]
    [TestCase("/v2/buildpacks?q=name%20in%20a", "name in a")]
    [TestCase("/v2/buildpacks?q=name%20:a", "name ")]
    [TestCase("/v2/buildpacks?q=:", "")]
    [TestCase("/v2/buildpacks?q=name:%ff", "not UTF-8")]
    [TestCase("/v2/buildpacks?q=name:%zz", "malformed percent-encoding")]
    [TestCase("/v2/buildpacks?page=0", "page must be >= 1")]
    [TestCase("/v2/buildpacks?page=abc", "page must be an integer")]
    [TestCase("/v2/buildpacks?page[]=2", "page must be an integer")]
    [TestCase("/v2/buildpacks?page=100000000000000000000", "page is too large")]
    [TestCase("/v2/buildpacks?results-per-page=101", "results_per_page must be <= 100")]
    [TestCase("/v2/buildpacks?results-per-page=101&page=0", "results_per_page must be <= 100")]
    [TestCase("/v2/buildpacks?results-per-page=101&q=bogus:1", "bogus")]
    [TestCase("/v2/buildpacks?results-per-page=abc&q=bogus:1", "results_per_page must be an integer")]
    [TestCase("/v2/buildpacks?inline-relations-depth=4", "inline_relations_depth must be <= 3")]
    [TestCase("/v2/buildpacks?order-direction=ASC", "order_direction must be 'asc' or 'desc' but was 'ASC'")]
    [TestCase("/v3/packages?page=0&per_page=0", "Page must be greater than 0, Per page must be greater than 0")]
    [TestCase("/v3/packages?page=0&per_page=5001", "Page must be greater than 0")]
    [TestCase("/v3/packages?per_page=5001", "Per page must be between 1 and 5000")]
    [TestCase("/v3/packages?per_page=1abc", "Per page is not a number")]
    [TestCase("/v3/packages?per_page=1.5", "Per page must be an integer")]
    [TestCase("/v3/packages?per_page=%202", "Per page must be an integer")]
    [TestCase("/v3/packages?page=100000000000000000000", "Page is too large")]
    [TestCase("/v3/packages?a=1&b[]=2&page=0", "Unknown query parameter(s): 'a', 'b', Page must be greater than 0")]
    public async Task A_bad_parameter_is_a_400_that_says_why(string path, string detail)
    {
        var answer = await Get(path);
        ((int)answer.Status).Should().Be(400);
        ((int)answer.Json["code"]!).Should().Be(10005);
        answer.Description.Should().Be($"The query parameter is invalid: {detail}");
    }

    [TestCase(
        "results-per-page=3&page=2",
        "/v2/buildpacks?order-direction=asc&page=1&results-per-page=3",
        "/v2/buildpacks?order-direction=asc&page=3&results-per-page=3")]
    [TestCase("results-per-page=3&page=3", "/v2/buildpacks?order-direction=asc&page=2&results-per-page=3", null)]
    [TestCase("page=999", "/v2/buildpacks?order-direction=asc&page=998&results-per-page=50", null)]
    [TestCase("page=9&page=1&results-per-page=4", null, "/v2/buildpacks?order-direction=asc&page=2&results-per-page=4")]
    [TestCase(
        "results-per-page=1&bogus=1&q=name%3E%3Da&q=name+IN+java,java_buildpack",
        null,
        "/v2/buildpacks?order-direction=asc&page=2&q=name%3E=a&q=name%20IN%20java,java_buildpack&results-per-page=1")]
    [TestCase(
        "results-per-page=4&exclude-relations=a,b&include-relations=c&orphan-relations=0&inline-relations-depth=1",
        null,
        "/v2/buildpacks?exclude-relations=a&exclude-relations=b&include-relations=c&inline-relations-depth=1"
            + "&order-direction=asc&orphan-relations=0&page=2&results-per-page=4")]
    public async Task The_v2_links_spell_out_the_query(string query, string? previous, string? next)
    {
        var body = (await Get($"/v2/buildpacks?{query}")).Json;
        ((string?)body["prev_url"]).Should().Be(previous);
        ((string?)body["next_url"]).Should().Be(next);
    }

    [TestCase("", 1, null, null, 1)]
    [TestCase("per_page=5&page=2", 5, 1, 3, 3)]
    [TestCase("per_page=5&page=9", 0, 8, null, 3)]
    public async Task The_v3_links_lead_through_the_pages(string query, int atLeast, int? previous, int? next, int last)
    {
        var size = query.Length == 0 ? 50 : 5;
        var body = (await Get($"/v3/packages?{query}")).Json;
        body["resources"]!.AsArray().Count.Should().BeGreaterThanOrEqualTo(atLeast);
        Href("first").Should().Be(Page(1));
        Href("last").Should().Be(Page(last));
        Href("previous").Should().Be(Page(previous));
        Href("next").Should().Be(Page(next));

        string? Href(string link) => (string?)body["pagination"]![link]?["href"];
        string? Page(int? page) => page is null ? null : $"/v3/packages?page={page}&per_page={size}";
    }

    [Test]
    public async Task Descending_is_ascending_reversed_before_it_is_cut_into_pages() =>
        (await Names("order-direction=desc&results-per-page=3")).Should().Equal((await Names("")).Reverse().Take(3));
}
