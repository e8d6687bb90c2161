using CloudController.SchemaDiff.Deriving;
using FsCheck;
using FsCheck.Fluent;

namespace CloudController.SelfTests.SchemaDiffTests;

#pragma warning disable NUnit1027 // FsCheck makes the arguments.

/// <summary>However alike routes are, each has a draft of its own.</summary>
public sealed class DraftNameProperties
{
    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = [typeof(Routes)])]
    public void Each_route_of_a_page_has_a_folder_of_its_own(string[] routes)
    {
        using var files = new TemporaryFolder();
        var page = files.Write("page.html", string.Concat(routes.Select(route => SamplePage.Article("Title", $"GET {route}", body: "{}"))));
        var output = Path.Combine(files.Path, "out");

        var outcome = new Derivation(page, output, new()).DeriveAsync(page, CancellationToken.None).GetAwaiter().GetResult();

        outcome.Errors.Should().BeEmpty();
        outcome.Folders.Select(folder => folder.ToUpperInvariant()).Should().OnlyHaveUniqueItems().And.HaveCount(routes.Length);
        Directory.GetDirectories(output).Should().HaveCount(routes.Length);
    }

    /// <summary>Different routes out of few parts, most of which look the same once they are a name.</summary>
    private static class Routes
    {
        private static readonly string[] Parts = ["a", "A", "\u00E4", "\u00C4", "a\u0308", "-", "a-a", "a.a", ":guid", "%41", "\u4E00"];

        public static Arbitrary<string[]> Many() =>
            Gen.Elements(Parts).NonEmptyListOf().Where(parts => parts.Count < 5).Select(parts => $"/v2/{string.Join('/', parts)}")
                .NonEmptyListOf().Select(routes => routes.Distinct().Take(12).ToArray()).ToArbitrary();
    }
}
