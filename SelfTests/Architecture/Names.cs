using System.Runtime.CompilerServices;

namespace CloudController.SelfTests.Architecture;

/// <summary>One word stands for one type, wherever somebody reads it.</summary>
public sealed class Names
{
    [Test]
    public void No_two_types_have_the_same_name() => Shared(ProjectAssemblies.All.Values.SelectMany(assembly => assembly.GetTypes()))
        .Should().BeEmpty("a reader takes two types of one name for one: name each for what it is");

    /// <summary>What is private to a type is read together with it, and what the compiler makes is read by nobody.</summary>
    private static IEnumerable<string> Shared(IEnumerable<Type> types) =>
        from type in types
        where !type.IsNestedPrivate && type.Namespace?.StartsWith("CloudController", StringComparison.Ordinal) == true
        where !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        group type.FullName by type.Name into same
        where same.Count() > 1
        select string.Join(" and ", same);
}
