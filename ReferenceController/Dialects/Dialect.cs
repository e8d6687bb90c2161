using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects;

/// <summary>One API family as one release of the controller speaks it.</summary>
internal abstract record Dialect : WireFormat
{
    /// <summary>The name of the release.</summary>
    public required string Release { get; init; }

    /// <summary>The version that the controller tells of the family.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The family: the first part of every path.</summary>
    public abstract string Family { get; }

    /// <summary>Whether links begin with scheme and host; otherwise they begin with the path.</summary>
    public bool AbsoluteLinks { get; init; }

    /// <summary>Whether updated_at tells the time of creation until the first change; otherwise it is null until then.</summary>
    public bool DatesNewItems { get; init; }

    /// <summary>The link to a path with its query.</summary>
    /// <param name="origin">Scheme, host and port under which the client reached the controller.</param>
    /// <param name="pathAndQuery">The path, from its first slash.</param>
    public string Link(string origin, string pathAndQuery) => AbsoluteLinks ? origin + pathAndQuery : pathAndQuery;

    /// <summary>The path of the list of a table.</summary>
    public string PathOf(Table table) => $"/{Family}/{table.Name}";

    /// <summary>The name of the list of a table, as faults and clauses call it.</summary>
    public string NameOf(Table table) => $"{Family}.{table.Name}";

    /// <summary>The name of another operation of a table than its list.</summary>
    public string NameOf(Table table, string operation) => $"{NameOf(table)}.{operation}";

    /// <summary>The name of what is answered at a path, without its operation: the segments that are no variables.</summary>
    public string NameOf(string path) =>
        $"{Family}.{string.Join('-', ApiRoute.Segments(path)[1..].Where(segment => segment is not [':', ..]))}";

    /// <summary>A new row, with its guid and times.</summary>
    public Row NewRow(Table table, TimeProvider clock)
    {
        var now = Timestamp.Now(clock);
        return Row.New(table, $"{Guid.NewGuid()}").With(Table.CreatedAt, now).With(Table.UpdatedAt, DatesNewItems ? now : null);
    }
}
