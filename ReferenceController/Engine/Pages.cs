using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace CloudController.Reference.Engine;

/// <summary>The statements that read a page of a list, and what comes with it.</summary>
internal static class Pages
{
    /// <summary>Counts and reads the rows of a page, and what they belong to.</summary>
    public static RowPage Page(this DbTransaction database, SelectPlan plan)
    {
        var parameters = plan.Parameters();
        var total = database.Connection!.ExecuteScalar<long>(plan.CountSql, parameters, database);
        var items = database.Select(plan.PageSql, parameters);
        return new RowPage(items, total)
        {
            Related =
            [
                .. database.Related(plan.From, items, plan.Related),
                .. database.Parts(plan.From, items, plan.Members),
            ],
        };
    }

    /// <summary>Whether a way leads from an item to anything.</summary>
    public static bool LeadsSomewhere(this DbTransaction database, Model model, Table table, string guid, string way) =>
        database.Connection!.ExecuteScalar<bool>(
            $"SELECT EXISTS ({Ways.Values(model, table, way)}) FROM {table.From} WHERE {table.Name}.guid = @guid", new { guid }, database);

    /// <summary>The rows at the ends of ways of references, of which some members are shown.</summary>
    public static IEnumerable<RelatedRows> Parts(
        this DbTransaction database,
        Listable from,
        ImmutableArray<Row> rows,
        ImmutableDictionary<string, ImmutableArray<string>> members) =>
        members.OrderBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => database.Related(from, rows, [part.Key])[^1] with { Members = part.Value });

    /// <summary>The rows that some rows are related to along some ways, see <see cref="Model.Steps"/>; each of them once.</summary>
    public static ImmutableArray<RelatedRows> Related(
        this DbTransaction database, Listable from, ImmutableArray<Row> rows, ImmutableArray<string> ways)
    {
        var related = new Dictionary<string, RelatedRows>();
        foreach (var way in ways)
        {
            var at = rows;
            foreach (var step in from.Model.Steps(from.Table, way))
            {
                at = database.After(step, at);
                if (step.IsShown)
                    related[step.To.Name] = related.GetValueOrDefault(step.To.Name, new(step.To, [])).And(at);
            }
        }

        return [.. related.Values];
    }

    private static ImmutableArray<Row> After(this DbTransaction database, Step step, ImmutableArray<Row> rows) => step.IsBack
        ? database.FindAll(step.To, step.By.Name, [.. rows.Select(row => row.Guid)])
        : database.FindAll(step.To, Table.Guid, [.. rows.Select(row => row.Text(step.By.Name)).OfType<string>().Distinct()]);
}
