using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.ContractTests;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Suite;

/// <summary>Waivers and histories name clauses by their ids, so an id that was published stays.</summary>
public sealed class ClauseIdTests
{
    private static readonly string Published = Path.Combine(Workspace.Folder, "SelfTests", "Suite", "published-clause-ids.txt");

    [Test]
    public async Task No_published_id_is_lost()
    {
        var ids =
            from endpoint in Committed.Library.Endpoints
            from version in endpoint.History.Everywhere
            from check in ContractTopics.Catalog.Of(version)
            select check.Clause.Id;
        var known = ids.ToHashSet(StringComparer.Ordinal);
        if (Approval.IsGiven)
            await File.WriteAllLinesAsync(Published, known.Order(StringComparer.Ordinal));

        (await File.ReadAllLinesAsync(Published)).Except(known).Should().BeEmpty("each line of {0} is the id of a clause", Published);
    }
}
