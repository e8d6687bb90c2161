using System.Text;
using CloudController.Contract.Json;

namespace CloudController.SelfTests.Json;

/// <summary>What counts as JSON, what does not, and what can still be read of it.</summary>
public sealed class StrictJsonTests
{
    [TestCase("{}")]
    [TestCase(" [1, 2.5, -3e2, null, true, \"\\u00e9\"] \n")]
    [TestCase("\"é𝒜\"")]
    public void Json_is_read(string body) => Read(body).Should().BeEquivalentTo(new { Fault = JsonFault.None, Problem = "" });

    [TestCase("", JsonFault.Empty, false)]
    [TestCase("{", JsonFault.Syntax, false)]
    [TestCase("{} {}", JsonFault.Syntax, true)]
    [TestCase("{} x", JsonFault.Syntax, true)]
    [TestCase("{\"a\": NaN}", JsonFault.Syntax, false)]
    [TestCase("{a: 1}", JsonFault.Syntax, false)]
    [TestCase("{'a': 1}", JsonFault.Syntax, false)]
    [TestCase("{\"a\": 1,}", JsonFault.Syntax, false)]
    [TestCase("{\"a\": 1 /* why */}", JsonFault.Syntax, false)]
    [TestCase("{\"a\": 1, \"a\": 1}", JsonFault.DuplicateName, true)]
    [TestCase("{\"a\": 1, \"\\u0061\": 2}", JsonFault.DuplicateName, true)]
    [TestCase("{\"a\": 1e400}", JsonFault.Number, true)]
    [TestCase("\uFEFF{}", JsonFault.Encoding, true)]
    public void What_is_not_json_is_told_and_recovered_where_that_is_no_guess(string body, JsonFault fault, bool isRecovered)
    {
        var reading = Read(body);
        reading.Fault.Should().Be(fault);
        reading.Problem.Should().NotBeEmpty();
        (reading.Value is not null).Should().Be(isRecovered);
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_told()
    {
        var reading = StrictJson.Read(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' });
        reading.Fault.Should().Be(JsonFault.Encoding);
        reading.Problem.Should().Contain("byte 1");
    }

    [TestCase(StrictJson.MaxDepth, JsonFault.None)]
    [TestCase(StrictJson.MaxDepth + 1, JsonFault.Syntax)]
    public void Nesting_has_a_limit(int depth, JsonFault fault) =>
        Read(new string('[', depth) + new string(']', depth)).Fault.Should().Be(fault);

    [Test]
    public void Of_a_repeated_name_the_last_member_counts() => Read("{\"a\": 1, \"a\": 2}").Root.GetProperty("a").GetInt32().Should().Be(2);

    [TestCase("", "")]
    [TestCase("/a/0/b~1c", "x")]
    [TestCase("/a/1", null)]
    [TestCase("/a/-1", null)]
    [TestCase("/b", null)]
    public void Pointers_find_what_they_point_at(string pointer, string? text)
    {
        var root = Read("""{ "a": [{ "b/c": "x" }] }""").Root;
        var found = JsonPointer.Find(root, pointer);
        if (pointer.Length == 0)
            found.Should().Be(root);
        else
            (found?.GetString()).Should().Be(text);
    }

    [Test]
    public void A_generalized_pointer_names_no_index() =>
        JsonPointer.Generalize("/resources/12/links/self").Should().Be("/resources/*/links/self");

    private static JsonReading Read(string body) => StrictJson.Read(Encoding.UTF8.GetBytes(body));
}
