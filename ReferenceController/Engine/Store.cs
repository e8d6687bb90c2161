using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CloudController.Reference.Engine;

/// <summary>
/// The database of one controller. One connection serves all requests, one after the other, so that the count and the rows of a
/// page belong to one state of the data.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private Store(SqliteConnection connection) => _connection = connection;

    /// <summary>No data, for who only wants to know what can be asked for.</summary>
    public static Store None { get; } = new(new SqliteConnection());

    /// <param name="file">The file, or <see langword="null"/> for memory.</param>
    /// <param name="model">The tables.</param>
    /// <param name="version">Which data the file holds; a file with others is refused.</param>
    /// <param name="fill">Fills a database that is new.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ForeignDataException">The file is no database of ours.</exception>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static async Task<Store> OpenAsync(
        string? file, Model model, long version, Action<DbTransaction> fill, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(ConnectionString(file));
        try
        {
            await connection.OpenAsync(cancellation);
            await PrepareAsync(connection, model, version, fill, cancellation);
            return new Store(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a database in memory that begins as another one was.</summary>
    public static async Task<Store> OpenAsync(DatabaseImage snapshot, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(ConnectionString(null));
        try
        {
            await connection.OpenAsync(cancellation);
            snapshot.CopyTo(connection);
            return new Store(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The whole database.</summary>
    public DatabaseImage Copy() => DatabaseImage.Of(_connection);

    /// <summary>Takes over the whole content of another store.</summary>
    public async Task FollowAsync(Store other, CancellationToken cancellation)
    {
        await other._turn.WaitAsync(cancellation);
        try
        {
            await _turn.WaitAsync(cancellation);
            try
            {
                other._connection.BackupDatabase(_connection);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            other._turn.Release();
        }
    }

    /// <summary>Counts and reads the rows of a page, and what they belong to.</summary>
    public Task<RowPage> PageAsync(SelectPlan plan, CancellationToken cancellation) =>
        RunAsync(database => database.Page(plan), cancellation);

    /// <summary>Runs some statements as one transaction; an exception undoes them.</summary>
    public async Task<T> RunAsync<T>(Func<DbTransaction, T> statements, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await using var transaction = _connection.BeginTransaction(deferred: true);
            var result = statements(transaction);
            transaction.Commit();
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private static string ConnectionString(string? file) =>
        new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ConnectionString;

    private static async Task PrepareAsync(
        SqliteConnection connection, Model model, long version, Action<DbTransaction> fill, CancellationToken cancellation)
    {
        await using var transaction = connection.BeginTransaction();
        const string listTables = "SELECT name FROM sqlite_master WHERE type = 'table'";
        var tables = (await connection.QueryAsync<string>(listTables, transaction: transaction)).ToHashSet();
        if (tables.Count == 0)
        {
            await connection.ExecuteAsync($"{Schema.Create(model)} PRAGMA user_version = {version}", transaction: transaction);
            fill(transaction);
            await transaction.CommitAsync(cancellation);
        }
        else if (!tables.SetEquals(model.Stored.Select(table => table.Name)))
        {
            throw new ForeignDataException("it holds tables of another program");
        }
        else if (await connection.ExecuteScalarAsync<long>("PRAGMA user_version", transaction: transaction) != version)
        {
            throw new ForeignDataException("it holds the data of another edition");
        }
    }
}

/// <summary>A database file holds the data of another program, or of another edition.</summary>
internal sealed class ForeignDataException(string message) : Exception(message);
