using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Contract.Waivers;
using CloudController.ContractTests;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Waivers;

/// <summary>The file of waivers: what it may say, and the one message for what it may not.</summary>
[TestFixture]
public sealed class WaiverFileTests
{
    private const string Good =
        """{"clause":"v2.buildpacks/paging/*","reason":"known","issue":"https://example.com/1","expires":"2030-02-28"}""";

    private readonly string _file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.json");

    [OneTimeTearDown]
    public void Remove() => File.Delete(_file);

    [Test]
    public void The_example_can_be_read()
    {
        var waivers = WaiverFile.Read(Path.Combine(Workspace.Folder, "waivers.example.json"));
        waivers.Should().HaveCount(2);
        waivers[0].Target.Should().Be(new VersionRange(new(2, 42, 0), new(2, 60, 0)));
        var clauses = Committed.Library.Endpoints
            .SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint))
            .Select(check => check.Clause.Id)
            .ToList();
        waivers.Should().OnlyContain(waiver => clauses.Exists(waiver.Names), "an example names clauses that there are");
    }

    [TestCase("", "the body is empty")]
    [TestCase("{", "the body is not JSON")]
    [TestCase("[]", "the file must be object")]
    [TestCase("{}", "/waivers must be present")]
    [TestCase("""{"waivers":[],"waiver":[]}""", "/waiver must be not documented")]
    [TestCase("""{"waivers":[@,{"clause":"a","reason":"b","issue":"https://c"}]}""", "/waivers/1/expires must be present")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"b","expires":"2030-01-01"}]}""", "/waivers/0/issue must be present")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"","issue":"https://c","expires":"2030-01-01"}]}""",
        "/waivers/0/reason must be at least 1 characters")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"b","issue":"later","expires":"2030-01-01"}]}""",
        "/waivers/0/issue must be text that matches")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"b","issue":"https://c","expires":"2030-02-30"}]}""",
        "/waivers/0/expires is 2030-02-30, which is no day")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"b","issue":"https://c","expires":"tomorrow"}]}""",
        "/waivers/0/expires must be text that matches")]
    [TestCase("""{"waivers":[{"clause":"*a","reason":"b","issue":"https://c","expires":"2030-01-01"}]}""",
        "/waivers/0/clause must be text that matches")]
    [TestCase("""{"waivers":[{"clause":"a","fingerprint":"x","reason":"b","issue":"https://c","expires":"2030-01-01"}]}""",
        "/waivers/0/fingerprint must be text that matches")]
    [TestCase("""{"waivers":[{"clause":"a","reason":"b","issue":"https://c","expires":"2030-01-01","target":{"from":"new"}}]}""",
        "/waivers/0/target/from must be text that matches")]
    public void A_bad_file_is_one_message_that_names_file_and_entry(string content, string message)
    {
        File.WriteAllText(_file, content.Replace("@", Good, StringComparison.Ordinal));
        var read = () => WaiverFile.Read(_file);
        read.Should().Throw<SettingsException>().WithMessage($"Contract:Waivers: {_file}: {message}*");
    }

    [Test]
    public void A_missing_file_is_named()
    {
        var read = () => WaiverFile.Read("no-such-file.json");
        read.Should().Throw<SettingsException>().WithMessage("Contract:Waivers: no-such-file.json cannot be read*");
    }
}
