using System.CommandLine;
using CloudController.Reference.Releases;

namespace CloudController.Reference;

/// <summary>The controller as a program: starts, prints where and with which tokens it can be reached, serves until Ctrl+C.</summary>
internal static class ReferenceCommand
{
    private static readonly ReferenceOptions Defaults = new();

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "The http address to listen on; port 0 takes a free one",
        DefaultValueFactory = _ => "http://127.0.0.1:8181",
    };

    private static readonly Option<string> Edition = new("--edition")
    {
        Description = $"The editions of the API to speak: {string.Join(" or ", Release.Names)}",
        DefaultValueFactory = _ => Defaults.Edition,
    };

    private static readonly Option<int> Buildpacks = new("--buildpacks")
    {
        Description = "How many buildpacks a new database holds",
        DefaultValueFactory = _ => Defaults.Buildpacks,
    };

    private static readonly Option<int> Packages = new("--packages")
    {
        Description = "How many packages a new database holds",
        DefaultValueFactory = _ => Defaults.Packages,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The start of the generator of the data; equal seeds give equal data",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    private static readonly Option<string?> Database = new("--database")
    {
        Description = "The SQLite file to keep the data in; without it they are gone at the end",
    };

    private static readonly Option<int> Latency = new("--latency")
    {
        Description = "How many milliseconds each answer is held back",
    };

    private static readonly Option<int> Churn = new("--churn")
    {
        Description = "How many times a second an item is created, renamed, moved or deleted",
    };

    private static readonly Option<int> Lag = new("--lag")
    {
        Description = "How many milliseconds a second instance is behind, which answers every other request",
    };

    private static readonly Option<bool> Uaa = new("--uaa")
    {
        Description = "Is its own UAA, in which an admin makes accounts",
    };

    private static readonly Option<string[]> Faults = new("--fault")
    {
        Description = "A deviation from the contract that the controller has; repeatable",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> ListFaults = new("--list-faults")
    {
        Description = "Lists the faults: name, edition, endpoint, level and the clauses that they break",
    };

    public static RootCommand Create()
    {
        var command = new RootCommand("A reference Cloud Controller: buildpacks and packages of 2015, or everything that can be read today")
        {
            Urls, Edition, Buildpacks, Packages, Seed, Database, Latency, Churn, Lag, Uaa, Faults, ListFaults,
        };
        command.SetAction((parsed, cancellation) => parsed.GetValue(ListFaults)
            ? ListAsync(parsed.InvocationConfiguration)
            : RunAsync(Options(parsed), parsed.InvocationConfiguration, cancellation));
        return command;
    }

    private static ReferenceOptions Options(ParseResult parsed) => new()
    {
        Url = parsed.GetRequiredValue(Urls),
        Edition = parsed.GetRequiredValue(Edition),
        Buildpacks = parsed.GetValue(Buildpacks),
        Packages = parsed.GetValue(Packages),
        Seed = parsed.GetValue(Seed),
        Database = parsed.GetValue(Database),
        Latency = TimeSpan.FromMilliseconds(parsed.GetValue(Latency)),
        Churn = parsed.GetValue(Churn),
        Lag = TimeSpan.FromMilliseconds(parsed.GetValue(Lag)),
        IsUaa = parsed.GetValue(Uaa),
        Faults = [.. parsed.GetRequiredValue(Faults)],
    };

    /// <summary>One line a fault, its columns parted by tabs.</summary>
    private static async Task<int> ListAsync(InvocationConfiguration console)
    {
        foreach (var fault in FaultCatalog.All.Concat(FaultCatalog.OfWriting))
        {
            var level = fault.Level.ToString().ToLowerInvariant();
            await console.Output.WriteLineAsync(
                $"{fault.Name}\t{fault.Edition}\t{fault.Endpoint}\t{level}\t{string.Join(' ', fault.Breaks)}");
        }

        return 0;
    }

    private static async Task<int> RunAsync(ReferenceOptions options, InvocationConfiguration console, CancellationToken cancellation)
    {
        try
        {
            await using var controller = await ReferenceCloudController.StartAsync(options, ShowFailures, cancellation);
            await console.Output.WriteLineAsync(Greeting(controller, Release.Find(options.Edition)!));
            await Task.Delay(Timeout.Infinite, cancellation);
            return 0;
        }
        catch (ReferenceSetupException refused)
        {
            await console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Requests that failed are shown; what the host itself has to say arrives as an exception.</summary>
    private static void ShowFailures(ILoggingBuilder log) =>
        log.AddSimpleConsole().SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft", LogLevel.None);

    private static string Greeting(ReferenceCloudController controller, Release release) => $"""
        Edition: {release.Name} (v2 {release.V2.ApiVersion}, v3 {release.V3.ApiVersion})
        Endpoint: {controller.Endpoint}
        Admin token: {controller.AdminToken}
        Reader token: {controller.ReaderToken}
        Expired token: {controller.ExpiredToken}
        Try: curl -i -H "Authorization: bearer $CF_TOKEN" "{controller.Endpoint}v2/buildpacks?results-per-page=2"
        Ctrl+C ends it.
        """;
}
