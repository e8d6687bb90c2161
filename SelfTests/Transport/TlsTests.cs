using CloudController.Contract.Findings;
using CloudController.Reference;
using CloudController.SelfTests.Suite;

namespace CloudController.SelfTests.Transport;

/// <summary>A certificate of an unknown authority is trusted only where the settings say so.</summary>
public sealed class TlsTests
{
    [Test]
    public async Task An_unknown_certificate_ends_the_run_and_the_message_names_the_setting()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        var report = await SuiteRun.Against(front.Endpoint, controller.AdminToken);
        report.Verdict.Should().Be(Verdict.Error);
        report.Error.Should().Contain("certificate").And.EndWith("(CloudController:Endpoint, CloudController:SkipTlsVerification)");
        report.Having(ClauseStatus.Failed, ClauseStatus.Warning).Should().BeEmpty();
    }

    [Test]
    public async Task With_skiptlsverification_the_contract_is_tested()
    {
        await using var controller = await ReferenceCloudController.StartAsync();
        await using var front = new TlsFront(controller.Endpoint);
        var report = await SuiteRun.Against(front.Endpoint, controller.AdminToken,
            settings => settings with { SkipTlsVerification = true });
        report.Alarms().Should().BeEmpty();
        report.Verdict.Should().Be(Verdict.Conformant);
    }
}
