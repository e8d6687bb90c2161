using CloudController.Contract.Settings;
using CloudController.SelfTests.Settings;

namespace CloudController.SelfTests.Docs;

/// <summary>docs/settings.md has exactly the settings that are read, with their variables and defaults.</summary>
public sealed class SettingsTableTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows = new MarkdownFile("docs/settings.md").Rows.ToList();

    private static IEnumerable<TestCaseData> Defaults =>
        Rows.Where(row => row[2].Length > 0).Select(row => new TestCaseData(row[0].Trim('`'), row[2].Trim('`')));

    [Test]
    public void Every_setting_has_a_row_and_every_row_a_setting() =>
        Rows.Select(row => row[0].Trim('`')).Should().BeEquivalentTo(SettingsReader.KnownKeys).And.OnlyHaveUniqueItems();

    [Test]
    public void Every_row_has_variable_range_and_meaning()
    {
        foreach (var row in Rows)
        {
            row[1].Trim('`').Should().Be("CONTRACT_" + row[0].Trim('`').Replace(":", "__", StringComparison.Ordinal));
            row.Should().HaveCount(5, "{0} is described by its row", row[0]);
            row.Skip(3).Should().NotContain("", "{0} has a range and a meaning", row[0]);
        }
    }

    [TestCaseSource(nameof(Defaults))]
    public void A_default_changes_nothing(string key, string value) => Configured.By((key, value)).Should().BeEquivalentTo(Configured.By());

    [Test]
    public void A_setting_without_a_default_has_none()
    {
        var settings = Configured.By();
        object?[] unset =
        [
            settings.Endpoint, settings.Require, settings.Waivers, .. settings.Authentication.Secrets, settings.Authentication.Username,
        ];
        unset.Should().AllSatisfy(value => value.Should().BeNull());
        Defaults.Select(row => (string)row.Arguments[0]!).Should().NotContain(key =>
            key.StartsWith("Authentication", StringComparison.Ordinal));
    }
}
