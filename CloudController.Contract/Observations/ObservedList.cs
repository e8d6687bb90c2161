using CloudController.Contract.Contracts;

namespace CloudController.Contract.Observations;

/// <summary>A list that was read to record its fields; no clause is decided by it.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Observation">What its pages showed, redacted.</param>
/// <param name="Items">How many items were read.</param>
/// <param name="IsComplete">Whether the list was read to its end, or the cap on pages ended it.</param>
public sealed record ObservedList(EndpointContract Endpoint, Observation Observation, int Items, bool IsComplete);
