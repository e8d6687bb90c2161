using CloudController.Contract.Settings;
using NUnit.Framework;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>The documentation pages that lie beside the repository where it is developed.</summary>
internal static class SharedDocuments
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Workspace.Folder, "..", "shared", "documents"));

    /// <summary>The path of <paramref name="name"/>; without the documents the test is skipped, and says so.</summary>
    internal static string Find(params string[] name)
    {
        if (!Directory.Exists(Folder))
            Assert.Ignore($"{Folder} is not here: the documentation pages are not part of the repository");
        return Path.Combine([Folder, .. name]);
    }
}
