using System.Data.Common;

namespace CloudController.Reference.Engine;

/// <summary>
/// Deletes an item with everything that is nothing without it. Afterwards no reference leads to an item that is not there: a loose one is
/// null, and what has another kind is deleted, too.
/// </summary>
internal static class Cascade
{
    /// <param name="database">The transaction.</param>
    /// <param name="model">All tables.</param>
    /// <param name="table">The table that stores the item.</param>
    /// <param name="guid">The item; one that is gone already stays so.</param>
    public static void DeleteWhole(this DbTransaction database, Model model, Table table, string guid)
    {
        foreach (var (other, reference) in model.ReferencesTo(table))
        {
            foreach (var referring in database.FindAll(other, reference.Name, [guid]))
            {
                if (reference.IsLoose)
                    database.Refer(other, referring.Guid, reference, null);
                else
                    database.DeleteWhole(model, other, referring.Guid);
            }
        }

        if (database.FindAll(table, Table.Guid, [guid]) is [var row])
            database.Delete(table, row);
    }
}
