using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;

namespace CloudController.Contract.Suite;

/// <summary>What all clauses of a run have in common.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Endpoint">Scheme, host and port of the target.</param>
/// <param name="Time">The clock.</param>
/// <param name="Redactor">Knows the secrets of the run.</param>
/// <param name="Depth">How deep the run looks.</param>
public sealed record RunContext(ContractSettings Settings, Uri Endpoint, TimeProvider Time, Redactor Redactor, RunDepth Depth)
{
    /// <summary>The users of the run beside its own.</summary>
    internal RunUsers? Users { get; init; }

    /// <summary>Whether a request to <paramref name="path"/> with <paramref name="query"/> would show a secret of the run.</summary>
    internal bool IsSecret(string path, Query query) =>
        new[] { path, query.Text, Uri.UnescapeDataString(query.Text.Replace('+', ' ')) }.Any(Redactor.Knows);
}
