using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CloudController.SchemaDiff;

/// <summary>Tables as text, and a console for what only a terminal shows.</summary>
internal static class Terminal
{
    /// <summary>The width of tables, in characters.</summary>
    private const int Width = 160;

    /// <summary><paramref name="table"/> without control characters.</summary>
    internal static string Text(IRenderable table)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var console = Plain(writer);
        console.Profile.Width = Width;
        console.Write(table);
        return string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd();
    }

    /// <summary>The terminal behind <paramref name="writer"/>, or a console that shows nothing where there is none.</summary>
    internal static IAnsiConsole Console(TextWriter writer) =>
        ReferenceEquals(writer, System.Console.Error) && !System.Console.IsErrorRedirected
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) })
            : Plain(TextWriter.Null);

    private static IAnsiConsole Plain(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
}
