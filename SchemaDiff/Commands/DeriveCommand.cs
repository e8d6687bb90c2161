using System.CommandLine;
using System.Globalization;
using CloudController.Contract.Reports;
using CloudController.SchemaDiff.Deriving;
using CloudController.SchemaDiff.Editions;
using CloudController.SchemaDiff.Reports;
using Spectre.Console;

namespace CloudController.SchemaDiff.Commands;

/// <summary><c>derive</c>: a documentation page in, a contract draft out.</summary>
internal sealed class DeriveCommand
{
    private readonly Argument<string> _input =
        new("input") { Description = "A page (HTML or plain text), an OpenAPI description (YAML or JSON) or a folder of them" };

    private readonly Argument<string> _output = OutputFolder.Argument("The folder for the drafts, one folder an endpoint");

    private readonly Option<string?> _apiVersion = new("--api-version")
    {
        Description = "The version the pages belong to; without it, the folder around a page that is called like a version",
    };

    private readonly Option<DateOnly?> _date = new("--date") { Description = "The day the pages were published, yyyy-mm-dd" };

    private readonly Option<bool> _lenient = new("--lenient") { Description = "Leave a broken part of a body out, with a warning" };

    private readonly Option<string?> _overlayOption = new("--overlay")
    {
        Description = "An overlay file, or a folder with <endpoint>/overlay.json",
    };

    private readonly Option<bool> _whole =
        new("--whole") { Description = "Make one edition of all pages of a version: what endpoints share is stated once" };

    private readonly Option<string?> _witness =
        new("--witness") { Description = "Another description of the same edition, to add to the first and to compare with it" };

    private readonly Option<bool> _ownValues = new("--own-values")
    {
        Description = "Of a whole edition: examples of the documented shape with values of our own, and bodies that show every field",
    };

    /// <summary>The command. What it is made of remembers what it parsed, so that every parse has a command of its own.</summary>
    internal static Command Command() => new DeriveCommand().Made();

    private Command Made()
    {
        var command = new Command("derive", "Derives contract drafts from pages of the API documentation")
        {
            _input, _output, _apiVersion, _date, _lenient, _overlayOption, _whole, _witness, _ownValues,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(
                parsed.GetRequiredValue(_input),
                parsed.GetRequiredValue(_output),
                new(parsed.GetValue(_apiVersion), parsed.GetValue(_date), parsed.GetValue(_lenient)),
                parsed.GetValue(_overlayOption),
                parsed.GetValue(_witness),
                parsed.GetValue(_ownValues)),
            parsed.GetValue(_whole),
            parsed.InvocationConfiguration,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Derivation derivation, bool isWhole, InvocationConfiguration invocation,
        CancellationToken cancellation)
    {
        if (!File.Exists(derivation.Input) && !Directory.Exists(derivation.Input))
        {
            await invocation.Error.WriteLineAsync($"{derivation.Input}: there is no such page or folder");
            return ExitCode.InputUnreadable;
        }

        var pages = derivation.Pages();
        if (pages.Count == 0)
        {
            await invocation.Error.WriteLineAsync($"{derivation.Input}: the folder has no pages "
                + $"({string.Join(", ", Documents.PageReader.Extensions)})");
            return ExitCode.InputUnreadable;
        }

        var outcomes = await Progress(invocation.Error).StartAsync(async progress =>
        {
            var bar = progress.AddTask("deriving", maxValue: pages.Count);
            var done = new List<PageOutcome>();
            if (isWhole)
            {
                foreach (var (name, files) in derivation.Editions())
                    done.Add(await derivation.DeriveWholeAsync(name, files, () => bar.Increment(1), cancellation));
                return done;
            }

            foreach (var page in pages)
            {
                done.Add(await derivation.DeriveAsync(page, cancellation));
                bar.Increment(1);
            }

            return done;
        });
        await invocation.Output.WriteLineAsync(Summary(outcomes, Terminal.Width(invocation.Output)));
        return outcomes.Any(outcome => outcome.Errors.Count > 0) ? ExitCode.InputUnreadable : ExitCode.Success;
    }

    /// <summary>A bar where a terminal looks on; nothing in a file or a pipe.</summary>
    private static Progress Progress(TextWriter error) =>
        Terminal.Console(error).Progress().Columns(new ProgressBarColumn(), new TaskDescriptionColumn(), new PercentageColumn());

    /// <summary>
    /// A row for each page; below, in lines that are not broken, what needs a reader: remarks, warnings, and each failure with its reason.
    /// </summary>
    private static string Summary(IReadOnlyList<PageOutcome> outcomes, int width)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("page", "drafts", "result");
        foreach (var outcome in outcomes)
            table.AddRow(Cell(outcome.Page), Cell(string.Join('\n', outcome.Folders)), Cell(Result(outcome)));
        var lines = new List<string> { Terminal.Text(table, width), "" };
        lines.AddRange(outcomes.Select(outcome => outcome.Edition).OfType<EditionDraft>().Select(Count));
        lines.AddRange(Lines(outcomes, "skipped", outcome => outcome.Skipped is { } reason ? [reason] : []));
        lines.AddRange(Lines(outcomes, "warning", outcome => outcome.Warnings));
        lines.AddRange(Lines(outcomes, "failed", outcome => outcome.Errors));
        if (lines.Count > 2)
            lines.Add("");
        lines.Add(Counts(outcomes));
        return string.Join('\n', lines);
    }

    /// <summary>What an edition has, in one line.</summary>
    private static string Count(EditionDraft edition)
    {
        var reads = edition.Endpoints.Where(endpoint => endpoint.Answer.Length > 0).ToList();
        var answers =
            string.Join(", ", reads.GroupBy(endpoint => endpoint.Answer).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => Terminal.Count(same.Count(), same.Key)));
        var resources =
            edition.Files.Keys.Count(file => file.StartsWith("resources/", StringComparison.Ordinal)
            && !file.EndsWith(".schema.json", StringComparison.Ordinal));
        var made = $"{Terminal.Count(reads.Count, "endpoint")} to read ({answers}), {edition.Endpoints.Count - reads.Count} to write";
        return FormattableString.Invariant($"{edition.Family}@{edition.Version}: {made}, {Terminal.Count(resources, "resource")}");
    }

    private static string Result(PageOutcome outcome) =>
        outcome.Errors.Count > 0
            ? "failed"
            : outcome.Skipped is not null
                ? "skipped"
                : outcome.Warnings.Count > 0 ? Terminal.Count(outcome.Warnings.Count, "warning") : "ok";

    private static IEnumerable<string> Lines(
        IEnumerable<PageOutcome> outcomes, string kind, Func<PageOutcome, IReadOnlyList<string>> texts) =>
        from outcome in outcomes
        from text in texts(outcome)
        select PlainText.Escape(
            $"{kind}: {(text.StartsWith($"{outcome.Page}:", StringComparison.Ordinal) ? text : $"{outcome.Page}: {text}")}");

    private static string Counts(IReadOnlyList<PageOutcome> outcomes)
    {
        var failed = outcomes.Count(outcome => outcome.Errors.Count > 0);
        var skipped = outcomes.Count(outcome => outcome.Skipped is not null);
        var warned = outcomes.Count(outcome => outcome.Errors.Count == 0 && outcome.Warnings.Count > 0);
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Terminal.Count(outcomes.Count, "page")}: {outcomes.Count - failed - skipped} derived, {warned} of them with warnings, "
                + $"{failed} failed");
        return skipped == 0 ? counts : FormattableString.Invariant($"{counts}, {skipped} skipped");
    }

    /// <summary>Unlike a cell of one text, one of several lines.</summary>
    private static Text Cell(string text) => new(string.Join('\n', text.Split('\n').Select(PlainText.Escape)));
}
