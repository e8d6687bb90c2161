using System.Text.RegularExpressions;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;

namespace CloudController.SelfTests.Suite;

/// <summary>ContractTests/COVERAGE.md names every statement of the documents, and only clauses that exist.</summary>
public sealed partial class CoverageTableTests
{
    private static readonly string Folder = Workspace.Folder;

    private static readonly IReadOnlyDictionary<string, string> Rows = File.ReadLines(Path.Combine(Folder, "ContractTests", "COVERAGE.md"))
        .Select(line => line.Split(" | "))
        .Where(cells => cells.Length == 3 && StatementId().IsMatch(cells[0]))
        .ToDictionary(cells => cells[0].TrimStart('|', ' '), cells => cells[2].TrimEnd('|', ' '));

    [Test]
    public void Every_row_names_existing_clauses_or_a_reason()
    {
        var ids = Committed.Library.Endpoints
            .SelectMany(endpoint => ContractTopics.Catalog.Of(endpoint))
            .Select(check => check.Clause.Id)
            .ToHashSet();
        foreach (var (statement, cell) in Rows.Where(row => !row.Value.StartsWith("left out: ", StringComparison.Ordinal)))
        {
            foreach (var clause in cell.Split(' '))
            {
                var named = clause.EndsWith('*')
                    ? ids.Where(id => id.StartsWith(clause[..^1], StringComparison.Ordinal))
                    : ids.Where(id => id == clause);
                named.Should().NotBeEmpty("{0} names {1}", statement, clause);
            }
        }
    }

    [Test]
    public void Every_statement_has_a_row()
    {
        var facts = Path.Combine(Folder, "..", "shared", "facts", "clauses.md");
        if (!File.Exists(facts))
            Assert.Ignore("the list of statements (../shared/facts/clauses.md) is not on this machine");
        var statements = StatementId().Matches(File.ReadAllText(facts)).Select(match => match.Value).Distinct();
        statements.Should().HaveCountGreaterThan(100).And.BeSubsetOf(Rows.Keys);
    }

    [GeneratedRegex(@"\b(BP|PK)-[A-Z]-[0-9]{2}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatementId();
}
