using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>
/// The grammar of label_selector: requirements parted by commas, all of which have to hold. A row without the label meets
/// <c>!=</c> and <c>notin</c>.
/// </summary>
internal static partial class LabelSelector
{
    private const string Name = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    private const string Key = "(?<key>(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?/)?" + Name + ")";
    private const string Value = "(?<value>(?:" + Name + ")?)";
    private const string Values = @"\( *(?<value>" + Name + @")(?: *, *(?<value>" + Name + @"))* *\)";

    /// <param name="selector">The text of the parameter.</param>
    /// <param name="column">The column that holds the labels.</param>
    /// <exception cref="ApiErrorException">A requirement is none.</exception>
    public static ImmutableArray<Condition> Parse(string selector, string column) =>
        [.. CommaBetweenRequirements().Split(selector).Select(requirement => Read(requirement, column))];

    private static Condition Read(string requirement, string column)
    {
        var match = Requirement().Match(requirement);
        if (!match.Success)
            throw Errors.BadQueryParameter("Invalid label_selector value").AsException();
        var comparison = match.Groups["not"].Success ? Comparison.HasNoLabel : Comparison.HasLabel;
        return new Condition(column, comparison,
            [match.Groups["key"].Value, .. match.Groups["value"].Captures.Select(capture => capture.Value)]);
    }

    [GeneratedRegex(@",(?![^(]*\))", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaBetweenRequirements();

    [GeneratedRegex(
        @"\A *(?:(?<not>!)?" + Key + "|" + Key + "(?:==?|(?<not>!=))" + Value + "|" + Key + @" +(?:in|(?<not>notin)) *" + Values + @") *\z",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requirement();
}
