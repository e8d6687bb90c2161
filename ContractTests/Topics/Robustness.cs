using CloudController.Contract.Findings;

namespace CloudController.ContractTests.Topics;

/// <summary>Odd text in every parameter: to be refused, or to be taken for what it is, but no reason for a server error.</summary>
[Topic("robustness", "Request: Parameters", OneSubjectDecides = true)]
public sealed class Robustness(ListUnderTest endpoint)
{
    /// <summary>How many requests may go unanswered before the others are left out: each may cost a timeout.</summary>
    private const int MostUnanswered = 2;

    [Clause("addresses", "an address that cannot be decoded is not answered with a server error", Level = ClauseLevel.Implied)]
    public Task Addresses() => NoServerErrors(OddInput.Addresses);

    [Clauses(Depth = RunDepth.Full)]
    private static IEnumerable<ClauseRow<Robustness>> Parameters(EndpointContract contract) =>
        from parameter in contract.Parameters
        where parameter.Kind != ParameterKind.Path
        let statement = $"whatever text {parameter.Name} is given, the answer is no server error"
        select new ClauseRow<Robustness>(
            "", statement, topic => topic.NoServerErrors(OddInput.For(parameter)), ClauseLevel.Implied, About: parameter.Slug);

    private async Task NoServerErrors(IEnumerable<OddInput> inputs)
    {
        if ((await endpoint.Get(Query.None)).Status is >= 500 and var status)
            Deviate.Undecided("plain-list-refused", $"already the plain list is answered with status {status}");
        var (errors, unanswered) = (new List<Deviation>(), new List<string>());
        foreach (var input in inputs)
        {
            try
            {
                errors.AddRange(await ErrorsOn(input));
            }
            catch (TargetTroubleException trouble) when (trouble is not RunBrokenException)
            {
                unanswered.Add($"{input.What}: {trouble.Message}");
                if (unanswered.Count == MostUnanswered)
                    break;
            }
        }

        if (errors.Count > 0)
            throw new DeviationException(errors);
        if (unanswered.Count > 0)
            Deviate.Undecided("not-carried", $"something on the way does not carry {string.Join("; ", unanswered)}");
    }

    /// <summary>The error that the input leads to, or those that its parts lead to.</summary>
    private async Task<IReadOnlyList<Deviation>> ErrorsOn(OddInput input)
    {
        var answer = await endpoint.Probe(input.Query);
        if (answer.Status < 500)
            return [];
        var ofParts = new List<Deviation>();
        foreach (var part in input.Parts)
            ofParts.AddRange(await ErrorsOn(part));
        return ofParts.Count > 0 ? ofParts : [new(input.Rule, $"an answer below 500 to {input.What}", $"status {answer.Status}", answer)];
    }
}
