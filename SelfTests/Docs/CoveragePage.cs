using System.Globalization;
using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.ContractTests;
using CloudController.SelfTests.SchemaDiffTests;

namespace CloudController.SelfTests.Docs;

/// <summary>docs/coverage.md says of every endpoint what is checked, and of the others why nothing is: it is made of the contracts.</summary>
public sealed class CoveragePage
{
    private static readonly string Page = Path.Combine(Workspace.Folder, "docs", "coverage.md");

    private static readonly string[] Introduction =
    [
        "# Coverage",
        "",
        "What is checked of each endpoint, by edition: how many clauses each topic states about it, and the documented parameters that no",
        "topic asks with. [clauses.md](clauses.md) says what the topics are. `APPROVE=1` writes this page again when the tests run.",
    ];

    [Test]
    public void The_page_is_made_of_the_contracts()
    {
        var text = string.Join('\n', Introduction.Concat(Committed.Library.Endpoints.Concat(Committed.Library.Writes)
            .GroupBy(endpoint => endpoint.Edition)
            .OrderBy(edition => edition.Key.ToString(), StringComparer.Ordinal)
            .SelectMany(edition => Of(edition.Key, [.. edition])))) + "\n";
        if (Approval.IsGiven)
            File.WriteAllText(Page, text);
        File.ReadAllText(Page).Should().Be(text, "APPROVE=1 writes the page again");
    }

    private static IEnumerable<string> Of(Edition edition, IReadOnlyList<EndpointContract> endpoints)
    {
        var clauses = endpoints.Sum(endpoint => ContractTopics.Catalog.Of(endpoint).Count);
        return
        [
            "", $"## {edition}", "", FormattableString.Invariant($"{endpoints.Count} endpoints, {clauses} clauses."), "",
            "| endpoint | route | clauses | by topic | parameters without a topic |", "|---|---|---|---|---|",
            .. endpoints.OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal).Select(Row), .. LeftOut(edition),
        ];
    }

    private static string Row(EndpointContract endpoint)
    {
        var checks = ContractTopics.Catalog.Of(endpoint);
        var topics = checks
            .CountBy(check => check.Clause.Id.Split('/')[1])
            .OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => $"{topic.Key} {topic.Value.ToString(CultureInfo.InvariantCulture)}");
        var unasked = endpoint.Parameters
            .Where(parameter => parameter.Kind == ParameterKind.Other)
            .Select(parameter => $"`{parameter.Name}`");
        return FormattableString.Invariant(
            $"| `{endpoint.Name}` | `{endpoint.Method} {endpoint.Route}` | {checks.Count} | {string.Join(", ", topics)} | {string.Join(", ", unasked)} |");
    }

    /// <summary>What the overlay keeps out of the edition, with the reason that it gives.</summary>
    private static IEnumerable<string> LeftOut(Edition edition)
    {
        var overlay = Path.Combine(Workspace.Folder, "schemas", edition.Family, edition.Version, "overlay.json");
        if (!File.Exists(overlay))
            return [];
        var rows = CommittedEditions.Left(File.ReadAllText(overlay))
            .Where(left => left.File.EndsWith('/') && !Directory.Exists(Path.Combine(Path.GetDirectoryName(overlay)!, left.File)))
            .OrderBy(left => left.File, StringComparer.Ordinal)
            .Select(left => $"| `{left.File.TrimEnd('/')}` | {left.Reason} |");
        return ["", $"Left out of {edition}:", "", "| what | why |", "|---|---|", .. rows];
    }
}
