using System.Reflection;
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
/// <param name="Body">The check.</param>
public sealed record ClauseCheck(
    Clause Clause, EndpointContract Endpoint, string Rule, bool LooksAtEverything, Func<EndpointUnderTest, Task> Body);

/// <summary>Finds the clauses that the topics of an assembly state about endpoints.</summary>
public static class ClauseCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All clauses that <paramref name="topics"/> state about <paramref name="endpoint"/>.</summary>
    /// <exception cref="InvalidOperationException">Two clauses have the same id, or a topic is not written as it should be.</exception>
    public static IReadOnlyList<ClauseCheck> Of(Assembly topics, EndpointContract endpoint)
    {
        var checks =
            from type in topics.GetTypes()
            let topic = type.GetCustomAttribute<TopicAttribute>()
            where topic is not null && FitsShape(type, endpoint) && Applies(type, endpoint)
            from method in type.GetMethods(Declared)
            where Applies(method, endpoint)
            from check in Checks(type, topic, method, endpoint)
            select check;

        var all = checks.ToList();
        return all.GroupBy(check => check.Clause.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"two clauses are called {twice.Key}")
            : all;
    }

    /// <summary>The shape that the topic asks for is the type of its constructor's parameter.</summary>
    private static bool FitsShape(Type topic, EndpointContract endpoint) =>
        topic.GetConstructors().Single().GetParameters() is [{ ParameterType: var shape }]
            && shape.IsAssignableFrom(EndpointUnderTest.ShapeOf(endpoint));

    private static bool Applies(MemberInfo member, EndpointContract endpoint) =>
        member.GetCustomAttributes<RunsForAttribute>().All(condition => condition.AppliesTo(endpoint));

    private static IEnumerable<ClauseCheck> Checks(Type type, TopicAttribute topic, MethodInfo method, EndpointContract endpoint)
    {
        if (method.GetCustomAttribute<ClauseAttribute>() is { } clause)
            yield return Check(RowOf(type, method, clause), clause.LooksAtEverything);
        if (method.GetCustomAttribute<ClausesAttribute>() is not { } table)
            yield break;
        foreach (var row in (IEnumerable<ClauseRow>)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [endpoint], null)!)
            yield return Check(row, table.LooksAtEverything);

        ClauseCheck Check(ClauseRow row, bool last)
        {
            var source = new Source(endpoint.Document.ToString(), row.Section ?? topic.Section);
            var stated = new Clause($"{endpoint.Name}/{topic.Name}/{row.Name}", row.Level, row.Statement, source);
            return new(stated, endpoint, $"{topic.Name}/{type.Name}.{method.Name}-{row.Rule}", last, row.CheckAsync);
        }
    }

    /// <summary>A method that is one clause becomes a table of one row, whose check is the method.</summary>
    private static ClauseRow RowOf(Type topic, MethodInfo method, ClauseAttribute clause)
    {
        var check = method.CreateDelegate(typeof(Func<,>).MakeGenericType(topic, typeof(Task)));
        var row = typeof(ClauseRow<>).MakeGenericType(topic);
        return (ClauseRow)Activator.CreateInstance(row, clause.Rule, clause.Statement, check, clause.Level, clause.Section, null)!;
    }
}
