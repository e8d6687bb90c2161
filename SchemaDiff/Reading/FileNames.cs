namespace CloudController.SchemaDiff.Reading;

/// <summary>Files as reports name them.</summary>
internal static class FileNames
{
    /// <summary><paramref name="file"/> from the current folder on, with slashes.</summary>
    internal static string Shown(string file) => Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/');
}
