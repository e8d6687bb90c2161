using CloudController.Contract.Findings;

namespace CloudController.Contract.Reports.Html;

/// <summary>How the clauses of a report lie: by resource, endpoint and topic, the worst first.</summary>
/// <param name="Topics">The columns, by name.</param>
/// <param name="Resources">The rows, in groups.</param>
internal sealed record ReportMatrix(IReadOnlyList<string> Topics, IReadOnlyList<MatrixRow> Resources)
{
    /// <summary>The matrix over <paramref name="clauses"/>; what the target does not have is left out.</summary>
    internal static ReportMatrix Of(IEnumerable<ReportClause> clauses)
    {
        var asked = clauses
            .Where(clause => clause.Status != ClauseStatus.NotApplicable)
            .Select(clause => (Id: ClauseId.Of(clause.Id), clause.Status))
            .ToList();
        var topics = asked.Select(clause => clause.Id.Topic).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(topics, Rows(asked.GroupBy(clause => clause.Id.Resource), resource =>
            Rows(resource.GroupBy(clause => clause.Id.Endpoint), _ => [])));

        List<MatrixRow> Rows(
            IEnumerable<IGrouping<string, (ClauseId Id, ClauseStatus Status)>> groups,
            Func<IGrouping<string, (ClauseId Id, ClauseStatus Status)>, IReadOnlyList<MatrixRow>> parts) => groups
            .Select(group => new MatrixRow(
                group.Key,
                new(group.Select(clause => clause.Status)),
                topics.ConvertAll(topic => new MatrixCell(group.Where(clause => clause.Id.Topic == topic).Select(clause => clause.Status))),
                parts(group)))
            .OrderByDescending(row => Urgency(row.Whole.Status))
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>How urgently a reader has to look at what has the status.</summary>
    internal static int Urgency(ClauseStatus? status) => status switch
    {
        ClauseStatus.Failed => 6,
        ClauseStatus.Error => 5,
        ClauseStatus.Warning => 4,
        ClauseStatus.Inconclusive => 3,
        ClauseStatus.Waived => 2,
        ClauseStatus.Passed => 1,
        _ => 0,
    };
}

/// <summary>A resource with its endpoints, or an endpoint.</summary>
/// <param name="Name">Its name with the family, as <c>v3.apps</c>.</param>
/// <param name="Whole">All its clauses.</param>
/// <param name="Cells">Those of each topic.</param>
/// <param name="Endpoints">The endpoints of a resource; empty for an endpoint.</param>
internal sealed record MatrixRow(string Name, MatrixCell Whole, IReadOnlyList<MatrixCell> Cells, IReadOnlyList<MatrixRow> Endpoints);

/// <summary>Some clauses together.</summary>
internal sealed record MatrixCell
{
    internal MatrixCell(IEnumerable<ClauseStatus> clauses)
    {
        Counts = clauses.CountBy(status => status).ToDictionary();
        Status = Counts.Count == 0 ? null : Counts.Keys.MaxBy(status => ReportMatrix.Urgency(status));
    }

    /// <summary>How many there are of each status.</summary>
    internal IReadOnlyDictionary<ClauseStatus, int> Counts { get; }

    /// <summary>The most urgent status; <c>null</c> where there is no clause.</summary>
    internal ClauseStatus? Status { get; }

    /// <summary>How many have the most urgent status.</summary>
    internal int Worst => Status is { } status ? Counts[status] : 0;

    /// <summary>How many there are.</summary>
    internal int All => Counts.Values.Sum();
}

/// <summary>The parts of the id of a clause: <c>v3.apps-routes/paging/size-1</c>.</summary>
/// <param name="Endpoint">The endpoint with its family.</param>
/// <param name="Resource">The family and the resource that the route begins with.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct ClauseId(string Endpoint, string Resource, string Topic, string Rule)
{
    internal static ClauseId Of(string id)
    {
        var parts = id.Split('/');
        var name = parts[0].IndexOf('.', StringComparison.Ordinal) + 1;
        var end = parts[0].AsSpan(name).IndexOfAny('.', '-');
        return new(parts[0], end < 0 ? parts[0] : parts[0][..(name + end)], parts[1], parts[2]);
    }
}
