using System.Net.Http.Headers;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Reference;
using CloudController.SelfTests.Hostile;
using CloudController.SelfTests.SchemaDiffTests;
using CloudController.SelfTests.Suite;
using Microsoft.Data.Sqlite;

namespace CloudController.SelfTests.Writes;

/// <summary>
/// A reference controller of today whose data can be looked at from outside, and a server before it that sees every request.
/// </summary>
internal sealed class WritableTarget : IAsyncDisposable
{
    private readonly TemporaryFolder _files = new();
    private readonly ReferenceCloudController _controller;
    private readonly HonestController _honest;

    private WritableTarget(ReferenceCloudController controller, TemporaryFolder files, Func<Call, Task> serve)
    {
        (_controller, _files) = (controller, files);
        _honest = new(controller, controller.AdminToken);
        Front = new(_honest, controller.Endpoint, serve);
    }

    /// <summary>What runs are pointed at.</summary>
    internal HostileServer Front { get; }

    /// <summary>A token that may do everything.</summary>
    internal string Token => _controller.AdminToken;

    /// <summary>Where runs keep their ledgers and reports.</summary>
    internal string Folder => _files.Path;

    /// <param name="serve">Answers each request; <see langword="null"/> for as it should be.</param>
    /// <param name="change">Other options than the usual ones.</param>
    internal static async Task<WritableTarget> StartAsync(
        Func<Call, Task>? serve = null, Func<ReferenceOptions, ReferenceOptions>? change = null)
    {
        var files = new TemporaryFolder();
        var options = new ReferenceOptions
        {
            Edition = ContractSettings.CurrentEdition, Database = Path.Combine(files.Path, "data.db"), TimeProvider = new TickingTime(),
        };
        var controller = await ReferenceCloudController.StartAsync(change is null ? options : change(options));
        return new(controller, files, serve ?? Spoil.Honestly);
    }

    /// <summary>A run that may write, of the endpoints in <paramref name="library"/>.</summary>
    internal RunPlan Plan(ContractLibrary library, Func<ContractSettings, ContractSettings>? change = null)
    {
        var plan = SuiteRun.Plan(Front.Endpoint, Token, library);
        var settings = plan.Settings with { AllowWrites = true };
        return plan with { Settings = change is null ? settings : change(settings), LedgerFolder = Folder };
    }

    /// <summary>Somebody else who may do everything there. Bodies need a stated length: the front reads no others.</summary>
    internal HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = Front.Endpoint };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", Token);
        return client;
    }

    /// <summary>Every stored value, a line an item, but for the jobs: what a target remembers of what it did.</summary>
    internal IReadOnlyList<string> Data()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "data.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('jobs', 'sqlite_sequence')")
            .SelectMany(table => Rows(connection, $"SELECT '{table}', * FROM {table}"))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The ledgers that are there.</summary>
    internal IReadOnlyList<string> Ledgers() => Directory.GetFiles(Folder, "ledger-*");

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        _honest.Dispose();
        await _controller.DisposeAsync();
        _files.Dispose();
    }

    private static List<string> Rows(SqliteConnection connection, string select)
    {
        using var command = connection.CreateCommand();
        command.CommandText = select;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            // The number of a row says only in which order rows were made.
            var shown = Enumerable.Range(0, reader.FieldCount).Where(at => reader.GetName(at) != "id");
            rows.Add(string.Join('|', shown.Select(at => $"{reader.GetValue(at)}")));
        }

        return rows;
    }
}

/// <summary>A clock that is two seconds further each time somebody looks, so that nobody has to wait for a later time.</summary>
internal sealed class TickingTime : TimeProvider
{
    private long _looks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromSeconds(2 * Interlocked.Increment(ref _looks));
}
