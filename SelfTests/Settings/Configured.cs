using CloudController.Contract.Settings;
using Microsoft.Extensions.Configuration;

namespace CloudController.SelfTests.Settings;

/// <summary>Settings as the reader makes them of a few keys, of a file or of the environment.</summary>
internal static class Configured
{
    internal static ContractSettings By(params (string Key, string? Value)[] settings) =>
        SettingsReader.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build());

    /// <summary>What <paramref name="act"/> does while <paramref name="variables"/> are set.</summary>
    internal static void WithVariables(Action act, params (string Name, string Value)[] variables)
    {
        var before = variables.Select(variable => (variable.Name, Value: Environment.GetEnvironmentVariable(variable.Name))).ToList();
        try
        {
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
            act();
        }
        finally
        {
            foreach (var (name, value) in before)
                Environment.SetEnvironmentVariable(name, value);
        }
    }
}
