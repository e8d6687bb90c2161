using CloudController.Contract.Findings;

namespace CloudController.ContractTests.Topics;

/// <summary>Requests that need what no run makes. That they are documented, and why they are not checked, is all that is told of them.</summary>
[Topic("unmet", "Response")]
public sealed class Unmet(UnmetUnderTest endpoint)
{
    [Clause("status", "the request is answered with the documented status")]
    public Task Status() => throw new NotApplicableException($"it needs {endpoint.Write.Needs}, which a run does not make");
}
