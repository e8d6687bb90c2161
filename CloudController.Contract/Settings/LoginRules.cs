namespace CloudController.Contract.Settings;

/// <summary>Checks the <c>Authentication</c> settings together: one way to log in, with all its parts, and only with a target.</summary>
internal static class LoginRules
{
    private const string Ways = "Authentication:BearerToken, :Username and :Password, :Passcode, :ClientId and :ClientSecret, :CfHome";

    /// <param name="settings">The settings.</param>
    /// <param name="origin">Where the value of a key was written, in brackets after a space; may be empty.</param>
    /// <exception cref="SettingsException">A rule is broken; the message names the keys.</exception>
    internal static void Check(ContractSettings settings, Func<string, string> origin)
    {
        var login = settings.Authentication;
        Require(login.Username is null == login.Password is null, "Authentication:Username and Authentication:Password belong together");
        foreach (var (name, user) in login.Users)
        {
            Require(user.Username is null == user.Password is null && user.Username is null != user.BearerToken is null,
                $"{SettingsReader.UsersSection}{name} needs a token, or Username and Password, which belong together");
        }

        Require(
            login.ClientId is null == login.ClientSecret is null,
            "Authentication:ClientId and Authentication:ClientSecret belong together");
        var ways = new (string Key, string? Value)[]
        {
            ("Authentication:BearerToken", login.BearerToken),
            ("Authentication:Username", login.Username),
            ("Authentication:Passcode", login.Passcode),
            ("Authentication:ClientId", login.ClientId),
            ("Authentication:CfHome", login.CfHome),
        }.Where(way => way.Value is not null).Select(way => way.Key + origin(way.Key)).ToList();
        Require(ways.Count <= 1, $"set only one of {Ways}; now {string.Join(" and ", ways)} are set");
        Require(settings.Endpoint is null || ways.Count == 1, $"CloudController:Endpoint is set, so one of {Ways} is needed");
        Require(
            settings.Endpoint is not null || ways.Count == 0,
            "Authentication is set but CloudController:Endpoint is not; without an endpoint the suite runs against the embedded "
                + "controller, "
            + $"which has a token of its own ({string.Join(", ", ways)})");
        Require(
            login.ExpiredToken is null || login.ExpiredToken != login.BearerToken,
            "Authentication:ExpiredToken is the same as Authentication:BearerToken, which has to be good");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new SettingsException(otherwise);
    }
}
