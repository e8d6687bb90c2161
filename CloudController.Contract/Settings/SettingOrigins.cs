using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace CloudController.Contract.Settings;

/// <summary>Where settings were written: which file, or which variable of the environment.</summary>
internal sealed class SettingOrigins(IConfiguration configuration, string prefix)
{
    private const string Level = "__";

    /// <summary>
    /// <c> (where)</c> for the value of <paramref name="key"/> that counts; empty where that is neither a file nor a variable.
    /// </summary>
    internal string Of(string key) => Provider(key) switch
    {
        EnvironmentVariablesConfigurationProvider => $" (environment variable {Variable(key)})",
        JsonConfigurationProvider { Source: { FileProvider: { } folder, Path: { } name } } =>
            $" ({folder.GetFileInfo(name).PhysicalPath ?? name})",
        _ => "",
    };

    /// <summary>A list may be written as its elements.</summary>
    private IConfigurationProvider? Provider(string key) => (configuration as IConfigurationRoot)?.Providers
        .LastOrDefault(provider => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any());

    /// <summary>The name of the variable for <paramref name="key"/>, as it is written in the environment.</summary>
    private string Variable(string key) => Named(prefix + key) ?? prefix + key.Replace(":", Level, StringComparison.Ordinal);

    /// <summary>
    /// The variable of the environment that means <paramref name="key"/>, in letters of any case; <c>null</c> where there is none.
    /// </summary>
    internal static string? Named(string key) => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => (string)variable.Key)
        .FirstOrDefault(name => name.Replace(Level, ":", StringComparison.Ordinal).Equals(key, StringComparison.OrdinalIgnoreCase));
}
