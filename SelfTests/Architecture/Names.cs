using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework.Interfaces;

namespace CloudController.SelfTests.Architecture;

/// <summary>One word stands for one type, wherever somebody reads it.</summary>
public sealed partial class Names
{
    [Test]
    public void No_two_types_have_the_same_name() => Shared(ProjectAssemblies.All.Values.SelectMany(assembly => assembly.GetTypes()))
        .Should().BeEmpty("a reader takes two types of one name for one: name each for what it is");

    [Test]
    public void The_name_of_a_test_is_a_sentence() =>
        ProjectAssemblies.All["SelfTests"].GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is ITestBuilder or ISimpleTestBuilder))
            .Where(method => !Sentence().IsMatch(method.Name))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .Should().BeEmpty("a test is called after what holds: Words_of_a_sentence");

    /// <summary>What is private to a type is read together with it, and what the compiler makes is read by nobody.</summary>
    private static IEnumerable<string> Shared(IEnumerable<Type> types) =>
        from type in types
        where !type.IsNestedPrivate && type.Namespace?.StartsWith("CloudController", StringComparison.Ordinal) == true
        where !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        group type.FullName by type.Name into same
        where same.Count() > 1
        select string.Join(" and ", same);

    [GeneratedRegex("^[A-Z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
