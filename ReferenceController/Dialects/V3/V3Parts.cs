using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>An object of its own below an item, or a text or a file.</summary>
internal sealed record V3Part(string Segment) : ItemPart(Segment)
{
    /// <summary>The reference that the object is; <see langword="null"/> where it is no relationship to one.</summary>
    public string? Relationship { get; init; }

    /// <summary>What the parameter fields takes.</summary>
    public ImmutableArray<V3FieldSet> FieldSets { get; init; } = [];

    /// <summary>The array that parameters leave some elements of.</summary>
    public V3Elements? Elements { get; init; }

    /// <summary>The links beside self; none at all where this is <see langword="null"/>.</summary>
    public ImmutableArray<V3Link>? Links { get; init; }
}

/// <summary>A list below an item.</summary>
/// <param name="Segment">The path below the item's.</param>
/// <param name="Table">The table whose items are listed.</param>
internal sealed record V3Sublist(string Segment, string Table)
{
    /// <summary>The way from the listed items to the one that they are listed below; by default the only reference there.</summary>
    public string? By { get; init; }

    /// <summary>What listed items have to have beside.</summary>
    public ImmutableArray<(string Column, string Word)> Only { get; init; } = [];

    /// <summary>The filters, where they are not those of the whole list.</summary>
    public ImmutableArray<V3Filter>? Filters { get; init; }

    /// <summary>Who sees the list of an item that they see; <see langword="null"/> for everybody.</summary>
    public Readership? Readers { get; init; }

    /// <summary>The column by whose words single items are found below the list.</summary>
    public string? OneBy { get; init; }

    /// <summary>The parts of such an item.</summary>
    public ImmutableArray<string> OneWith { get; init; } = [];

    public static implicit operator V3Sublist(string table) => new(table, table);
}

/// <summary>A fixed set of things with names below an item, each found by its name too.</summary>
/// <param name="Segment">The path below the item's.</param>
/// <param name="Column">The column that holds them, as an array of objects.</param>
/// <param name="Label">What one of them is, with a capital letter.</param>
internal sealed record V3NamedSet(string Segment, string Column, string Label)
{
    /// <summary>Whether the list tells of its pages, of which there is one.</summary>
    public bool IsPaged { get; init; }
}

/// <summary>A question below an item: whether another table has an item that belongs to it and has what the parameters say.</summary>
/// <param name="Segment">The path below the item's.</param>
/// <param name="Member">The member of the answer.</param>
/// <param name="Table">The other table.</param>
internal sealed record V3Question(string Segment, string Member, string Table)
{
    /// <summary>The columns that are asked for by parameters called like them, and what each is where the parameter is missing.</summary>
    public ImmutableArray<(string Column, string? Otherwise)> Parameters { get; init; } = [];
}

/// <summary>Some members of the items at the end of a way.</summary>
/// <param name="Way">The way, as the parameter names it.</param>
/// <param name="Members">The members that can be asked for.</param>
internal sealed record V3FieldSet(string Way, ImmutableArray<string> Members)
{
    public string Parameter => $"fields[{Way}]";

    /// <summary>What is gone before the way; empty where it begins at the item.</summary>
    public string Before { get; init; } = "";

    /// <summary>The whole way, as <see cref="Model.Steps"/> reads it.</summary>
    public string WholeWay => Before.Length == 0 ? Way : $"{Before}:{Way}";
}

/// <summary>An array of a part, and the parameters that leave those of its elements that have one of some values.</summary>
/// <param name="Member">The member that holds it.</param>
/// <param name="Filters">The parameters, each with the way to the value inside an element.</param>
internal sealed record V3Elements(string Member, ImmutableArray<(string Parameter, string Path)> Filters)
{
    public void Filter(JsonObject document, QueryParameters parameters)
    {
        foreach (var (parameter, path) in Filters.Where(filter => !parameters.All(filter.Parameter).IsEmpty))
        {
            var wanted = V3ReadFilter.Items(parameters.All(parameter)[^1]);
            document[Member] = new JsonArray(
            [
                .. document[Member]!.AsArray()
                    .Where(element => wanted.Contains((string)path.Split('.').Aggregate(element, (node, step) => node?[step])!))
                    .Select(element => element?.DeepClone()),
            ]);
        }
    }
}
