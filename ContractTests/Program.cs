using CloudController.TestLogger;

namespace CloudController.ContractTests;

/// <summary>
/// The suite without a test runner: <c>dotnet ContractTests.dll</c>, in a folder that <c>dotnet publish</c> made, needs the runtime alone.
/// Settings are read from the current folder and the environment, and the reports are written below the current folder.
/// </summary>
internal static class Program
{
    private const int Usage = 2;

    private const string Help = """
        Holds a Cloud Controller against its documentation, clause by clause, and writes the reports to TestResults/contract.

        It takes no arguments. Settings are read from appsettings.json in the current folder and from variables that begin with CONTRACT_:
        CONTRACT_CloudController__Endpoint, CONTRACT_Authentication__BearerToken and others. Without an endpoint it runs against an
        embedded reference Cloud Controller.

        Ctrl-C ends a run early: what it made is removed first, and what was decided so far is reported. A second one ends it at once.

        Exit code 0: the verdict is conformant (or, with Contract:FailOn=new, nothing is new); 1: it is not; 2: an argument was given.
        """;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [])
        {
            await Console.Out.WriteLineAsync(Help);
            return arguments is ["--help" or "-h"] ? 0 : Usage;
        }

        using var interruption = new Interruption();
        var output = RunOutput.OfConsole();
        await using var session = await ContractSession.StartAsync(Environment.CurrentDirectory, output.Progress, interruption.Token);
        if (session.Target.Run.Broken is null)
            await session.Target.Run.DecideAllAsync();
        var end = await session.EndAsync();
        output.Report(end.Text);
        if (end.Unwritten is { } trouble)
            await Console.Error.WriteLineAsync(trouble);
        return end.Failure is null ? 0 : 1;
    }
}
