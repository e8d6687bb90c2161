using CloudController.Contract.Contracts;
using CloudController.Contract.Settings;

namespace CloudController.SchemaDiff.Commands;

/// <summary>Where editions are looked up.</summary>
internal static class SchemasFolder
{
    /// <summary>The folder of the solution, because annotations point at its files; away from it, the one beside the tool.</summary>
    internal static string Default
    {
        get
        {
            var folder = Path.Combine(Workspace.Folder, "schemas");
            return Directory.Exists(folder) ? folder : ContractLibrary.DefaultFolder;
        }
    }
}
