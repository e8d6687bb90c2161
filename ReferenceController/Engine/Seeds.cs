using System.Collections.Immutable;

namespace CloudController.Reference.Engine;

/// <summary>
/// The initial items of a table. There can be more than are written down: the others are like these, under names of their own.
/// </summary>
/// <param name="Text">
/// One line an item: <c>column=value</c> with bars between them, what is not named being as in a new item; a line that begins with a bar
/// goes on with the one before. The value of a reference is
/// the number of the other item, from 0; of a hash its kind; of <c>updated</c> the seconds from creation to the last change. Other columns
/// may stand in a text in braces, and <c>{at}</c>, the item's number from 0, or <c>{number}</c>, from 1.
/// </param>
internal sealed record Seeds(string Text)
{
    public const string Updated = "updated";

    /// <summary>What an item has that does not say otherwise.</summary>
    public string Unless { get; init; } = "";

    /// <summary>The time between items.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>How many items are created at one time; more than one, so that the time does not decide the order of all.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>The cells of each item by column.</summary>
    public IEnumerable<ImmutableDictionary<string, string>> Items
    {
        get
        {
            var unless = Cells(Unless);
            return Text.Replace("\n|", " |", StringComparison.Ordinal).Split('\n').Select(line => unless.SetItems(Cells(line)));
        }
    }

    private static ImmutableDictionary<string, string> Cells(string line) => line
        .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(cell => cell.Split('=', 2))
        .ToImmutableDictionary(cell => cell[0], cell => cell[1]);
}
