using CloudController.Contract.Settings;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>One GET that the documents of today describe, with the parameters that they name.</summary>
/// <param name="IsPaged">Whether it is a list with pages.</param>
/// <param name="Route">The path; variables begin with a colon.</param>
/// <param name="Parameters">The parameters beside those of paging and of relations, each with the values that are valid.</param>
public sealed record SurfaceLine(bool IsPaged, string Route, IReadOnlyList<(string Name, string Values)> Parameters)
{
    private const string File = "read-surface.txt";

    private static readonly string[] Comparisons = ["lt", "lte", "gt", "gte"];

    /// <summary>All of them: the acceptance list of what can be read.</summary>
    public static IReadOnlyList<SurfaceLine> All { get; } =
    [
        .. System.IO.File.ReadLines(Path.Combine(Workspace.Folder, "SelfTests", "ReferenceControllerTests", File)).Select(Read),
    ];

    public bool IsV3 => !Route.StartsWith("/v2/", StringComparison.Ordinal);

    /// <summary>Whether a path is one of the route's.</summary>
    public bool Matches(string path)
    {
        var (expected, actual) = (Route.Split('/'), path.Split('/'));
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => pair.First is [':', ..] || pair.First == pair.Second);
    }

    /// <summary>Query strings, each of which says one thing that the documents allow.</summary>
    public IEnumerable<string> Queries() => Parameters.SelectMany(parameter => (parameter.Name, parameter.Values) switch
    {
        ("q", var filters) => filters.Split(',').Select(filter => $"q={filter}:1"),
        ("label_selector", _) => ["label_selector=env%3Dprod"],
        (var name, "time") => Times(name),
        (var name, "") => [$"{name}=1"],
        ("order_by", var orders) => orders.Split(',').SelectMany(order => new[] { $"order_by={order}", $"order_by=-{order}" }),
        ("order-by" or "include", var values) => values.Split(',').Select(value => $"{parameter.Name}={value}"),
        (var name, var values) => [$"{name}={values}"],
    });

    public override string ToString() => Route;

    private static string[] Times(string name) =>
        [$"{name}=2024-03-01T00:00:00Z", .. Comparisons.Select(than => $"{name}[{than}]=2024-03-01T00:00:00Z")];

    private static SurfaceLine Read(string line)
    {
        var words = line.Split(' ');
        var parameters = words[2..].Select(word => word.Split('=', 2)).Select(pair => (pair[0], pair.ElementAtOrDefault(1) ?? ""));
        return new(words[0] == "paged", words[1], [.. parameters]);
    }
}
