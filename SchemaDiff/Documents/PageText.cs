namespace CloudController.SchemaDiff.Documents;

/// <summary>The text of a page, whose lines end with <c>\n</c> alone.</summary>
internal sealed class PageText
{
    private readonly int[] _lineStarts;

    internal PageText(string name, string text)
    {
        (Name, Text) = (name, text);
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        _lineStarts = [.. starts];
    }

    /// <summary>What messages call the page.</summary>
    internal string Name { get; }

    /// <summary>The text.</summary>
    internal string Text { get; }

    /// <summary>Line and column, from 1, of the character at <paramref name="at"/>.</summary>
    internal (int Line, int Column) Place(int at)
    {
        var found = Array.BinarySearch(_lineStarts, at);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, at - _lineStarts[line] + 1);
    }
}
