using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What holds of the comparison of any two schemas with alternatives, bounds and recursion.</summary>
public sealed class AlternativeProperties
{
    private const int Schemas = 120;

    [Test]
    public void Nothing_changed_between_a_schema_and_itself_in_other_words() => ForAll(seed =>
    {
        var schema = Make(seed);
        var respelled = Respelling.Of(schema, new(seed));

        ChangeLines.Between(schema, schema).Select(ChangeLines.Of).Should().BeEmpty(Because(seed));
        ChangeLines.Between(schema, respelled).Select(ChangeLines.Of).Should().BeEmpty(Because(seed));
        ChangeLines.Between(respelled, schema).Select(ChangeLines.Of).Should().BeEmpty(Because(seed));
    });

    [Test]
    public void The_way_back_mirrors_the_way() => ForAll(seed =>
    {
        var before = Make(seed);
        var after = seed % 2 == 0 ? Make(seed + Schemas) : Changed(before, new(seed));

        ChangeLines.Between(after, before).Select(ChangeLines.Key).Order().Should()
            .Equal(ChangeLines.Between(before, after).Select(ChangeLines.Mirror).Select(ChangeLines.Key).Order(), Because(seed));
    });

    [Test]
    public void A_change_is_the_same_in_other_words() => ForAll(seed =>
    {
        var before = Make(seed);
        var after = Changed(before, new(seed));

        // A recursion that is written out has more places, so changes inside it are told more often.
        ChangeLines.Between(Respelling.Of(before, new(seed), writesOut: false), Respelling.Of(after, new(seed + 1), writesOut: false))
            .Select(ChangeLines.Short).Order().Should()
            .Equal(ChangeLines.Between(before, after).Select(ChangeLines.Short).Order(), Because(seed));
    });

    [Test]
    public void A_member_that_is_new_somewhere_is_told_and_nothing_else() => ForAll(seed =>
    {
        var before = Make(seed);
        var after = (JsonObject)before.DeepClone();
        var objects = RandomAlternatives.Reachable(after);
        ((JsonObject)objects[new Random(seed).Next(objects.Count)]["properties"]!)["fresh"] = new JsonObject { ["type"] = "string" };

        var changes = ChangeLines.Between(before, after);

        changes.Should().NotBeEmpty(Because(seed));
        changes.Select(change => change.Rule.Id).Should().OnlyContain(rule => rule == "field-added", Because(seed));
        changes.Select(change => change.Pointer)
            .Should().OnlyContain(pointer => pointer.EndsWith("/fresh", StringComparison.Ordinal), Because(seed));
    });

    [Test]
    public void Fingerprints_are_unique() => ForAll(seed =>
        ChangeLines.Between(Make(seed), Make(seed + Schemas)).Select(change => change.Fingerprint)
            .Should().OnlyHaveUniqueItems(Because(seed)));

    private static JsonObject Make(int seed) => new RandomAlternatives(new(seed)).Make();

    /// <summary>A few of the members that a body can have are something else.</summary>
    private static JsonObject Changed(JsonObject schema, Random random)
    {
        var after = (JsonObject)schema.DeepClone();
        for (var count = 0; count < 3; count++)
        {
            var objects = RandomAlternatives.Reachable(after);
            var members = (JsonObject)objects[random.Next(objects.Count)]["properties"]!;
            var name = members.Select(member => member.Key).ElementAt(random.Next(members.Count));
            if (random.Next(3) == 0 && members.Count > 1)
                members.Remove(name);
            else
                members[name] = new RandomAlternatives(random).Value(depth: 2);
        }

        return after;
    }

    /// <summary>The same schemas in every run, so that a failure can be repeated.</summary>
    private static void ForAll(Action<int> property)
    {
        for (var seed = 0; seed < Schemas; seed++)
            property(seed);
    }

    private static string Because(int seed) => FormattableString.Invariant($"this holds of the schemas of seed {seed}");
}
