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

    private Store(SqliteConnection connection, Model model)
    {
        _connection = connection;
        Model = model;
    }

    /// <summary>The tables.</summary>
    public Model Model { get; }

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
        var source = new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false };
        var connection = new SqliteConnection(source.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await PrepareAsync(connection, model, version, fill, cancellation);
            return new Store(connection, model);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Counts and reads the rows of a page, and what they belong to.</summary>
    public Task<RowPage> PageAsync(SelectPlan plan, CancellationToken cancellation) =>
        RunAsync(database => Page(database, plan), cancellation);

    /// <summary>As <see cref="PageAsync"/>, inside a transaction.</summary>
    public RowPage Page(DbTransaction database, SelectPlan plan)
    {
        var parameters = plan.Parameters();
        var total = database.Connection!.ExecuteScalar<long>(plan.CountSql, parameters, database);
        var items = database.Select(plan.PageSql, parameters);
        return new RowPage(items, total)
        {
            Related = [.. Related(database, plan.From.Table, items, plan.Related), .. Parts(database, plan.From.Table, items, plan.Members)],
        };
    }

    /// <summary>The rows at the ends of ways of references, of which some members are shown.</summary>
    public IEnumerable<RelatedRows> Parts(
        DbTransaction database, Table from, ImmutableArray<Row> rows, ImmutableDictionary<string, ImmutableArray<string>> members) =>
        members.OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => Related(database, from, rows, [part.Key])[^1] with { Members = part.Value });

    /// <summary>The rows that some rows belong to along ways of references, those on the way included.</summary>
    public ImmutableArray<RelatedRows> Related(DbTransaction database, Table from, ImmutableArray<Row> rows, ImmutableArray<string> paths)
    {
        var related = new Dictionary<string, RelatedRows>();
        foreach (var path in paths)
        {
            var at = rows;
            foreach (var (by, to) in Model.Steps(from, path))
            {
                at = database.FindAll(to, [.. at.Select(row => row.Text(by.Name)).OfType<string>().Distinct()]);
                related[to.Name] = new RelatedRows(to, at);
            }
        }

        return [.. related.Values];
    }

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
        else if (!tables.SetEquals(model.Tables.Select(table => table.Name)))
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
