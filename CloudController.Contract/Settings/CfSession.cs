using System.Text.Json;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Redaction;

namespace CloudController.Contract.Settings;

/// <summary>The session of the cf command line, which <c>Authentication:CfHome</c> names. It is read and never written.</summary>
internal static class CfSession
{
    private const string Setting = "Authentication:CfHome";
    private const string Folder = ".cf";

    /// <exception cref="SettingsException">There is no session, or it belongs to another target.</exception>
    internal static UaaGrant Read(string home, Uri endpoint, Redactor redactor)
    {
        if (home is ['~', ..])
            throw new SettingsException($"{Setting} is '{home}', but no shell expands the ~; write the whole path");
        var file = Path.GetFullPath(Path.Combine(home, Folder, "config.json"));
        try
        {
            var session = StrictJson.Read(UnicodeFile.Read(file));
            if (session.Fault != JsonFault.None)
                throw new SettingsException($"{Setting}: {file} cannot be read: {session.Problem}");
            if (session.Root.ValueKind != JsonValueKind.Object)
                throw new SettingsException($"{Setting}: {file} cannot be read: it is no object");
            if (!Uri.TryCreate(Text(session.Root, "Target"), UriKind.Absolute, out var target) || !Origin.Same(target, endpoint))
            {
                var other = target is null ? "no target" : Origin.Of(target);
                throw new SettingsException($"{Setting}: {file} is a session with {other}, not with CloudController:Endpoint");
            }

            return Grant(session.Root, file, redactor);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            var hint = Path.GetFileName(Path.TrimEndingDirectorySeparator(home)) == Folder ? $"; name the folder that holds {Folder}" : "";
            throw new SettingsException($"{Setting}: {file} cannot be read: {unreadable.Message}{hint}", unreadable);
        }
    }

    private static UaaGrant Grant(JsonElement session, string file, Redactor redactor)
    {
        var access = Text(session, "AccessToken").Split(' ')[^1];
        var refresh = Text(session, "RefreshToken");
        var (client, secret) = (Text(session, "UAAOAuthClient"), Text(session, "UAAOAuthClientSecret"));
        foreach (var known in (string[])[access, refresh, secret])
            redactor.Learn(known);
        if (access.Length == 0)
            throw new SettingsException($"{Setting}: {file} holds no session; run cf login");
        if (client.Length == 0)
            client = UaaGrant.CommandLine;
        return Text(session, "UAAGrantType") == "client_credentials"
            ? UaaGrant.ClientSession(access, client, secret)
            : UaaGrant.Session(access, refresh, client, secret);
    }

    private static string Text(JsonElement session, string member) => JsonPointer.FindText(session, JsonPointer.Append("", member)) ?? "";
}
