using System.Globalization;
using CloudController.Contract.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CloudController.SchemaDiff.Reports;

/// <summary>Tables as text, and a console for what only a terminal shows.</summary>
internal static class Terminal
{
    /// <summary>The width of tables that no terminal shows, in characters.</summary>
    internal const int FixedWidth = 160;

    /// <summary>The least width that tables can be read in.</summary>
    private const int LeastWidth = 60;

    /// <summary>
    /// The width of tables that are written to <paramref name="writer"/>: that of the terminal behind it, where there is one.
    /// </summary>
    internal static int Width(TextWriter writer) =>
        ReferenceEquals(writer, System.Console.Out) && !System.Console.IsOutputRedirected && System.Console.WindowWidth is > 0 and var width
            ? Math.Max(width, LeastWidth)
            : FixedWidth;

    /// <summary>A cell of a table; unlike mark-up it shows every text as it is.</summary>
    internal static Text Cell(string text) => new(PlainText.Escape(text));

    /// <summary>A number of things.</summary>
    internal static string Count(int number, string thing) => FormattableString.Invariant($"{number} {thing}{(number == 1 ? "" : "s")}");

    /// <summary><paramref name="table"/> without control characters.</summary>
    internal static string Text(IRenderable table, int width)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var console = Plain(writer);
        console.Profile.Width = width;
        console.Write(table);
        return string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd();
    }

    /// <summary>The terminal behind <paramref name="writer"/>, or a console that shows nothing where there is none.</summary>
    internal static IAnsiConsole Console(TextWriter writer) =>
        ReferenceEquals(writer, System.Console.Error) && !System.Console.IsErrorRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) })
            : Plain(TextWriter.Null);

    private static IAnsiConsole Plain(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
}
