using System.Collections.Immutable;
using System.Globalization;

namespace CloudController.SelfTests.Mutation;

/// <summary>Which of the faults the mutation tests try.</summary>
internal enum MutationSelection
{
    /// <summary>One fault for each operator and trait, the historic ones, and one for each rule: what every run of CI tries.</summary>
    Exemplars,

    /// <summary>A part of all faults that goes on with the seed: what a nightly run tries.</summary>
    Sample,

    /// <summary>All faults.</summary>
    Exhaustive,
}

/// <summary>What the environment asks of the mutation tests.</summary>
/// <param name="Selection"><c>MUTATION</c>: <c>exemplars</c>, which is the default, <c>sample</c> or <c>exhaustive</c>.</param>
/// <param name="Seed">
/// <c>MUTATION_SEED</c>: any whole number; by default the number of the day, so that the sample is another one each night.
/// </param>
/// <param name="Resumes">
/// <c>MUTATION_RESUME</c>: <c>true</c> takes over what <c>TestResults/mutation/outcomes.jsonl</c> has, which is right where nothing was
/// changed since.
/// </param>
internal sealed record MutationSettings(MutationSelection Selection, int Seed, bool Resumes = false)
{
    internal const string SelectionVariable = "MUTATION";
    internal const string SeedVariable = "MUTATION_SEED";
    internal const string ResumeVariable = "MUTATION_RESUME";

    private static readonly ImmutableDictionary<string, MutationSelection> Known =
        Enum.GetValues<MutationSelection>().ToImmutableDictionary(NameOf, StringComparer.Ordinal);

    private static string Names => string.Join(", ", Enum.GetValues<MutationSelection>().Select(NameOf));

    /// <exception cref="FormatException">A variable has a value that cannot be used; the message names it.</exception>
    internal static MutationSettings Read(Func<string, string?> variable, TimeProvider time)
    {
        var selection = variable(SelectionVariable) switch
        {
            null or "" => MutationSelection.Exemplars,
            var name => Known.TryGetValue(name, out var known)
                ? known
                : throw new FormatException($"{SelectionVariable}: '{name}' is none of {Names}"),
        };
        var resumes = variable(ResumeVariable) switch
        {
            null or "" or "false" => false,
            "true" => true,
            var text => throw new FormatException($"{ResumeVariable}: '{text}' is neither true nor false"),
        };
        return variable(SeedVariable) switch
        {
            null or "" => new(selection, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber, resumes),
            _ when selection != MutationSelection.Sample =>
                throw new FormatException($"{SeedVariable} is for {SelectionVariable}={NameOf(MutationSelection.Sample)} only"),
            var text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
                ? new(selection, seed, resumes)
                : throw new FormatException($"{SeedVariable}: '{text}' is no whole number from {int.MinValue} to {int.MaxValue}"),
        };
    }

    internal static string NameOf(MutationSelection selection) => selection.ToString().ToLowerInvariant();
}
