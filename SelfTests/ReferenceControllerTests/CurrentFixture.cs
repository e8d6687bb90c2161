using System.Text.Json.Nodes;
using CloudController.Reference;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>One fresh controller of the current editions for each test.</summary>
public abstract class CurrentFixture : ReferenceFixture
{
    protected override ReferenceOptions Options => new() { Edition = "current" };

    /// <summary>The resources on a page.</summary>
    protected async Task<JsonObject[]> Items(string path)
    {
        var answer = await Get(path);
        ((int)answer.Status).Should().Be(200, "{0} answers {1}", path, answer.Text);
        return [.. answer.Json["resources"]!.AsArray().Select(item => item!.AsObject())];
    }

    /// <summary>The packages on a page, each as its number, from 1, in the order of creation.</summary>
    protected async Task<int[]> Packages(string query)
    {
        var all = (await Items("/v3/packages")).Select(item => (string)item["guid"]!).ToList();
        return [.. (await Items($"/v3/packages?{query}")).Select(item => all.IndexOf((string)item["guid"]!) + 1)];
    }

    /// <summary>The buildpacks on a page, each as its name and, where it has one, its stack.</summary>
    protected async Task<string[]> Buildpacks(string query) =>
        [.. (await Items($"/v3/buildpacks?{query}")).Select(item => $"{item["name"]}@{item["stack"]}")];
}
