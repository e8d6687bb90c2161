using System.Diagnostics.CodeAnalysis;
using CloudController.Contract.Findings;

namespace CloudController.ContractTests.Assertions;

/// <summary>The three ways in which a check ends early.</summary>
internal static class Deviate
{
    /// <summary>One answer alone shows the deviation.</summary>
    [DoesNotReturn]
    internal static void Now(string rule, string expected, string actual, Exchange exchange, string pointer = "") =>
        throw new DeviationException([new(rule, expected, actual, exchange, pointer)]);

    /// <summary>Several answers, or an answer and its data, show the deviation together; data that move could look the same.</summary>
    [DoesNotReturn]
    internal static void UnlessDataMoved(string rule, string expected, string actual, Exchange exchange, string pointer = "") =>
        throw new DeviationException([new(rule, expected, actual, exchange, pointer)], dependsOnData: true);

    /// <summary>The target's data do not show whether the clause holds.</summary>
    [DoesNotReturn]
    internal static void Undecided(string missing) => throw new Contract.Findings.InconclusiveException(missing);
}
