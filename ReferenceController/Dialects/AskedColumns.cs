using System.Collections.Immutable;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects;

/// <summary>Columns that parameters called like them ask for, each with what it is where its parameter is missing.</summary>
internal static class AskedColumns
{
    /// <summary>What a row of <paramref name="table"/> has to have to be what <paramref name="call"/> asks for.</summary>
    public static IEnumerable<Condition> In(
        this ImmutableArray<(string Column, string? Otherwise)> parameters, Table table, ApiCall call) =>
        from asked in parameters
        let value = call.Query.Last(asked.Column) ?? asked.Otherwise
        where value is not null
        select new Condition(table[asked.Column].Name, Comparison.Equal, [value]);
}
