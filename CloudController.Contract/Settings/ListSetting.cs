using Microsoft.Extensions.Configuration;

namespace CloudController.Contract.Settings;

/// <summary>A setting whose value is a list: names with commas between them, or an array in the file.</summary>
internal static class ListSetting
{
    /// <summary>The list of the source that wins, with commas. It is not mixed from the elements of several sources.</summary>
    /// <exception cref="SettingsException">There is a name where the number of an element should be.</exception>
    internal static string? Read(IConfigurationSection section, IConfiguration root)
    {
        foreach (var source in (root as IConfigurationRoot)?.Providers.Reverse() ?? [])
        {
            var indices = source.GetChildKeys([], section.Path).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (indices.Find(index => !index.All(char.IsAsciiDigit)) is { } name)
                throw new SettingsException($"the setting {section.Path}:{name} is unknown; {section.Path} is a list");
            if (indices.Count > 0)
                return string.Join(',',
                    indices.Select(index => source.TryGet($"{section.Path}:{index}", out var element) ? element : null));
            if (source.TryGet(section.Path, out var text) && !string.IsNullOrWhiteSpace(text))
                return text;
        }

        return section.Value;
    }
}
