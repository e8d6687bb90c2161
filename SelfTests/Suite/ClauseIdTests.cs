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
            await File.WriteAllLinesAsync(Published, PublishedIds.Write(known));

        var published = PublishedIds.Read(await File.ReadAllLinesAsync(Published)).ToHashSet(StringComparer.Ordinal);
        published.Except(known).Should().BeEmpty("{0} names clauses", Published);
        known.Except(published).Should().BeEmpty("APPROVE=1 publishes what is new");
    }

    [Test]
    public void A_file_of_ids_stands_for_the_ids_that_it_was_made_of()
    {
        string[] ids =
        [
            "v2.a/paging/one", "v2.a/paging/two", "v2.b/paging/one", "v2.b/paging/two", "v2.c/paging/one", "v2.a/links/one",
            .. Enumerable.Range(0, 100).Select(number => $"v3.long-{number}/links/a-name-of-some-length"),
            .. Enumerable.Range(0, 100).Select(number => $"v3.wide/fields/a-name-of-some-length-{number}"),
        ];

        var lines = PublishedIds.Write(ids).ToList();

        PublishedIds.Read(lines).Should().BeEquivalentTo(ids);
        lines.Should().HaveCountLessThan(ids.Length).And.OnlyContain(line => line.Length <= 140);
    }
}
