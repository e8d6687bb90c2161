using CloudController.Contract.Settings;

namespace CloudController.Contract.Suite;

/// <summary>What all clauses of a run have in common.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Endpoint">Scheme, host and port of the target.</param>
/// <param name="Time">The clock.</param>
public sealed record RunContext(ContractSettings Settings, Uri Endpoint, TimeProvider Time);
