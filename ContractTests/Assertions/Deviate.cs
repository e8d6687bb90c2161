using System.Diagnostics.CodeAnalysis;
using CloudController.Contract.Findings;

namespace CloudController.ContractTests.Assertions;

/// <summary>The ways in which a check ends early.</summary>
internal static class Deviate
{
    /// <summary>One answer alone shows the deviation.</summary>
    [DoesNotReturn]
    internal static void Now(string rule, string expected, string actual, Exchange exchange, string pointer = "", string about = "") =>
        throw new DeviationException([new(rule, expected, actual, exchange, pointer, about)]);

    /// <summary>Several answers, or an answer and its data, show the deviation together; data that move could look the same.</summary>
    [DoesNotReturn]
    internal static void UnlessDataMoved(
        string rule, string expected, string actual, Exchange exchange, string pointer = "", string about = "") =>
        throw new DeviationException([new(rule, expected, actual, exchange, pointer, about)], dependsOnData: true);

    /// <summary>
    /// The target's data do not show whether the clause holds: what is missing as a short stable word and as a sentence, and where.
    /// </summary>
    [DoesNotReturn]
    internal static void Undecided(string kind, string missing, string about = "") =>
        throw new Contract.Findings.InconclusiveException(kind, missing, about);

    /// <summary>
    /// Too few of the target's items have a value at <paramref name="field"/>; a list without items lacks items, not values.
    /// </summary>
    [DoesNotReturn]
    internal static void UndecidedWithout(
        string field, int found, Contract.Paging.ItemList list, EndpointUnderTest endpoint, string missing)
    {
        if (list.Items.Count == 0)
            Undecided("too-few-items", missing);
        Undecided(found == 0 ? "no-value" : "too-few-values", missing, endpoint.Contract.ItemPlace + field);
    }

    /// <summary>An answer that other clauses judge does not show whether the clause holds.</summary>
    [DoesNotReturn]
    internal static void UndecidedBy(Exchange exchange, string missing) =>
        throw new Contract.Findings.InconclusiveException(exchange, missing);
}
