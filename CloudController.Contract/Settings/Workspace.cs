namespace CloudController.Contract.Settings;

/// <summary>Where the settings file lies and relative paths begin.</summary>
public static class Workspace
{
    private const string Marker = "ContractTests.sln";

    /// <summary>The folder of the solution that the program was built from or, away from it, the current folder.</summary>
    public static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, Marker)))
                    return folder.FullName;
            }

            return Environment.CurrentDirectory;
        }
    }
}
