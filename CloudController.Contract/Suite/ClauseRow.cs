using System.Reflection;
using CloudController.Contract.Contracts;

namespace CloudController.Contract.Suite;

/// <summary>One clause, and what checks it.</summary>
/// <param name="Rule">What holds, in kebab-case: <c>greater-than</c>; empty where <paramref name="About"/> says all.</param>
/// <param name="Statement">What holds, as a sentence.</param>
/// <param name="Level">How firmly the document states it.</param>
/// <param name="Section">The part of the documentation page; <c>null</c> for the topic's.</param>
/// <param name="About">
/// What the rule is held against where a topic holds it against several: <c>stacks</c>; <c>null</c> for the whole answer.
/// </param>
public abstract record ClauseRow(string Rule, string Statement, ClauseLevel Level, string? Section, string? About)
{
    /// <summary>The last part of the clause id: <c>stacks-greater-than</c>.</summary>
    public string Name => (About, Rule) switch
    {
        (null, _) => Rule,
        (_, "") => About,
        _ => $"{About}-{Rule}",
    };

    /// <summary>Returns normally where <paramref name="tested"/> conforms.</summary>
    internal abstract Task CheckAsync(EndpointUnderTest tested);
}

/// <inheritdoc />
/// <typeparam name="TTopic">The topic: a class whose constructor takes an <see cref="EndpointUnderTest"/> of some shape.</typeparam>
/// <param name="Rule">What holds, in kebab-case.</param>
/// <param name="Statement">What holds, as a sentence.</param>
/// <param name="Check">Returns normally where the target conforms.</param>
/// <param name="Level">How firmly the document states it.</param>
/// <param name="Section">The part of the documentation page; <c>null</c> for the topic's.</param>
/// <param name="About">What the rule is held against.</param>
public sealed record ClauseRow<TTopic>(
    string Rule,
    string Statement,
    Func<TTopic, Task> Check,
    ClauseLevel Level = ClauseLevel.Documented,
    string? Section = null,
    string? About = null)
    : ClauseRow(Rule, Statement, Level, Section, About)
{
    private static readonly ConstructorInvoker Topic = ConstructorInvoker.Create(typeof(TTopic).GetConstructors().Single());

    internal override Task CheckAsync(EndpointUnderTest tested) => Check((TTopic)Topic.Invoke(tested));
}
