using System.Collections.Immutable;
using System.Data.Common;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V2;

/// <summary>Reads the items that items are related to, to be shown inside them. What leads back to where one came from is not gone again.</summary>
internal sealed class V2Inliner(Model model, IReadOnlyDictionary<string, V2View> views)
{
    /// <summary>A relation to more items than these is not shown inside.</summary>
    private const int Most = 50;

    /// <param name="database">The transaction.</param>
    /// <param name="table">The table of the item.</param>
    /// <param name="row">The item.</param>
    /// <param name="inlining">How far related items are shown.</param>
    /// <param name="caller">Who sees them, or not.</param>
    public RowTree Tree(DbTransaction database, Table table, Row row, Inlining inlining, Caller caller) =>
        Tree(database, table, row, inlining, caller, []);

    /// <summary>The condition on the items that a relation to several leads to.</summary>
    public static ImmutableArray<Condition> Belonging(Model model, Table table, V2Relation relation, V2View related, string guid)
    {
        var to = model[relation.Table!];
        var by = relation.By ?? to.Columns.Single(column => column.Target == (table.PartOf ?? table.Name) && column.IsStored).Name;
        var belongs = model.Condition(to, by, Comparison.Equal, [guid]);
        return related.Only is { } only ? [belongs, new(to[only.Column].Name, Comparison.Equal, [only.Word!])] : [belongs];
    }

    private RowTree Tree(
        DbTransaction database, Table table, Row row, Inlining inlining, Caller caller, ImmutableArray<string> passed)
    {
        if (inlining.Depth < 1)
            return RowTree.Alone(row);
        var inside = ImmutableDictionary.CreateBuilder<string, ImmutableArray<RowTree>>();
        foreach (var relation in views[table.Name].Relations.Where(one => one.CanBeInside(row) && inlining.Shows(one.Name)))
        {
            var to = model[relation.Table!];
            if (to.Name == table.Name || passed.Contains(to.Name) || Related(database, table, row, relation, caller) is not { } rows)
                continue;
            inside[relation.Name] = [.. rows.Select(one => Tree(database, to, one, inlining.Deeper, caller, passed.Add(table.Name)))];
        }

        return new RowTree(row, inside.ToImmutable());
    }

    private ImmutableArray<Row>? Related(DbTransaction database, Table table, Row row, V2Relation relation, Caller caller)
    {
        var to = model[relation.Table!];
        if (!relation.IsMany)
            return row.Text(table[relation.Reference].Name) is { } guid && database.FindSeen(to, guid, caller) is { } one ? [one] : null;
        var view = views[to.Name];
        var page = database.Page(new SelectPlan
        {
            From = Listable.Of(model, to, view.Order),
            Where = Belonging(model, table, relation, view, row.Guid),
            Caller = caller,
            Descending = false,
            Limit = Most + 1,
            Offset = 0,
        });
        return page.Total > Most ? null : page.Items;
    }
}
