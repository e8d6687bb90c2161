using CloudController.Contract.Settings;
using CloudController.Contract.Waivers;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Waivers;

/// <summary>A member of the file of waivers that nobody knows is named with file and place, and with the one that was meant.</summary>
[TestFixture]
public sealed class WrongMembers
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("{\n \"waiver\": [] }", "/waiver", "waiver", "waivers", 2, 2)]
    [TestCase("{\"waivers\":[\n  {\"clause\":\"a\",\"reason\":\"b\",\"issue\":\"https://c\",\n   \"expire\":\"2030-01-01\"}]}",
        "/waivers/0/expire", "expire", "expires", 3, 4)]
    [TestCase(
        "{\"waivers\":[{\"clause\":\"a\",\"reason\":\"é{[\\\"\",\"issue\":\"https://c\","
            + "\"expires\":\"2030-01-01\",\"finger-print\":\"0123456789abcdef\"}]}",
        "/waivers/0/finger-print", "finger-print", "fingerprint", 1, 88)]
    [TestCase("{\"waivers\":[{\"clause\":\"a\",\"reason\":\"b\",\"issue\":\"https://c\",\"expires\":\"2030-01-01\",\n\n"
        + "\"target\":{\"form\":\"1.0\"}}]}",
        "/waivers/0/target/form", "form", "from", 3, 11)]
    [TestCase(
        "{\"waivers\":[{\"clause\":\"a\",\"reason\":\"b\",\"issue\":\"https://c\","
            + "\"expires\":\"2030-01-01\",\"a~/b\":[{\"clause\":1}]}]}",
        "/waivers/0/a~0~1b", "a~/b", null, 1, 83)]
    public void It_is_named_with_the_one_that_was_meant(string content, string pointer, string member, string? meant, int line, int at)
    {
        var message = Message(content, out var file);
        message.Should().StartWith($"Contract:Waivers: {file}: {pointer} must be not documented, but is there: the member {member} is "
            + $"unknown; the members are ")
            .And.EndWith(FormattableString.Invariant($"{(meant is null ? "" : $"; did you mean {meant}?")} (line {line}, byte {at})"));
    }

    [TestCase("{\"waivers\":[\n{\"clause\":\"a\",\"reason\":\"b\",\"issue\":\"https://c\"}]}", "/waivers/0/expires must be present", 2, 1)]
    [TestCase("{\"waivers\":[{\"clause\":\"a\",\"reason\":\"b\",\"issue\":\"https://c\",\n\"expires\":\"2030-02-30\"}]}",
        "/waivers/0/expires is 2030-02-30, which is no day of the calendar", 2, 1)]
    [TestCase("{\"waivers\":[1,\n2]}", "/waivers/0 must be object", 1, 13)]
    public void Whatever_else_is_wrong_has_a_place_too(string content, string start, int line, int at) =>
        Message(content, out var file).Should().StartWith($"Contract:Waivers: {file}: {start}").And.EndWith(
            FormattableString.Invariant($" (line {line}, byte {at})"));

    private string Message(string content, out string file)
    {
        var written = file = _folder.Write("waivers.json", content);
        var read = () => WaiverFile.Read(written);
        return read.Should().Throw<SettingsException>().Which.Message;
    }
}
