using System.Reflection;
using System.Runtime.CompilerServices;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>A clause and the code that checks it: ids, levels, statements and sources come out of the same place as the check.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Endpoint">The endpoint it speaks of.</param>
/// <param name="Rule">
/// What it holds against the endpoint, the same for all that it is held against: <c>filtering/ListFilters.OneValue-one</c>.
/// </param>
/// <param name="LooksAtEverything">Whether it waits for the other clauses of the endpoint.</param>
/// <param name="Depth">The least depth at which it is checked.</param>
/// <param name="OneSubjectDecides">Whether the first subject that decides it settles it.</param>
/// <param name="NeedsUsers">Whether it compares what several users see.</param>
/// <param name="Body">The check.</param>
public sealed record ClauseCheck(
    Clause Clause,
    EndpointContract Endpoint,
    string Rule,
    bool LooksAtEverything,
    RunDepth Depth,
    bool OneSubjectDecides,
    bool NeedsUsers,
    Func<EndpointUnderTest, Task> Body);

/// <summary>The clauses that the topics of an assembly state about endpoints. Each endpoint is looked at once, and remembered.</summary>
public sealed class ClauseCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly ConditionalWeakTable<EndpointContract, IReadOnlyList<ClauseCheck>> _known = [];
    private readonly IReadOnlyList<Topic> _topics;

    /// <summary>The clauses of the topics of <paramref name="assembly"/>.</summary>
    public ClauseCatalog(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _topics = assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(TopicAttribute)))
            .Select(type => new Topic(
                type,
                type.GetCustomAttribute<TopicAttribute>()!,
                type.GetConstructors().Single().GetParameters().Single().ParameterType,
                Conditions(type),
                type.GetMethods(Declared).Select(Statement.Of).OfType<Statement>().ToList()))
            .ToList();
    }

    /// <summary>All clauses about <paramref name="endpoint"/>.</summary>
    /// <exception cref="InvalidOperationException">Two clauses have the same id, or a topic is not written as it should be.</exception>
    public IReadOnlyList<ClauseCheck> Of(EndpointContract endpoint) => _known.GetValue(endpoint, Find);

    /// <summary>The ids of all clauses about any endpoint of <paramref name="library"/> in any version.</summary>
    internal IReadOnlyCollection<string> IdsOf(ContractLibrary library) => library.Endpoints.Concat(library.Writes)
        .SelectMany(endpoint => endpoint.History.Everywhere)
        .SelectMany(Of)
        .Select(check => check.Clause.Id)
        .ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<ClauseCheck> Find(EndpointContract endpoint)
    {
        // The shape that a topic asks for is the type of its constructor's parameter.
        var shape = EndpointUnderTest.ShapeOf(endpoint);
        var checks =
            from topic in _topics
            where topic.Shape.IsAssignableFrom(shape) && topic.IsAboutWrites == (endpoint.Write is not null)
                && AllApply(topic.Conditions, endpoint)
            from statement in topic.Statements
            where AllApply(statement.Conditions, endpoint)
            from row in statement.Rows(topic.Type, endpoint)
            select Check(topic, statement, row, endpoint);

        var all = checks.ToList();
        return all.GroupBy(check => check.Clause.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"two clauses are called {twice.Key}")
            : all;
    }

    private static ClauseCheck Check(Topic topic, Statement statement, ClauseRow row, EndpointContract endpoint)
    {
        var source = new Source(endpoint.Document.ToString(), row.Section ?? topic.Attribute.Section);
        var clause = new Clause($"{endpoint.Name}/{topic.Attribute.Name}/{row.Name}", row.Level, row.Statement, source)
        {
            ChangesData = endpoint.Write is not null,
        };
        var rule = $"{topic.Attribute.Name}/{topic.Type.Name}.{statement.Method.Name}-{row.Rule}";
        return new(
            clause,
            endpoint,
            rule,
            statement.LooksAtEverything,
            statement.Depth,
            topic.Attribute.OneSubjectDecides,
            topic.Attribute.NeedsUsers,
            row.CheckAsync);
    }

    private static List<RunsForAttribute> Conditions(MemberInfo member) => member.GetCustomAttributes<RunsForAttribute>().ToList();

    private static bool AllApply(IEnumerable<RunsForAttribute> conditions, EndpointContract endpoint) =>
        conditions.All(condition => condition.AppliesTo(endpoint));

    private sealed record Topic(
        Type Type, TopicAttribute Attribute, Type Shape, IReadOnlyList<RunsForAttribute> Conditions, IReadOnlyList<Statement> Statements)
    {
        /// <summary>What speaks of any endpoint speaks of those that only read.</summary>
        internal bool IsAboutWrites => Shape.IsAssignableTo(typeof(WriteUnderTest));
    }

    /// <summary>A method of a topic that is a clause, or a table of clauses.</summary>
    private sealed record Statement(
        MethodInfo Method, ClauseAttribute? Clause, ClausesAttribute? Table, IReadOnlyList<RunsForAttribute> Conditions)
    {
        internal bool LooksAtEverything => Clause?.LooksAtEverything ?? Table!.LooksAtEverything;

        internal RunDepth Depth => Clause?.Depth ?? Table!.Depth;

        internal static Statement? Of(MethodInfo method) =>
            (method.GetCustomAttribute<ClauseAttribute>(), method.GetCustomAttribute<ClausesAttribute>()) is var (clause, table)
                && (clause is not null || table is not null) ? new(method, clause, table, ClauseCatalog.Conditions(method)) : null;

        /// <summary>A method that is one clause becomes a table of one row, whose check is the method.</summary>
        internal IEnumerable<ClauseRow> Rows(Type topic, EndpointContract endpoint)
        {
            if (Clause is null)
                return (IEnumerable<ClauseRow>)Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [endpoint], null)!;
            var check = Method.CreateDelegate(typeof(Func<,>).MakeGenericType(topic, typeof(Task)));
            var row = typeof(ClauseRow<>).MakeGenericType(topic);
            return [(ClauseRow)Activator.CreateInstance(row, Clause.Rule, Clause.Statement, check, Clause.Level, Clause.Section, null)!];
        }
    }
}
