using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports.Html;

/// <summary>
/// All clauses of a report for the script of the page: the words once, and for each endpoint its clauses as numbers of words, because
/// twenty thousand clauses written out would be several megabytes.
/// </summary>
/// <param name="Words">Every text that a clause is made of.</param>
/// <param name="Statuses">The statuses, by number; the more urgent, the higher.</param>
/// <param name="Endpoints">The clauses, by endpoint.</param>
internal sealed record ClauseTable(
    IReadOnlyList<string> Words, IReadOnlyList<string> Statuses, IReadOnlyList<EndpointClauses> Endpoints)
{
    private static readonly ClauseStatus[] Known = Enum.GetValues<ClauseStatus>();

    internal static ClauseTable Of(RunReport report)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var causes = report.Causes
            .SelectMany(cause => cause.Clauses.Select(id => (Id: id, cause.Fingerprint)))
            .ToLookup(behind => behind.Id, behind => behind.Fingerprint, StringComparer.Ordinal);
        var endpoints = report.Clauses
            .GroupBy(clause => ClauseId.Of(clause.Id).Endpoint)
            .Select(endpoint => new EndpointClauses(
                endpoint.Key,
                ClauseId.Of(endpoint.First().Id).Resource,
                endpoint.Select(clause => Row(clause, causes[clause.Id])).ToList()))
            .ToList();
        return new(words.Keys.ToList(), Known.Select(status => MatrixHtml.Class(status)).ToList(), endpoints);

        int[] Row(ReportClause clause, IEnumerable<string> behind)
        {
            var id = ClauseId.Of(clause.Id);
            int[] always = [Word(id.Topic), Word(id.Rule), Word(clause.Statement), Array.IndexOf(Known, clause.Status), (int)clause.Level];
            var reason = clause.Reason is { } told ? Word(told) : -1;
            int[] fingerprints = [.. behind.Select(Word)];
            return reason < 0 && fingerprints.Length == 0 ? always : [.. always, reason, .. fingerprints];
        }

        int Word(string text)
        {
            var shown = PlainText.Escape(text);
            if (!words.TryGetValue(shown, out var number))
                words.Add(shown, number = words.Count);
            return number;
        }
    }
}

/// <summary>The clauses of one endpoint.</summary>
/// <param name="Endpoint">Its name with the family.</param>
/// <param name="Resource">The resource that it belongs to.</param>
/// <param name="Clauses">
/// For each clause the numbers of topic, rule, statement, status and level, and where there are any, of the reason (-1 for none) and of
/// the fingerprints of its causes.
/// </param>
internal sealed record EndpointClauses(string Endpoint, string Resource, IReadOnlyList<int[]> Clauses);
