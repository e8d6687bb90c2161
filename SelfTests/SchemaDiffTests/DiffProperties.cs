using System.Text.Json.Nodes;
using CloudController.SchemaDiff.Diffing;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>What holds of the comparison of any two schemas.</summary>
public sealed class DiffProperties
{
    private const int Schemas = 200;

    [Test]
    public void Nothing_changed_between_a_schema_and_itself() => ForAll(seed =>
        Diff(RandomSchema.Make(new(seed)), RandomSchema.Make(new(seed))).Should().BeEmpty(Seed(seed)));

    [Test]
    public void The_way_back_mirrors_the_way() => ForAll(seed =>
    {
        var random = new Random(seed);
        var before = RandomSchema.Make(random);
        var after = seed % 2 == 0 ? RandomSchema.Make(random) : Mutated(before, random, 4);

        Diff(after, before).Select(ChangeLines.Key).Order().Should()
            .Equal(Diff(before, after).Select(ChangeLines.Mirror).Select(ChangeLines.Key).Order(), Seed(seed));
    });

    [Test]
    public void One_mutation_is_one_change_at_its_place() => ForAll(seed =>
    {
        var random = new Random(seed);
        var before = RandomSchema.Make(random);
        var after = (JsonObject)before.DeepClone();
        var (mutation, pointer) = Mutate(after, random);

        Diff(before, after).Select(change => $"{change.Rule.Id} {change.Pointer}")
            .Should().Equal([$"{mutation.Rule} {pointer}"], Seed(seed));
    });

    [Test]
    public void One_mutation_outside_of_alternatives_is_one_change_of_all_of_them() => ForAll(seed =>
    {
        var random = new Random(seed);
        var before = RandomSchema.Make(random);
        RandomSchema.AddAlternatives(before);
        var after = (JsonObject)before.DeepClone();
        var (mutation, pointer) = Mutate(after, random);

        Diff(before, after).Select(change => $"{change.Rule.Id} {change.Pointer}{change.Variant}")
            .Should().Equal([$"{mutation.Rule} {pointer}"], Seed(seed));
        Diff(after, before).Select(ChangeLines.Key).Order().Should()
            .Equal(Diff(before, after).Select(ChangeLines.Mirror).Select(ChangeLines.Key).Order(), Seed(seed));
    });

    [Test]
    public void Fingerprints_do_not_depend_on_texts_order_or_formatting() => ForAll(seed =>
    {
        var random = new Random(seed);
        var before = RandomSchema.Make(random);
        var after = Mutated(before, random, 4);

        var fingerprints = Diff(before, after).Select(change => change.Fingerprint).ToList();

        Diff(Reworded(before, random), Reworded(after, random)).Select(change => change.Fingerprint).Order()
            .Should().Equal(fingerprints.Order(), Seed(seed));
        fingerprints.Should().OnlyHaveUniqueItems();
    });

    [Test]
    public void Every_mutation_is_possible() =>
        Mutation.All.Should().OnlyContain(mutation => Enumerable
            .Range(0, 50)
            .Any(seed => RandomSchema.Places(RandomSchema.Make(new(seed)), "").Any(mutation.Fits)));

    [TestCase("field-removed", Severity.Breaking)]
    [TestCase("field-optional", Severity.Breaking)]
    [TestCase("field-type", Severity.Breaking)]
    [TestCase("field-type-widened", Severity.Breaking)]
    [TestCase("field-type-narrowed", Severity.Additive)]
    [TestCase("field-forgotten", Severity.Risky)]
    [TestCase("links-absolute", Severity.Breaking)]
    [TestCase("parameter-removed", Severity.Breaking)]
    [TestCase("required-parameter-added", Severity.Breaking)]
    [TestCase("status", Severity.Breaking)]
    [TestCase("field-null", Severity.Risky)]
    [TestCase("field-value-added", Severity.Risky)]
    [TestCase("field-added", Severity.Additive)]
    [TestCase("parameter-added", Severity.Additive)]
    [TestCase("field-not-null", Severity.Additive)]
    [TestCase("field-learned", Severity.Note)]
    [TestCase("parameter-deprecated", Severity.Note)]
    public void The_severity_is_that_of_a_client(string rule, Severity severity) => Rules.Get(rule).Severity.Should().Be(severity);

    [TestCase("""{ "type": ["string", "integer"] }""", """{ "type": "string" }""", "field-type-narrowed /a")]
    [TestCase("""{ "type": "string" }""", """{ "type": ["string", "integer"] }""", "field-type-widened /a")]
    [TestCase("""{ "type": "number" }""", """{ "type": "integer" }""", "field-type-narrowed /a")]
    [TestCase("""{ "type": "number" }""", """{ "type": ["integer", "number"] }""")]
    [TestCase("""{ "type": "number" }""", """{ "type": ["integer", "string"] }""", "field-type /a")]
    [TestCase("""{ "type": ["string", "null"] }""", """{ "type": "string" }""", "field-not-null /a")]
    [TestCase("""{ "type": ["array", "string"], "items": { "type": "string" }, "pattern": "^x" }""",
        """{ "type": "string", "pattern": "^x" }""", "field-type-narrowed /a")]
    [TestCase("""{ "type": ["object", "string"], "properties": { "b": { "type": "string" } } }""", """{ "type": "object" }""",
        "field-type-narrowed /a", "field-removed /a/b")]
    [TestCase("""{ "type": "object", "additionalProperties": { "type": "string" } }""",
        """{ "type": "object", "additionalProperties": { "type": "integer" } }""", "field-type /a/*")]
    [TestCase("""{ "type": "object", "additionalProperties": { "type": "string" } }""", """{ "type": "object" }""", "field-forgotten /a/*")]
    [TestCase("""{ "type": "object" }""", """{ "type": "object", "additionalProperties": { "type": "string" } }""", "field-learned /a/*")]
    [TestCase("""{ "type": "object", "additionalProperties": { "type": "string" } }""",
        """{ "type": "object", "additionalProperties": false }""", "field-removed /a/*")]
    [TestCase("""{ "type": "object", "additionalProperties": {} }""", """{ "type": "object", "additionalProperties": true }""")]
    public void A_change_of_one_member_is_told_by_its_rules(string before, string after, params string[] expected) =>
        Diff(ChangeLines.WithMember(before), ChangeLines.WithMember(after)).Select(change => $"{change.Rule.Id} {change.Pointer}")
            .Should().Equal(expected);

    [Test]
    public void Every_rule_has_a_mirror_whose_mirror_it_is() =>
        Rules.All.Should().OnlyContain(rule => Rules.Get(rule.Mirror).Mirror == rule.Id);

    [Test]
    public async Task Two_contracts_mirror_each_other_too()
    {
        var schemas = Path.Combine(CloudController.Contract.Settings.Workspace.Folder, "schemas");
        var (v2, v3) = (Path.Combine(schemas, "v2/2.33.0/buildpacks.list"), Path.Combine(schemas, "v3/2.42.0-experimental/packages.list"));

        var forth = await ChangeLines.Diff(v2, v3);
        var back = await ChangeLines.Diff(v3, v2);

        forth.Should().NotBeEmpty();
        back.Select(ChangeLines.Key).Should().BeEquivalentTo(forth.Select(ChangeLines.Mirror).Select(ChangeLines.Key));
        (await ChangeLines.Diff(v2, v2)).Should().BeEmpty();
        (await ChangeLines.Diff(v3, v3)).Should().BeEmpty();
    }

    /// <summary>The same schemas in every run, so that a failure can be repeated.</summary>
    private static void ForAll(Action<int> property)
    {
        for (var seed = 0; seed < Schemas; seed++)
            property(seed);
    }

    private static string Seed(int seed) => FormattableString.Invariant($"this holds of the schemas of seed {seed}");

    private static IReadOnlyList<Change> Diff(JsonObject before, JsonObject after) => ChangeLines.Between(before, after);

    private static JsonObject Mutated(JsonObject schema, Random random, int times)
    {
        var after = (JsonObject)schema.DeepClone();
        for (var count = 0; count < times && RandomSchema.Places(after).Any(); count++)
            Mutate(after, random);
        return after;
    }

    private static (Mutation Mutation, string Pointer) Mutate(JsonObject schema, Random random)
    {
        var possible = (from place in RandomSchema.Places(schema)
            from mutation in Mutation.All
            where mutation.Fits(place)
            select (mutation, place)).ToList();
        var (chosen, where) = possible[random.Next(possible.Count)];
        chosen.Apply(where);
        return (chosen, chosen.PointerOf(where));
    }

    private static JsonObject Reworded(JsonObject schema, Random random)
    {
        var members = schema.Select(member => KeyValuePair.Create(member.Key, member.Value switch
        {
            JsonObject inner => Reworded(inner, random),
            JsonArray list when member.Key is "required"
                or "enum"
                or "type" => new JsonArray([.. list.Select(item => item!.DeepClone()).OrderBy(_ => random.Next())]),
            { } other when member.Key is "description" => $"other words: {other}",
            var other => other?.DeepClone(),
        })).OrderBy(_ => random.Next()).ToList();
        return new JsonObject(members);
    }
}
