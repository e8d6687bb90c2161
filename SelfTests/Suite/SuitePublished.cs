using CloudController.Contract.Settings;
using CloudController.Reference;
using CloudController.SelfTests.SchemaDiffTests;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Suite;

/// <summary>The folder that <c>dotnet publish</c> makes, as the container image runs it: read-only, by nobody in particular.</summary>
[Category("program")]
public sealed class SuitePublished
{
    private readonly TemporaryFolder _published = new();

    private string Program => Path.Combine(_published.Path, "ContractTests.dll");

    [OneTimeSetUp]
    public async Task Publish()
    {
        var (code, output) = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            ["publish", "ContractTests", "--no-build", "-c", ChildProcess.Configuration, "-o", _published.Path], Workspace.Folder);
        code.Should().Be(0, output);
    }

    [OneTimeTearDown]
    public void Delete() => _published.Dispose();

    [Test]
    public async Task It_runs_in_any_folder_and_writes_there_alone()
    {
        using var elsewhere = new TemporaryFolder();
        var before = Files(_published.Path);
        var nowhere = Path.Combine(elsewhere.Path, "nowhere");

        var (code, output) = await ChildProcess.RunAsync(
            ChildProcess.DotNet,
            [Program],
            elsewhere.Path,
            ("HOME", nowhere), ("TMPDIR", nowhere), ("DOTNET_EnableDiagnostics", "0"));

        code.Should().Be(0, output);
        output.Should().Contain("(embedded)").And.Contain("verdict conformant");
        Files(_published.Path).Should().Equal(before);
        Files(elsewhere.Path).Should().OnlyContain(file => file.StartsWith(Path.Combine("TestResults", "contract")));
    }

    [Test]
    public async Task Two_runs_at_once_do_not_mix_their_reports()
    {
        using var elsewhere = new TemporaryFolder();
        var folder = Path.Combine(elsewhere.Path, "TestResults", "contract");
        using var first = Contract.Reports.Writing.ReportFolder.Take(folder);

        var (code, output) = await ChildProcess.RunAsync(ChildProcess.DotNet, [Program], elsewhere.Path);

        code.Should().Be(1, output);
        output.Should().Contain($"verdict error: Report:Directory is '{folder}', where no report can be written");
        Files(folder).Should().Equal(Contract.Reports.Writing.ReportFolder.Mark);
    }

    [TestCase(new[] { "--help" }, 0)]
    [TestCase(new[] { "--endpoint", "https://api.example.com" }, 2)]
    public async Task Arguments_are_answered_with_what_there_is_to_set(string[] arguments, int expected)
    {
        var (code, output) = await ChildProcess.RunAsync(ChildProcess.DotNet, [Program, .. arguments], _published.Path);

        code.Should().Be(expected);
        output.Should().Contain("CONTRACT_CloudController__Endpoint");
    }

    [Test]
    public void The_image_runs_what_is_published_as_a_user_without_rights()
    {
        var file = File.ReadAllLines(Path.Combine(Workspace.Folder, "Dockerfile"));
        var last = file.Skip(Array.FindLastIndex(file, line => line.StartsWith("FROM ", StringComparison.Ordinal))).ToList();

        last[0].Should().Be($"FROM mcr.microsoft.com/dotnet/aspnet:{Environment.Version.Major}.0", "the runtime alone is enough");
        last.Should().Contain("USER $APP_UID");
        last.Should().Contain("""ENTRYPOINT ["dotnet", "/suite/ContractTests.dll"]""");
        last.Should().Contain("COPY --from=build /suite /suite");
        file.Should().Contain("RUN dotnet publish ContractTests -c Release -o /suite");
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order()];
}
