using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Dialects;

/// <summary>What holds of items that are made or changed, whichever dialect asks for it.</summary>
internal sealed record Making
{
    /// <summary>What only one item may have; where nothing is said, what the table says.</summary>
    public ImmutableArray<OnlyOne> Distinct { get; init; } = [];

    /// <summary>Columns that hold the names of items of another table, or null.</summary>
    public ImmutableArray<(string Column, string Table)> Names { get; init; } = [];

    /// <summary>What a new item has in columns of which nothing is said; a text may name columns in braces.</summary>
    public ImmutableArray<(string Column, string Text)> Unsaid { get; init; } = [];

    /// <summary>What a new item has in columns that would be null otherwise.</summary>
    public ImmutableArray<(string Column, ComputedValue From)> Defaults { get; init; } = [];

    /// <summary>Columns that follow from others.</summary>
    public ImmutableArray<Following> Follows { get; init; } = [];

    /// <summary>Items of other tables that a new one comes with.</summary>
    public ImmutableArray<Brought> Brings { get; init; } = [];

    /// <summary>What an item has to be like.</summary>
    public ImmutableArray<ItemRule> Rules { get; init; } = [];
}

/// <summary>Columns whose values together are those of one item only.</summary>
internal sealed record OnlyOne(params ImmutableArray<string> Columns)
{
    /// <summary>Whether upper and lower case are the same.</summary>
    public bool InAnyCase { get; init; }

    public string Collation => InAnyCase ? "NOCASE" : "BINARY";
}

/// <summary>A column that follows from others.</summary>
/// <param name="Column">The column.</param>
/// <param name="From">Its value.</param>
/// <param name="Of">The columns whose change changes it.</param>
internal sealed record Following(string Column, ComputedValue From, params ImmutableArray<string> Of);

/// <summary>An item that another one comes with.</summary>
/// <param name="Table">Its table.</param>
/// <param name="By">Its reference to the other one.</param>
/// <param name="Cells">What it has; a text may name its <c>{guid}</c>.</param>
internal sealed record Brought(string Table, string By, params ImmutableArray<(string Column, string Text)> Cells);

/// <summary>What an item has to be like.</summary>
/// <param name="Otherwise">What is said of one that is not; it may name columns in braces.</param>
internal sealed record ItemRule(string Otherwise)
{
    /// <summary>The tests that an item passes of which this is asked.</summary>
    public ImmutableArray<RowTest> When { get; init; } = [];

    /// <summary>The test that it has to pass.</summary>
    public RowTest? Needs { get; init; }

    /// <summary>The column whose text has to match; null always does.</summary>
    public string? Column { get; init; }

    /// <summary>What the text has to match.</summary>
    public string Pattern { get; init; } = "";

    public bool Holds(Row row) => !When.All(test => test.Holds(row)) || (Needs?.Holds(row) != false && Matches(row));

    private bool Matches(Row row) => Column is null || row.Text(Column) is not { } text
        || Regex.IsMatch(text, Pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>The words in which it is written down what items have to be like.</summary>
internal static class MakingWords
{
    private const string Strings = """\A\[(?:"(?:[^"\\]|\\.)+",?)*\]\z""";

    /// <summary>A text is a name: not empty, and not too long.</summary>
    public static ItemRule Named(string column) => Fits(column, @"(?s)\A(?=.*\S).{1,255}\z", $"{Wording.Title(column)} can't be blank");

    /// <summary>A text has a form.</summary>
    public static ItemRule Fits(string column, string pattern, string otherwise) => new(otherwise) { Column = column, Pattern = pattern };

    /// <summary>A number is not negative, where there is one.</summary>
    public static ItemRule Counts(string column) =>
        Fits(column, @"\A\d+\z", $"{Wording.Title(column)} must be greater than or equal to 0");

    /// <summary>An array has texts only.</summary>
    public static ItemRule HasTexts(string column) => Fits(column, Strings, $"{Wording.Title(column)} must be an array of strings");

    /// <summary>An item that passes one test has to pass another.</summary>
    public static ItemRule If(RowTest test, RowTest needs, string otherwise) => new(otherwise) { When = [test], Needs = needs };
}
