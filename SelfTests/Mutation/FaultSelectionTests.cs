using CloudController.Reference;
using CloudController.Reference.Faults;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Mutation;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>Which faults are chosen, and what the environment can ask for.</summary>
public sealed class FaultSelectionTests
{
    [Test]
    public void Exemplars_have_a_fault_of_each_group_every_historic_one_and_a_killer_of_each_rule()
    {
        var chosen = Choose(MutationSelection.Exemplars);
        GroupsOf(chosen).Should().Equal(GroupsOf(CommittedFaults.All));
        chosen.Should().Contain(CommittedFaults.All.Where(fault => fault.IsHistoric)).And.OnlyHaveUniqueItems();
        chosen.Count.Should().BeLessThan(CommittedFaults.All.Length);
        RulesOf(chosen).Should().Equal(RulesOf(CommittedFaults.All));
    }

    [Test]
    public void Exemplars_are_of_every_endpoint_that_a_table_names() =>
        Choose(MutationSelection.Exemplars).Select(FaultSelection.EndpointOf).Distinct().Should()
            .Contain(CommittedFaults.All.Where(fault => !fault.IsGeneral).Select(FaultSelection.EndpointOf).Distinct());

    [TestCase("v2.buildpacks")]
    [TestCase("v3.packages")]
    [TestCase("v3.buildpacks")]
    public void Lists_with_faults_for_every_topic_are_tried_in_full(string endpoint) =>
        ClauseRules.IsTriedInFull($"{endpoint}/status-and-headers/ok").Should()
            .BeTrue("an exhaustive run demands a fault for each of its clauses");

    [Test]
    public void Exhaustive_is_all() => Choose(MutationSelection.Exhaustive).Should().BeEquivalentTo(CommittedFaults.All);

    [FsCheck.NUnit.Property]
    public bool Within_seven_nights_each_group_and_each_endpoint_is_in_a_sample(int seed, uint part)
    {
        var faults = Part(part);
        var nights = Enumerable.Range(seed / 2, FaultSelection.Nights);
        var week = nights.SelectMany(night => Choose(MutationSelection.Sample, night, faults)).ToList();
        return week.Select(FaultSelection.GroupOf).ToHashSet().SetEquals(faults.Select(FaultSelection.GroupOf))
            && week.Select(FaultSelection.EndpointOf).ToHashSet().SetEquals(faults.Select(FaultSelection.EndpointOf));
    }

    [FsCheck.NUnit.Property(MaxTest = 5)]
    public bool With_time_each_fault_is_in_a_sample(short seed, uint part)
    {
        var faults = Part(part);
        var largest = faults.GroupBy(FaultSelection.GroupOf).Max(group => group.Count());
        var nights = Enumerable.Range(seed, FaultSelection.Nights * largest);
        return nights.SelectMany(night => Choose(MutationSelection.Sample, night, faults)).ToHashSet().SetEquals(faults);
    }

    [FsCheck.NUnit.Property]
    public bool A_choice_depends_on_faults_and_seed_only(int seed, uint part, bool exemplars)
    {
        var (faults, selection) = (Part(part), exemplars ? MutationSelection.Exemplars : MutationSelection.Sample);
        return Choose(selection, seed, faults).SequenceEqual(Choose(selection, seed, Enumerable.Reverse(faults).ToList()));
    }

    [TestCase(null, null, "exemplars", 738_000)]
    [TestCase("", "", "exemplars", 738_000)]
    [TestCase("sample", null, "sample", 738_000)]
    [TestCase("sample", "-5", "sample", -5)]
    [TestCase("exhaustive", null, "exhaustive", 738_000)]
    public void The_environment_says_which(string? selection, string? seed, string expected, int expectedSeed)
    {
        var settings = MutationSettings.Read(Variables(selection, seed), At(738_000));
        (MutationSettings.NameOf(settings.Selection), settings.Seed).Should().Be((expected, expectedSeed));
    }

    [TestCase("all", null, "MUTATION: 'all' is none of exemplars, sample, exhaustive")]
    [TestCase("1", null, "MUTATION: '1' is none of *")]
    [TestCase("sample", "today", "MUTATION_SEED: 'today' is no whole number from *")]
    [TestCase("sample", "99999999999", "MUTATION_SEED: '99999999999' is no whole number from *")]
    [TestCase("exhaustive", "5", "MUTATION_SEED is for MUTATION=sample only")]
    public void What_cannot_be_used_is_named(string selection, string? seed, string message)
    {
        var read = () => MutationSettings.Read(Variables(selection, seed), TimeProvider.System);
        read.Should().Throw<FormatException>().WithMessage(message);
    }

    private static IReadOnlyList<Fault> Choose(MutationSelection selection, int seed = 0, IReadOnlyCollection<Fault>? faults = null) =>
        FaultSelection.Choose(new(selection, seed), faults ?? CommittedFaults.All, ClauseRules.InFamily).Faults;

    /// <summary>One in so many faults is in a part.</summary>
    private const int MostOfPart = 50;

    /// <summary>A part of all faults, another one for each number.</summary>
    private static List<Fault> Part(uint number)
    {
        var random = new System.Random(unchecked((int)number));
        return CommittedFaults.All.Where(_ => random.Next(MostOfPart) == 0).ToList();
    }

    private static SortedSet<string> GroupsOf(IEnumerable<Fault> faults) =>
        new(faults.Select(FaultSelection.GroupOf), StringComparer.Ordinal);

    private static SortedSet<string> RulesOf(IEnumerable<Fault> faults) =>
        new(faults.SelectMany(fault => fault.Breaks.Select(ClauseRules.InFamily)), StringComparer.Ordinal);

    private static Func<string, string?> Variables(string? selection, string? seed) =>
        name => name == MutationSettings.SelectionVariable ? selection : name == MutationSettings.SeedVariable ? seed : null;

    private static FixedTime At(int day) => new(new DateTimeOffset(DateOnly.FromDayNumber(day).ToDateTime(new(23, 59)), TimeSpan.Zero));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
