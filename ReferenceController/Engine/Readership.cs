using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Http;
using Dapper;

namespace CloudController.Reference.Engine;

/// <summary>Who may see something of an item that not everybody sees who sees the item.</summary>
/// <param name="Way">The ways from the item to the users; <see langword="null"/> for none.</param>
internal sealed record Readership(string? Way)
{
    /// <summary>The scopes of those who see it of every item.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [Scope.Admin, Scope.AdminReadOnly];

    /// <summary>The same, and those who audit everything.</summary>
    public Readership AndAuditors => this with { Scopes = [.. Scopes, Scope.GlobalAuditor] };

    public bool Has(DbTransaction database, Model model, Table table, Row row, Caller caller) =>
        Scopes.Any(caller.Scopes.Contains) || (Way is not null && database.Connection!.ExecuteScalar<bool>(
            $"SELECT EXISTS (SELECT 1 FROM {table.From} WHERE {Table.Guid} = @guid AND {Ways.ToCaller(model, table, Way)})",
            new { guid = row.Guid, caller = caller.UserId },
            database));
}
