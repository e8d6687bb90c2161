namespace CloudController.SchemaDiff.Documents;

/// <summary>A page cannot be made a contract of. The message names file and, where it is known, line and column, from 1.</summary>
public sealed class PageException : Exception
{
    /// <summary>Something is wrong with the page as a whole.</summary>
    public PageException(string file, string problem) : base($"{file}: {problem}")
    {
    }

    /// <summary>Something is wrong at one place of the page.</summary>
    public PageException(string file, (int Line, int Column) place, string problem) : base(At(file, place, problem))
    {
    }

    /// <summary>The message about one place of a page, in the form that editors and terminals make a link of.</summary>
    internal static string At(string file, (int Line, int Column) place, string problem) =>
        FormattableString.Invariant($"{file}:{place.Line}:{place.Column}: {problem}");
}
