using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudController.Reference;

/// <summary>
/// The database of one controller. One connection serves all requests, one after the other, so that the count and the rows of a
/// page belong to one state of the data.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly SemaphoreSlim turn = new(1, 1);

    private Store(SqliteConnection connection) => this.connection = connection;

    /// <param name="file">The file, or <see langword="null"/> for memory.</param>
    /// <param name="version">Which data the file holds; a file with others is refused.</param>
    /// <param name="fill">Fills a database that is new.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ReferenceSetupException">The file is no database of ours, or cannot be opened.</exception>
    public static async Task<Store> OpenAsync(string? file, long version, Action<DbTransaction> fill, CancellationToken cancellation)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false };
        var connection = new SqliteConnection(source.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await PrepareAsync(connection, version, fill, cancellation);
            return new Store(connection);
        }
        catch (Exception refused)
        {
            await connection.DisposeAsync();
            throw refused is SqliteException or ForeignDataException
                ? new ReferenceSetupException($"--database: cannot use '{file}': {refused.Message}", refused)
                : refused;
        }
    }

    /// <summary>Counts and reads the rows of a page.</summary>
    public Task<Page<TRow>> PageAsync<TRow>(SelectPlan plan, CancellationToken cancellation) => RunAsync(database =>
    {
        var parameters = plan.Parameters();
        var total = database.Connection!.ExecuteScalar<long>(plan.CountSql, parameters, database);
        return new Page<TRow>([.. database.Connection!.Query<TRow>(plan.PageSql, parameters, database)], total);
    }, cancellation);

    /// <summary>Runs some statements as one transaction; an exception undoes them.</summary>
    public async Task<T> RunAsync<T>(Func<DbTransaction, T> statements, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: true);
            var result = statements(transaction);
            transaction.Commit();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        turn.Dispose();
    }

    private static async Task PrepareAsync(
        SqliteConnection connection, long version, Action<DbTransaction> fill, CancellationToken cancellation)
    {
        await using var transaction = connection.BeginTransaction();
        const string listTables = "SELECT name FROM sqlite_master WHERE type = 'table'";
        var tables = (await connection.QueryAsync<string>(listTables, transaction: transaction)).ToHashSet();
        if (tables.Count == 0)
        {
            await connection.ExecuteAsync($"{Schema.Create}; PRAGMA user_version = {version}", transaction: transaction);
            fill(transaction);
            await transaction.CommitAsync(cancellation);
        }
        else if (!tables.SetEquals(Schema.Tables))
        {
            throw new ForeignDataException("it holds tables of another program");
        }
        else if (await connection.ExecuteScalarAsync<long>("PRAGMA user_version", transaction: transaction) != version)
        {
            throw new ForeignDataException("it holds the data of another edition");
        }
    }

    private sealed class ForeignDataException(string message) : Exception(message);
}
