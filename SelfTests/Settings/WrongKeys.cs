using CloudController.Contract.Settings;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Settings;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>A key that nobody knows is named with its place and with the one that was meant; none is left unread in silence.</summary>
[TestFixture, NonParallelizable]
public sealed class WrongKeys
{
    private TemporaryFolder _folder = null!;

    private string SettingsFile => Path.Combine(_folder.Path, SettingsReader.FileName);

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [TestCase("CloudController:Endpont", "CloudController:Endpoint")]
    [TestCase("CloudController:Endpiont", "CloudController:Endpoint")]
    [TestCase("cloudcontroler:endpoint", "CloudController:Endpoint")]
    [TestCase("Endpoint", "CloudController:Endpoint")]
    [TestCase("CloudController_Endpoint", "CloudController:Endpoint")]
    [TestCase("CloudController.Endpoint", "CloudController:Endpoint")]
    [TestCase("_CloudController:Endpoint", "CloudController:Endpoint")]
    [TestCase("CloudController:Endpoint:Url", "CloudController:Endpoint")]
    [TestCase("Contract:SkipTlsVerification", "CloudController:SkipTlsVerification")]
    [TestCase("CloudController:SkipTlsVerify", "CloudController:SkipTlsVerification")]
    [TestCase("CloudController:SkipSslValidation", "CloudController:SkipTlsVerification")]
    [TestCase("CloudController:Timeout", "CloudController:RequestTimeout")]
    [TestCase("Authentication:User", "Authentication:Username")]
    [TestCase("Authentication:UserName1", "Authentication:Username")]
    [TestCase("Authentication:Passwort", "Authentication:Password")]
    [TestCase("Authentication:Secret", "Authentication:ClientSecret")]
    [TestCase("Authentication:CF_HOME", "Authentication:CfHome")]
    [TestCase("Authentification:CfHome", "Authentication:CfHome")]
    [TestCase("Contract:Edition", "Contract:EditionV2 or Contract:EditionV3")]
    [TestCase("Contract:Waiver", "Contract:Waivers")]
    [TestCase("Report:Folder", null)]
    [TestCase("Colour", null)]
    public void The_one_that_was_meant_is_told(string key, string? meant)
    {
        var message = Message(() => Configured.By((key, "1")));
        message.Should().StartWith($"the setting {key} is unknown; the settings are ");
        if (meant is null)
            message.Should().NotContain("did you mean");
        else
            message.Should().EndWith($"; did you mean {meant}?");
    }

    [FsCheck.NUnit.Property]
    public bool Whatever_the_key_the_message_names_it(FsCheck.NonEmptyString written) =>
        written.Get is var key && (SettingsReader.KnownKeys.Contains(key, StringComparer.OrdinalIgnoreCase) || key.Contains(':')
            || Message(() => Configured.By((key, "1"))).StartsWith($"the setting {key} is unknown; ", StringComparison.Ordinal));

    [Test]
    public void A_key_of_a_file_is_named_with_the_file()
    {
        Write("""{ "CloudController": { "Endpont": "https://example.com" } }""");
        Message(() => SettingsReader.Read(_folder.Path)).Should().StartWith(
            $"the setting CloudController:Endpont is unknown ({SettingsFile}); ");
    }

    [Test]
    public void A_variable_is_named_as_it_is_written() => Configured.WithVariables(
        () => Message(() => SettingsReader.Read(_folder.Path)).Should()
            .StartWith("the setting CloudController_Endpoint is unknown (environment variable CONTRACT_CloudController_Endpoint); ")
            .And.EndWith("; did you mean CloudController:Endpoint?"),
        ("CONTRACT_CloudController_Endpoint", "https://example.com"));

    [Test]
    public void A_value_that_cannot_be_used_is_named_with_its_place()
    {
        Write("""{ "CloudController": { "RequestTimeout": "soon" } }""");
        Message(() => SettingsReader.Read(_folder.Path)).Should().StartWith("CloudController:RequestTimeout is 'soon', ").And.EndWith(
            $" ({SettingsFile})");
        Configured.WithVariables(
            () => Message(() => SettingsReader.Read(_folder.Path))
                .Should().EndWith(" (environment variable CONTRACT_CLOUDCONTROLLER__REQUESTTIMEOUT)"),
            ("CONTRACT_CLOUDCONTROLLER__REQUESTTIMEOUT", "later"));
    }

    [Test]
    public void A_variable_without_the_prefix_is_not_passed_over() => Configured.WithVariables(
        () => Message(() => SettingsReader.Read(_folder.Path)).Should()
            .Be("the environment variable CloudController__Endpoint is not read; call it CONTRACT_CloudController__Endpoint"),
        ("CloudController__Endpoint", "https://example.com"));

    [TestCase("AppSettings.json", "call it appsettings.json")]
    [TestCase("ContractTests/appsettings.json", "the settings are in ")]
    public void A_file_that_is_not_read_is_not_passed_over(string name, string advice)
    {
        var file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "{}");
        Assume.That(!File.Exists(SettingsFile), "the file system tells letters of both cases apart");
        Message(() => SettingsReader.Read(_folder.Path)).Should().StartWith($"{file} is not read; {advice}");
    }

    [TestCase("{ \"Data\": { } }")]
    [TestCase("{ \"Authentication\": null, \"Contract\": { } }")]
    public void An_empty_section_is_no_unknown_key(string content)
    {
        Write(content);
        SettingsReader.Read(_folder.Path).Should().Be(Configured.By());
    }

    [Test]
    public void A_value_in_place_of_a_section_is_not_passed_over()
    {
        Write("""{ "CloudController": { "MaxConcurrency": 2 } }""");
        Configured.WithVariables(
            () => Message(() => SettingsReader.Read(_folder.Path))
                .Should().StartWith("the setting CloudController is unknown (environment variable CONTRACT_CloudController); "),
            ("CONTRACT_CloudController", "https://example.com"));
    }

    [TestCase("{\n  \"CloudController\": {\n    \"Endpoint\": https\n", "(line 3, byte 17)")]
    [TestCase("{ \"Contract\": { \"Strict\": true, \"strict\": false } }", "'Contract:strict'")]
    public void A_file_that_is_not_json_is_named_with_the_place(string content, string place)
    {
        Write(content);
        Message(() => SettingsReader.Read(_folder.Path)).Should().StartWith($"{SettingsFile} cannot be read: ").And.Contain(place);
    }

    private void Write(string content) => File.WriteAllText(SettingsFile, content);

    private static string Message(Func<ContractSettings> read) => read.Should().Throw<SettingsException>().Which.Message;
}
