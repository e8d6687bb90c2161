namespace CloudController.Contract.Settings;

/// <summary>
/// Finds settings in places that are not read, such as a file in the wrong folder. Without a message the run would silently test another
/// target than was meant.
/// </summary>
internal static class StraySettings
{
    private const string Section = "CloudController:";
    private const string Suite = "ContractTests";

    /// <exception cref="SettingsException">There are some; the message names the place and the right one.</exception>
    internal static void Refuse(string folder, IEnumerable<string> known, string prefix)
    {
        foreach (var key in known.Where(key => key.StartsWith(Section, StringComparison.Ordinal)))
        {
            var right = prefix + key.Replace(":", "__", StringComparison.Ordinal);
            if (SettingOrigins.Named(key) is { } variable && SettingOrigins.Named(prefix + key) is null)
                throw new SettingsException($"the environment variable {variable} is not read; call it {right}");
        }

        var file = Path.Combine(folder, SettingsReader.FileName);
        var isThere = !Directory.Exists(folder) || File.Exists(file);
        var others = isThere ? [] : Directory.EnumerateFiles(folder, SettingsReader.FileName, AnyCase);
        if (others.FirstOrDefault() is { } misspelled)
            throw new SettingsException($"{misspelled} is not read; call it {SettingsReader.FileName}");
        var elsewhere = Path.Combine(folder, Suite, SettingsReader.FileName);
        if (File.Exists(elsewhere))
            throw new SettingsException($"{elsewhere} is not read; the settings are in {file}");
    }

    private static EnumerationOptions AnyCase =>
        new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None };
}
