namespace CloudController.SchemaDiff.Documents;

/// <summary>
/// Puts the parts of a page together to operations. A reader hands them over in the order in which they stand in the page: a title, then
/// method and path, then what belongs to the request and to its answer. What belongs to a request and follows an answer starts the next
/// request, and so does a part that there is already.
/// </summary>
internal sealed class PageAssembly(string file)
{
    private readonly List<DocOperation> _operations = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly HashSet<PagePart> _parts = [];
    private readonly List<string> _warnings = [];
    private readonly List<(string Problem, (int Line, int Column) Place)> _unnamed = [];
    private (string Text, (int Line, int Column) Place)? _title;
    private (RequestLine Line, (int Line, int Column) Place)? _route;
    private bool _isSectionEmpty;

    /// <summary>A section starts.</summary>
    internal void Section(string title, (int Line, int Column) place)
    {
        CloseSection();
        (_title, _isSectionEmpty) = ((title, place), true);
    }

    /// <summary>A heading names method and path.</summary>
    internal void Route(RequestLine line, (int Line, int Column) place)
    {
        CloseRoute();
        (_route, _isSectionEmpty) = ((line, place), false);
        NextExchange();
        if (line.Correction is { } correction)
            Warn(place, correction);
    }

    /// <summary>A table.</summary>
    internal void Table(PagePart part, IReadOnlyList<DocRow> rows, (int Line, int Column) place)
    {
        if (IsPart(part, place))
        {
            Change(operation => part switch
            {
                PagePart.Parameters => operation with { Parameters = rows },
                PagePart.Fields => operation with { Fields = rows },
                _ => operation with { ResponseFields = rows },
            });
        }
    }

    /// <summary>A block of text.</summary>
    internal void Block(PagePart part, PlacedText text)
    {
        var place = text.Place(0);
        // Some print the body of the request below its route.
        var line = text.Text.Trim().Split('\n')[0];
        var example = part == PagePart.Example ? RequestLine.Of(line) : null;
        if (_route is null && example is not null)
        {
            var route = example.ToRoute() with { Query = "" };
            Route(route, place);
            Warn(place, $"no heading names method and path; '{route}' is taken from the example");
        }

        if (!IsPart(part, place))
            return;
        if (example is not null)
            _exchanges[^1] = _exchanges[^1] with { Example = (example, place) };
        else if (part == PagePart.Example)
            Warn(place, $"the example '{line}' is not a method and a path");
        else if (part == PagePart.Status)
            Status(text.Text, place);
        else if (part == PagePart.RequestHeaders)
            Change(operation => operation with { RequestHeaders = DocHeader.Parse(text.Text) });
        else if (part == PagePart.ResponseHeaders)
            Change(operation => operation with { ResponseHeaders = DocHeader.Parse(text.Text) });
        else if (part == PagePart.ResponseBody)
            Change(operation => operation with { ResponseBody = text });
    }

    /// <summary>
    /// The page. One without operations is passed over where <paramref name="skipped"/> says why, otherwise refused with
    /// <paramref name="problem"/>.
    /// </summary>
    /// <exception cref="PageException">There is no operation, though there should be.</exception>
    internal DocPage Page(string title, string? skipped, string problem)
    {
        CloseSection();
        if (_operations.Count > 0)
            return new(file, title, _operations)
            {
                Warnings = [.. _warnings, .. _unnamed.Select(part => PageException.At(file, part.Place, part.Problem))],
            };
        if (_unnamed is [var first, ..])
            throw new PageException(file, first.Place, first.Problem);
        return skipped is not null ? new(file, title, []) { Skipped = skipped } : throw new PageException(file, problem);
    }

    private void Status(string text, (int Line, int Column) place)
    {
        var statuses = StatusLine.Codes(text);
        if (statuses is [var status, ..])
            Change(operation => operation with { Status = status });
        if (statuses.Count == 0)
            Warn(place, $"'{text.Trim()}' is not an HTTP status; it is left out");
        else if (statuses.Count > 1)
            Warn(place,
                FormattableString.Invariant(
                    $"the page gives the statuses {string.Join(", ", statuses)} for one answer; {statuses[0]} is kept"));
    }

    /// <summary>Makes room for a part; whether there is an operation that it belongs to.</summary>
    private bool IsPart(PagePart part, (int Line, int Column) place)
    {
        if (_route is null)
        {
            if (_isSectionEmpty || _unnamed.Count == 0)
                _unnamed.Add(($"{(_title is var (title, _) ? $"the section '{title}'" : "the page")} shows a request or an answer but "
                    + $"names no method and path", place));
            _isSectionEmpty = false;
            return false;
        }

        var isAfterAnswer = part < PagePart.Status && _parts.Any(seen => seen >= PagePart.Status);
        if (isAfterAnswer || (part != PagePart.OtherOfRequest && _parts.Contains(part)))
            NextExchange();
        _parts.Add(part);
        return true;
    }

    private void NextExchange()
    {
        _parts.Clear();
        var (line, place) = _route!.Value;
        _exchanges.Add(new(new() { Title = _title?.Text ?? line.ToString(), Method = line.Method, Route = line.Path, Place = place }));
    }

    private void Change(Func<DocOperation, DocOperation> change) =>
        _exchanges[^1] = _exchanges[^1] with { Operation = change(_exchanges[^1].Operation) };

    private void Warn((int Line, int Column) place, string problem) => Change(operation => Warned(operation, place, problem));

    private DocOperation Warned(DocOperation operation, (int Line, int Column) place, string problem) =>
        operation with { Warnings = [.. operation.Warnings, PageException.At(file, place, problem)] };

    private void CloseSection()
    {
        CloseRoute();
        _route = null;
        if (_title is var (title, place) && _isSectionEmpty)
            _warnings.Add(PageException.At(file, place, $"the section '{title}' documents no request; it is passed over"));
    }

    /// <summary>
    /// Of several examples below one heading, each that asks something else is an operation of its own; the only one can only be wrong.
    /// </summary>
    private void CloseRoute()
    {
        // Parameters of the tables come before those of the example's query, which shows names only.
        if (_route is var (heading, _) && _exchanges.Count > 0)
            Change(operation => operation with { Parameters =
            [
                .. operation.Parameters, .. heading.QueryNames.Select(name => new DocRow { Name = name }),
            ] });
        var isMixed = _exchanges.Any(exchange => exchange.Example is var (line, _) && line.IsTo(_route!.Value.Line));
        foreach (var (operation, example) in _exchanges)
        {
            if (example is not var (line, place) || line.IsTo(_route!.Value.Line))
                _operations.Add(operation);
            else
                _operations.Add(Differing(operation, line, place, isMixed));
        }

        _exchanges.Clear();
    }

    private DocOperation Differing(DocOperation operation, RequestLine example, (int Line, int Column) place, bool isMixed)
    {
        var problem = $"the example asks '{example}', which is not the '{_route!.Value.Line}' of the heading";
        var route = example.ToRoute();
        return isMixed
            ? Warned(operation, place, $"{problem}; it is an operation of its own") with
            {
                Method = route.Method,
                Route = route.Path,
                Place = place,
            }
            : Warned(operation, place, problem);
    }

    private sealed record Exchange(DocOperation Operation, (RequestLine Line, (int Line, int Column) Place)? Example = null);
}
