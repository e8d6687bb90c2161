using System.Security.Cryptography;
using System.Text;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;

namespace CloudController.Contract.Suite;

/// <summary>
/// The clauses that a run checks, of all that its editions have: those of the endpoints that <c>Contract:Endpoints</c> chooses, as deep as
/// <c>Contract:Depth</c> says. At the depth <see cref="RunDepth.Standard"/> a third of the endpoints is looked at in full, another third
/// every day, so that three days in a row see everything.
/// </summary>
/// <param name="settings">The settings of the run.</param>
/// <param name="embedded">Whether the target is the embedded controller, which is looked at in full unless the settings say otherwise.</param>
/// <param name="day">The day of the run, in UTC.</param>
public sealed class ClauseSelection(ContractSettings settings, bool embedded, DateOnly day)
{
    private const int Turns = 3;

    private readonly EndpointPatterns _endpoints = new(settings.Endpoints);

    /// <summary>How deep the run looks.</summary>
    public RunDepth Depth { get; } = settings.Depth ?? (embedded ? RunDepth.Full : RunDepth.Standard);

    /// <summary>Whether the run is about <paramref name="endpoint"/>.</summary>
    public bool Includes(EndpointContract endpoint) => _endpoints.Includes(endpoint.Name);

    /// <summary>Whether the run checks the clause.</summary>
    public bool Includes(ClauseCheck check) => Includes(check.Endpoint) && check.Depth <= DepthOf(check.Endpoint);

    /// <summary>How deep the run looks at <paramref name="endpoint"/>.</summary>
    public RunDepth DepthOf(EndpointContract endpoint) =>
        Depth == RunDepth.Standard && IsItsTurn(endpoint.Name) ? RunDepth.Full : Depth;

    /// <summary>The endpoints of every edition that are tested, or have a subject for one that is.</summary>
    internal IReadOnlyList<EndpointContract> AskedFor(ContractLibrary library)
    {
        var tested = library.Endpoints.Where(Includes).ToHashSet();
        var sources = tested
            .SelectMany(endpoint => endpoint.Subject.Values.Select(subject => (endpoint.Id.Family, subject.From)))
            .ToHashSet();
        return library.Sources
            .Where(endpoint => tested.Contains(endpoint) || sources.Contains((endpoint.Id.Family, endpoint.Id.Folder)))
            .ToList();
    }

    /// <summary>Why the clause is not checked, as a sentence without a full stop.</summary>
    internal string WhyNot(ClauseCheck check) => Includes(check.Endpoint)
        ? $"Contract:Depth is {Depth.ToString().ToLowerInvariant()}, and the clause takes more"
        : $"Contract:Endpoints ({_endpoints}) leaves {check.Endpoint.Name} out";

    /// <summary>The turn is made of the name alone: an endpoint that is added moves no other to another day.</summary>
    private bool IsItsTurn(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name))[0] % Turns == day.DayNumber % Turns;
}
