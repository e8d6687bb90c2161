using System.Reflection;
using CloudController.Contract.Contracts;
using CloudController.Contract.Findings;

namespace CloudController.Contract.Suite;

/// <summary>A clause and the code that checks it: ids, levels, statements and sources come out of the same place as the check.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Endpoint">The endpoint it speaks of.</param>
/// <param name="LooksAtEverything">Whether it waits for the other clauses of the endpoint.</param>
/// <param name="Body">The check.</param>
public sealed record ClauseCheck(Clause Clause, EndpointContract Endpoint, bool LooksAtEverything, Func<EndpointUnderTest, Task> Body);

/// <summary>Finds the clauses that the topics of an assembly state about endpoints.</summary>
public static class ClauseCatalog
{
    /// <summary>All clauses that <paramref name="topics"/> state about <paramref name="endpoint"/>.</summary>
    /// <exception cref="InvalidOperationException">Two clauses have the same id, or a topic is not written as it should be.</exception>
    public static IReadOnlyList<ClauseCheck> Of(Assembly topics, EndpointContract endpoint)
    {
        var checks =
            from type in topics.GetTypes()
            let topic = type.GetCustomAttribute<TopicAttribute>()
            where topic is not null && FitsShape(type, endpoint) && Applies(type, endpoint)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
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
        topic.GetConstructors().Single().GetParameters() is [{ ParameterType: var shape }] && shape.IsAssignableFrom(EndpointUnderTest.ShapeOf(endpoint));

    private static bool Applies(MemberInfo member, EndpointContract endpoint) =>
        member.GetCustomAttributes<RunsForAttribute>().All(condition => condition.AppliesTo(endpoint));

    private static IEnumerable<ClauseCheck> Checks(Type type, TopicAttribute topic, MethodInfo method, EndpointContract endpoint)
    {
        if (method.GetCustomAttribute<ClauseAttribute>() is { } single)
        {
            var row = new ClauseRow(single.Rule, single.Statement, "", single.Level, single.Section);
            yield return Check(row, topic, endpoint, single.LooksAtEverything, tested => Call(type, method, tested));
        }

        if (method.GetCustomAttribute<ClausesAttribute>() is { } table)
        {
            var rows = type.GetMethod(table.Rows, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                ?? throw new InvalidOperationException($"{type.Name} has no static method {table.Rows}");
            foreach (var row in (IEnumerable<ClauseRow>)rows.Invoke(null, [endpoint])!)
                yield return Check(row, topic, endpoint, table.LooksAtEverything, tested => Call(type, method, tested, row.Value));
        }
    }

    private static ClauseCheck Check(ClauseRow row, TopicAttribute topic, EndpointContract endpoint, bool last, Func<EndpointUnderTest, Task> body)
    {
        var source = new Source(endpoint.Document.ToString(), row.Section ?? topic.Section);
        return new(new($"{endpoint.Name}/{topic.Name}/{row.Rule}", row.Level, row.Statement, source), endpoint, last, body);
    }

    private static Task Call(Type type, MethodInfo method, EndpointUnderTest tested, params object[] arguments)
    {
        var topic = Activator.CreateInstance(type, tested);
        return (Task)method.Invoke(topic, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
