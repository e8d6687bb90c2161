namespace CloudController.SchemaDiff.Documents;

/// <summary>Makes operations of a part of a Slate page.</summary>
internal sealed class SlateRequest(SlatePart part, PageText page, List<string> warnings)
{
    /// <summary>An operation for each method and path and each answer; none where the part documents no request.</summary>
    internal IEnumerable<DocOperation> Operations()
    {
        if (part.Definitions.Count == 0)
        {
            if (part.HasDefinition)
                warnings.Add(PageException.At(page.Name, part.Place,
                    $"the section '{part.Title}' defines a request but names no method and path"));
            return [];
        }

        return from definition in part.Definitions
               let operation = Operation(definition)
               from answer in part.Answers.Count == 0 ? [operation] : part.Answers.Select(answer => Answered(operation, answer))
               select answer;
    }

    private DocOperation Operation(SlateDefinition definition)
    {
        var isRead = definition.Line.Method is "GET" or "HEAD";
        var parameters = new List<DocRow>();
        var fields = new List<DocRow>();
        var members = new List<DocRow>();
        foreach (var table in part.Tables.Where(table => table.HasNames))
        {
            var isRequired = table.Heading.StartsWith("Required", StringComparison.OrdinalIgnoreCase);
            var rows = SlateRows.Of(table, page, definition == part.Definitions[0] ? warnings : [], isRequired).ToList();
            if (IsObject(table))
                members.AddRange(rows);
            else if (isRead || table.IsBelow("query"))
                parameters.AddRange(rows.Where(row => !SlateRows.IsFieldSet(row)));
            else
                fields.AddRange(rows);
        }

        parameters.AddRange(part.Tables.Where(table => table.Has("Resource") && table.Has("Allowed Keys"))
            .SelectMany(table => SlateRows.FieldSets(table, page)));
        parameters.AddRange(definition.Line.QueryNames.Where(name => !parameters.Exists(row => row.Name == name))
            .Select(name => new DocRow { Name = name, Required = true, Place = definition.Place }));
        return new()
        {
            Title = part.Title,
            Section = part.Section,
            Method = definition.Line.Method,
            Route = definition.Line.Path,
            Place = definition.Place,
            Parameters = parameters,
            Fields = fields,
            ResponseFields = members,
            Roles = part.Tables.Where(table => table.IsBelow("roles")).SelectMany(Roles).DistinctBy(role => role.Name).ToList(),
            IsOpen = part.IsOpen,
            IsExperimental = part.IsExperimental,
            IsDeprecated = definition.IsDeprecated,
            Warnings = definition.Line.Correction is { } correction ? [PageException.At(page.Name, definition.Place, correction)] : [],
        };
    }

    /// <summary>Whether the rows of <paramref name="table"/> are members of something, not parameters.</summary>
    internal static bool IsObject(SlateTable table) => table.Heading.EndsWith("object", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<DocRole> Roles(SlateTable table) =>
        from cells in SlatePageReader.Rows(table)
        let name = HtmlText.Line(cells[0])
        where name.Length > 0
        select new DocRole(name, cells.Count > 1 && HtmlText.Line(cells[1]) is { Length: > 0 });

    private DocOperation Answered(DocOperation operation, PlacedText answer)
    {
        var skipped = answer.Text.Length - answer.Text.TrimStart('\n').Length;
        var lines = answer.Text[skipped..].Split('\n')
            .TakeWhile(line => !string.IsNullOrWhiteSpace(line) && line.TrimStart()[0] is not ('{' or '[')).ToList();
        var head = string.Join('\n', lines);
        var body = Math.Min(skipped + head.Length, answer.Text.Length);
        while (body < answer.Text.Length && char.IsWhiteSpace(answer.Text[body]))
            body++;
        var codes = StatusLine.Codes(head.Split('\n')[0]);
        if (codes is [])
            warnings.Add(PageException.At(page.Name, answer.Place(0), $"'{head.Split('\n')[0]}' is not an HTTP status; it is left out"));
        return operation with
        {
            Status = codes is [var status, ..] ? status : null,
            ResponseHeaders = DocHeader.Parse(string.Join('\n', head.Split('\n').Skip(1))),
            ResponseBody = body < answer.Text.Length ? answer.From(body) : null,
        };
    }
}
