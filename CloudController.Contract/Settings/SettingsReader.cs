using System.Globalization;
using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using Microsoft.Extensions.Configuration;

namespace CloudController.Contract.Settings;

/// <summary>
/// Reads the settings: <c>appsettings.json</c>, then environment variables that begin with <c>CONTRACT_</c> and have <c>__</c> between the
/// levels, which win. An unknown key or a value that cannot be used is an error that names the key.
/// </summary>
public static class SettingsReader
{
    /// <summary>The name of the settings file.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>The key of what must be tested.</summary>
    internal const string RequireKey = "Contract:Require";

    /// <summary>The key of what is tested.</summary>
    internal const string EndpointsKey = "Contract:Endpoints";

    private const string ExternalOriginKey = "CloudController:ExternalOrigin";

    /// <summary>The key of the users, of whom each has a name of its own.</summary>
    internal const string UsersKey = UsersSection + "<name>";

    /// <summary>What all keys of users begin with.</summary>
    internal const string UsersSection = "Authentication:Users:";

    private const string MakeUsersKey = "Data:MakeUsers";

    private const string Prefix = "CONTRACT_";

    /// <summary>The keys whose value is a list: names with commas between them, or an array in the file.</summary>
    private static readonly string[] Lists = [RequireKey, ExternalOriginKey, EndpointsKey];

    private static readonly Dictionary<string, Func<ContractSettings, Value, ContractSettings>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CloudController:Endpoint"] = (settings, value) => settings with { Endpoint = value.Endpoint() },
        [ExternalOriginKey] = (settings, value) => settings with { ExternalOrigin = value.Origins() },
        ["CloudController:SkipTlsVerification"] = (settings, value) => settings with { SkipTlsVerification = value.Boolean() },
        ["CloudController:RequestTimeout"] = (settings, value) =>
            settings with { RequestTimeout = value.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)) },
        ["CloudController:MaxResponseBytes"] = (settings, value) => settings with { MaxResponseBytes = value.Number(1 << 10, 1 << 30) },
        ["CloudController:MaxConcurrency"] = (settings, value) => settings with { MaxConcurrency = (int)value.Number(1, 64) },
        ["Embedded:Edition"] = (settings, value) => settings with { EmbeddedEdition = value.OneOf(
            "2015", ContractSettings.CurrentEdition) },
        ["Authentication:BearerToken"] = (settings, value) => settings.With(login => login with { BearerToken = value.Token() }),
        ["Authentication:ExpiredToken"] = (settings, value) => settings.With(login => login with { ExpiredToken = value.Token() }),
        ["Authentication:Username"] = (settings, value) => settings.With(login => login with { Username = value.Text }),
        ["Authentication:Password"] = (settings, value) => settings.With(login => login with { Password = value.Text }),
        ["Authentication:ClientId"] = (settings, value) => settings.With(login => login with { ClientId = value.Text }),
        ["Authentication:ClientSecret"] = (settings, value) => settings.With(login => login with { ClientSecret = value.Text }),
        ["Authentication:Passcode"] = (settings, value) => settings.With(login => login with { Passcode = value.Text }),
        ["Authentication:CfHome"] = (settings, value) => settings.With(login => login with { CfHome = value.Text }),
        [UsersKey] = (settings, value) => settings.With(login => login.WithUser(value.Key, value.Text, value.Token)),
        ["Contract:EditionV2"] = (settings, value) => settings with { EditionV2 = value.Text },
        ["Contract:EditionV3"] = (settings, value) => settings with { EditionV3 = value.Text },
        [EndpointsKey] = (settings, value) => settings with { Endpoints = value.Patterns() },
        ["Contract:Depth"] = (settings, value) => settings with { Depth = value.OneOf<RunDepth>() },
        ["Contract:Strict"] = (settings, value) => settings with { Strict = value.Boolean() },
        ["Contract:MinimumDecided"] = (settings, value) => settings with { MinimumDecided = (int)value.Number(1, 100_000) },
        [RequireKey] = (settings, value) => settings with { Require = value.Names() },
        ["Contract:Waivers"] = (settings, value) => settings with { Waivers = value.Text },
        ["Contract:FailOn"] = (settings, value) => settings with { FailOn = value.OneOf<FailOn>() },
        ["Contract:Resume"] = (settings, value) => settings with { Resume = value.Boolean() },
        ["Data:AllowWrites"] = (settings, value) => settings with { AllowWrites = value.Boolean() },
        ["Data:Keep"] = (settings, value) => settings with { Keep = value.Boolean() },
        [MakeUsersKey] = (settings, value) => settings with { MakeUsers = value.Boolean() },
        ["Data:MaxPagesPerWalk"] = (settings, value) => settings with { MaxPagesPerWalk = (int)value.Number(2, 1_000) },
        ["Report:Directory"] = (settings, value) => settings with { ReportDirectory = value.Text },
    };

    /// <summary>Every key there is.</summary>
    public static IReadOnlyCollection<string> KnownKeys => Keys.Keys;

    /// <summary>Reads the file in <paramref name="folder"/>, where there is one, and the environment.</summary>
    /// <exception cref="SettingsException">A key is unknown, a value cannot be used, or the file cannot be read.</exception>
    public static ContractSettings Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        StraySettings.Refuse(folder, KnownKeys, Prefix);
        try
        {
            return Read(new ConfigurationBuilder().AddFile(file).AddEnvironmentVariables(Prefix).Build());
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            var cause = unreadable.GetBaseException();
            var why = cause is JsonException syntax ? StrictJson.Place(syntax) : cause.Message;
            throw new SettingsException($"{file} cannot be read: {why}", unreadable);
        }
    }

    /// <summary>Where reports go, also where the other settings cannot be used.</summary>
    public static string ReportDirectory(string folder)
    {
        const string key = "Report:Directory";
        IConfigurationBuilder[] sources =
        [
            new ConfigurationBuilder().AddEnvironmentVariables(Prefix),
            new ConfigurationBuilder().AddFile(Path.Combine(folder, FileName)),
        ];
        foreach (var source in sources)
        {
            try
            {
                if (source.Build()[key]?.Trim() is { Length: > 0 } directory)
                    return directory;
            }
            catch (Exception unreadable) when (IsUnreadable(unreadable))
            {
                // This only looks for the directory; what is wrong with the file is an error of Read.
            }
        }

        return new ContractSettings().ReportDirectory;
    }

    /// <summary>Reads settings from any configuration.</summary>
    /// <exception cref="SettingsException">A key is unknown or a value cannot be used.</exception>
    public static ContractSettings Read(IConfiguration configuration)
    {
        var settings = new ContractSettings();
        var origins = new SettingOrigins(configuration, Prefix);
        foreach (var (key, value) in Leaves(configuration, configuration))
        {
            if (!Keys.TryGetValue(key.StartsWith(UsersSection, StringComparison.OrdinalIgnoreCase) ? UsersKey : key, out var apply))
            {
                throw new SettingsException(
                    $"the setting {key} is unknown{origins.Of(key)}; the settings are {string.Join(", ", KnownKeys)}"
                        + DidYouMean.Hint(key, KnownKeys));
            }

            if (!string.IsNullOrWhiteSpace(value))
                settings = Applied(settings, apply, new(key, value.Trim()), origins);
        }

        LoginRules.Check(settings, origins.Of);
        return settings is { MakeUsers: true, AllowWrites: false }
            ? throw new SettingsException($"{MakeUsersKey} is true, but that takes Data:AllowWrites=true{origins.Of(MakeUsersKey)}")
            : settings;
    }

    private static ContractSettings Applied(
        ContractSettings settings, Func<ContractSettings, Value, ContractSettings> apply, Value value, SettingOrigins origins)
    {
        try
        {
            return apply(settings, value);
        }
        catch (SettingsException wrong)
        {
            throw new SettingsException(wrong.Message + origins.Of(value.Key), wrong);
        }
    }

    /// <summary>A section of the file that holds nothing.</summary>
    private static bool IsEmptySection(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) && KnownKeys.Any(key => key.StartsWith(section.Path + ":", StringComparison.OrdinalIgnoreCase));

    private static IConfigurationBuilder AddFile(this IConfigurationBuilder sources, string file) =>
        sources.AddJsonFile(file, optional: true, reloadOnChange: false);

    private static bool IsUnreadable(Exception trouble) =>
        trouble is InvalidDataException or FormatException or IOException or UnauthorizedAccessException;

    private static IEnumerable<(string Key, string? Value)> Leaves(IConfiguration parent, IConfiguration root) => parent
        .GetChildren()
        .SelectMany(
        section => Lists.Contains(section.Path, StringComparer.OrdinalIgnoreCase) ? [(section.Path, ListSetting.Read(section, root))]
            : section
                .GetChildren()
                .Any() ? Leaves(section, root).Concat(string.IsNullOrEmpty(section.Value) ? [] : [(section.Path, section.Value)])
            : IsEmptySection(section) ? []
            : [(section.Path, section.Value)]);

    private static ContractSettings With(this ContractSettings settings, Func<AuthenticationSettings, AuthenticationSettings> change) =>
        settings with { Authentication = change(settings.Authentication) };

    /// <summary>One value and the key it stands under.</summary>
    private sealed record Value(string Key, string Text)
    {
        internal bool Boolean() => bool.TryParse(Text, out var value) ? value : throw Bad("true or false");

        internal long Number(long least, long most) =>
            long.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw Bad(FormattableString.Invariant($"a whole number from {least} to {most}"));

        internal TimeSpan Duration(TimeSpan least, TimeSpan most) =>
            TimeSpan.TryParseExact(Text, ["c", "g"], CultureInfo.InvariantCulture, out var duration)
                && duration >= least
                && duration <= most
                ? duration
                : throw Bad($"a time like 00:00:30, from {least} to {most}");

        internal string OneOf(params string[] allowed) => allowed.Contains(Text) ? Text : throw Bad(string.Join(" or ", allowed));

        internal T OneOf<T>()
            where T : struct, Enum
        {
            var allowed = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
            return Enum.Parse<T>(OneOf(allowed), ignoreCase: true);
        }

        internal IReadOnlyList<string> Patterns()
        {
            var patterns = Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return patterns.Length > 0 && !patterns.Contains("!")
                ? patterns
                : throw Bad("names of endpoints with commas between them, * for any characters, ! before those to leave out");
        }

        internal IReadOnlyList<string> Names()
        {
            var names = Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return names is [ContractSettings.Nothing] ? []
                : names.Length > 0 && !names.Contains(ContractSettings.Nothing) ? names
                : throw Bad($"names with commas between them, or {ContractSettings.Nothing}");
        }

        internal IReadOnlyList<Uri> Origins() => Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => (this with { Text = item }).Address("contains a user name; an origin is scheme, host and port only"))
            .ToList();

        internal string Token() => TokenText.Read(Key, Text);

        internal Uri Endpoint() => Address("contains a user name; use the Authentication settings");

        private Uri Address(string withUserName)
        {
            if (Text.Contains('@'))
                throw new SettingsException($"{Key} {withUserName}");
            if (!Uri.TryCreate(Text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
                throw Bad($"an http or https address{Example}");
            return uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0
                ? uri
                : throw Bad($"like {Origin.Of(uri)}: scheme, host and port only");
        }

        /// <summary>
        /// The address that was probably meant where only the scheme is missing, as the end of a message; otherwise empty.
        /// </summary>
        private string Example => !Text.Contains("://", StringComparison.Ordinal)
            && !Text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate($"https://{Text.TrimStart('/')}", UriKind.Absolute, out var meant)
            && Uri.CheckHostName(meant.Host) != UriHostNameType.Unknown
                ? $", for example {Origin.Of(meant)}"
                : "";

        private bool IsQuoted => Text is ['"' or '\'', .., '"' or '\''] && Text[0] == Text[^1];

        private SettingsException Bad(string expected) => IsQuoted
            ? new($"{Key} is {Text}, quotes included, but must be {expected}; leave the quotes out")
            : new($"{Key} is '{Text}', but must be {expected}");
    }
}
