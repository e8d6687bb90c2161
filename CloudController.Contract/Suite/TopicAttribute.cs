using CloudController.Contract.Contracts;

namespace CloudController.Contract.Suite;

/// <summary>
/// Marks a topic: a class whose constructor takes an <see cref="EndpointUnderTest"/> and whose methods are clauses. A topic runs once for
/// every documented endpoint whose answer has the shape that the constructor asks for: a <see cref="ListUnderTest"/> for lists only.
/// </summary>
/// <param name="name">The middle part of the clause ids.</param>
/// <param name="section">The part of a documentation page that the clauses come from, where they do not say otherwise.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TopicAttribute(string name, string section) : Attribute
{
    /// <summary>The middle part of the clause ids.</summary>
    public string Name { get; } = name;

    /// <summary>The part of a documentation page.</summary>
    public string Section { get; } = section;

    /// <summary>
    /// Whether a clause is settled by the first subject that decides it, because what it holds does not depend on what was asked for.
    /// </summary>
    public bool OneSubjectDecides { get; init; }

    /// <summary>Whether the clauses compare what several users see, so that they are stated only in a run that has others than its own.</summary>
    public bool NeedsUsers { get; init; }
}

/// <summary>Marks a clause: a method that returns normally where the target conforms.</summary>
/// <param name="rule">The last part of the clause id.</param>
/// <param name="statement">What holds, as a sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClauseAttribute(string rule, string statement) : Attribute
{
    /// <summary>The last part of the clause id.</summary>
    public string Rule { get; } = rule;

    /// <summary>What holds, as a sentence.</summary>
    public string Statement { get; } = statement;

    /// <summary>How firmly the document states it.</summary>
    public ClauseLevel Level { get; init; } = ClauseLevel.Documented;

    /// <summary>The part of the documentation page; <c>null</c> for the topic's.</summary>
    public string? Section { get; init; }

    /// <summary>Whether the clause looks at every page that the others read, and therefore waits for them.</summary>
    public bool LooksAtEverything { get; init; }

    /// <summary>The least depth at which the clause is checked: quick where one answer decides it, full where it takes many.</summary>
    public RunDepth Depth { get; init; } = RunDepth.Standard;
}

/// <summary>
/// Marks a table of clauses: a static method of a topic that takes an <see cref="EndpointContract"/> and returns the clauses about it, a
/// <see cref="ClauseRow{TTopic}"/> for each.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClausesAttribute : Attribute
{
    /// <summary>Whether the clauses look at every page that the others read, and therefore wait for them.</summary>
    public bool LooksAtEverything { get; init; }

    /// <summary>The least depth at which the clauses are checked: quick where one answer decides them, full where they take many.</summary>
    public RunDepth Depth { get; init; } = RunDepth.Standard;
}

/// <summary>Limits a topic or a clause to endpoints that have what it speaks of. Several attributes all have to apply.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RunsForAttribute : Attribute
{
    private readonly Func<EndpointContract, bool> _applies;

    /// <summary>Endpoints that document a parameter of <paramref name="kind"/>.</summary>
    public RunsForAttribute(ParameterKind kind) => _applies = endpoint => endpoint.Parameter(kind) is not null;

    /// <summary>Editions that tell pages in <paramref name="style"/>.</summary>
    public RunsForAttribute(PagingStyle style) => _applies = endpoint => endpoint.Edition.Paging == style;

    /// <summary>Editions that treat unknown parameters as <paramref name="treatment"/> says.</summary>
    public RunsForAttribute(UnknownParameters treatment) => _applies = endpoint => endpoint.Edition.UnknownParameters == treatment;

    /// <summary>Endpoints that want a token, or that anybody may ask.</summary>
    public RunsForAttribute(Access access) => _applies = endpoint => access switch
    {
        Access.Open => endpoint.Authorization is null,
        _ => endpoint is { Authorization: not null, Anonymous: false },
    };

    /// <summary>Endpoints with a parameter of <paramref name="kind"/> that filters by a field that items show, or not.</summary>
    public RunsForAttribute(ParameterKind kind, bool shown) =>
        _applies = endpoint => endpoint.Parameter(kind)?.ShownFilters.Any() == shown;

    /// <summary>Endpoints below an item, or lists, of which the documents say who may ask them.</summary>
    public RunsForAttribute(Permitted permitted) => _applies = endpoint => permitted switch
    {
        _ when endpoint is not { Roles.Count: > 0, Authorization: not null, Edition.Family: "v3" } => false,
        Permitted.ToLists => endpoint is { Answer.List: not null, Subject.Count: 0, Resource.Route: not null },
        _ => endpoint is { Answer.List: null, Subject.Count: 1 },
    };

    /// <summary>Endpoints whose items have <paramref name="identity"/>.</summary>
    public RunsForAttribute(Identity identity) => _applies = endpoint => identity switch
    {
        Identity.Route => endpoint.Resource?.Route is not null,
        Identity.GuardedRoute => endpoint.Resource is { Route: not null, Open: false },
        _ => endpoint.Resource?.Route == endpoint.Route,
    };

    internal bool AppliesTo(EndpointContract endpoint) => _applies(endpoint);
}

/// <summary>Who may send a request.</summary>
public enum Access
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Whoever shows a token.</summary>
    Bearer,
}

/// <summary>What the documents permit to roles.</summary>
public enum Permitted
{
    /// <summary>Lists of everything that a caller may see.</summary>
    ToLists,

    /// <summary>An item, or what is below one.</summary>
    ToItems,
}

/// <summary>What items are known by.</summary>
public enum Identity
{
    /// <summary>A route of their own, at which each can be asked for alone.</summary>
    Route,

    /// <summary>The route of the endpoint itself: what stands in it is the guid of the item.</summary>
    ThisRoute,

    /// <summary>A route of their own that wants a token.</summary>
    GuardedRoute,
}
