using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;

namespace CloudController.Contract.Suite;

/// <summary>What the target says of its versions, and the edition of each family that the run therefore holds against it.</summary>
/// <param name="ApiVersionV2">The version of v2; <c>null</c> where the target states none.</param>
/// <param name="ApiVersionV3">The version of v3; <c>null</c> where the target states none.</param>
/// <param name="Choices">The edition of each family.</param>
public sealed record TargetEditions(string? ApiVersionV2, string? ApiVersionV3, IReadOnlyList<EditionChoice> Choices)
{
    private const string Clause = "edition";

    /// <summary>Asks the target and chooses.</summary>
    /// <exception cref="RunBrokenException">The target does not answer like a Cloud Controller, or a setting names no edition.</exception>
    internal static async Task<TargetEditions> ChooseAsync(
        TargetClient client, ContractSettings settings, ContractLibrary library, CancellationToken cancellationToken)
    {
        foreach (var (family, setting, asked) in Asked(settings).Where(setting => setting.Asked != ContractSettings.AutoEdition))
            _ = Named(family, setting, asked, library);
        var info = await AskAsync(client, "/v2/info", cancellationToken).ConfigureAwait(false);
        var root = await AskAsync(client, "/", cancellationToken).ConfigureAwait(false);
        if (Router.HasNoRoute(info) && Router.HasNoRoute(root))
            throw new NoRouteException(info, client.Endpoint);
        foreach (var exchange in (Exchange[])[info, root])
            RefuseStrangers(exchange, client);

        var v2 = Text(info, "/api_version");
        // Before v3 had a number of its own it was published with v2's.
        var v3 = Text(root, "/links/cloud_controller_v3/meta/version") ?? v2;
        if (v2 is null && v3 is null && settings is { EditionV2: ContractSettings.AutoEdition, EditionV3: ContractSettings.AutoEdition })
        {
            throw new RunBrokenException(
                $"{Origin.Of(client.Endpoint)} does not tell its version: GET /v2/info answered {info.Status}, GET / answered {root.Status}; "
                + $"check CloudController:Endpoint, or set Contract:EditionV2 or Contract:EditionV3{client.WayThere}");
        }

        return new(v2, v3, Asked(settings).Select(setting => Choose(setting, setting.Family == "v2" ? v2 : v3, library)).ToList());
    }

    /// <summary>The endpoints of the chosen editions.</summary>
    internal IEnumerable<EndpointContract> Endpoints(ContractLibrary library) =>
        library.Endpoints.Where(endpoint => Choices.Any(choice => choice.Edition == endpoint.Edition));

    /// <summary>
    /// A target may tell the version of a family and not let it through: then something in front of the Cloud Controller answers 404, without
    /// a request id and without JSON. A family that a setting names is left as it is.
    /// </summary>
    internal async Task<TargetEditions> WithoutFamiliesThatAreSwitchedOffAsync(
        TargetClient client, ContractSettings settings, ContractLibrary library, CancellationToken cancellationToken)
    {
        var choices = new List<EditionChoice>();
        foreach (var choice in Choices)
        {
            var isAuto = Asked(settings).Single(setting => setting.Family == choice.Family).Asked == ContractSettings.AutoEdition;
            var route = Endpoints(library).FirstOrDefault(endpoint => endpoint.Edition == choice.Edition)?.Route;
            var answer = isAuto && route is not null
                ? await AskAsync(client, route, cancellationToken).ConfigureAwait(false)
                : null;
            var isOff = answer is { Status: 404, RequestId: null, Json.Value: null } || (answer is not null && Router.HasNoRoute(answer));
            choices.Add(isOff ? choice with { Edition = null, Why = $"the target does not offer {choice.Family}: GET {route} answered 404" } : choice);
        }

        return this with { Choices = choices };
    }

    /// <summary>The endpoints that a run with these settings may turn to, before any target has been asked.</summary>
    public static IEnumerable<EndpointContract> Possible(ContractSettings settings, ContractLibrary library)
    {
        var asked = Asked(settings).ToDictionary(setting => setting.Family, setting => setting.Asked);
        return library.Endpoints.Where(endpoint => asked[endpoint.Edition.Family] is var edition
            && (edition == ContractSettings.AutoEdition ? settings.Endpoint is not null || IsEmbedded(endpoint.Edition, settings, library) : edition == endpoint.Edition.Version));
    }

    /// <summary>The embedded controller speaks the oldest edition of each family, or the newest.</summary>
    private static bool IsEmbedded(Edition edition, ContractSettings settings, ContractLibrary library)
    {
        var family = library.Editions.Where(other => other.Family == edition.Family).OrderBy(other => VersionNumber.Of(other.Version)).ToList();
        return edition == (settings.EmbeddedEdition == ContractSettings.CurrentEdition ? family[^1] : family[0]);
    }

    private static IEnumerable<(string Family, string Setting, string Asked)> Asked(ContractSettings settings) =>
        [("v2", "Contract:EditionV2", settings.EditionV2), ("v3", "Contract:EditionV3", settings.EditionV3)];

    private static Edition Named(string family, string setting, string asked, ContractLibrary library)
    {
        var editions = library.Editions.Where(edition => edition.Family == family).ToList();
        return editions.Find(edition => edition.Version == asked)
            ?? throw new RunBrokenException($"{setting} is '{asked}'; the editions of {family} are {string.Join(", ", editions.Select(edition => edition.Version))}");
    }

    private static EditionChoice Choose((string Family, string Setting, string Asked) setting, string? stated, ContractLibrary library)
    {
        var family = setting.Family;
        if (setting.Asked != ContractSettings.AutoEdition)
            return new(family, Named(family, setting.Setting, setting.Asked, library), $"{setting.Setting} names it");
        if (stated is null || VersionNumber.Of(stated) is not { } version)
            return new(family, null, $"the target does not offer {family}");

        var older = library.Editions.Where(edition => edition.Family == family && VersionNumber.Of(edition.Version) <= version).ToList();
        // A new major version is another contract: what was experimental before says nothing of it.
        var fitting = older.Where(edition => VersionNumber.Of(edition.Version)?.Major == version.Major).MaxBy(edition => VersionNumber.Of(edition.Version));
        return (fitting, older) switch
        {
            ({ } edition, _) => new(family, edition, $"it is the newest edition that is not newer than the target's {stated}"),
            (null, []) => new(family, null, $"the target's {family} is {stated}, which is older than every documented edition"),
            _ => new(family, null, $"no documented edition has the major version of the target's {stated}; {setting.Setting} can name one"),
        };
    }

    /// <summary>Without the token. That a router does not know one family is an answer too.</summary>
    private static async Task<Exchange> AskAsync(TargetClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await client.SendAsync(new(HttpMethod.Get, path, Query.None, Credential.None), Clause, cancellationToken).ConfigureAwait(false);
        }
        catch (NoRouteException missing)
        {
            return missing.Answer;
        }
    }

    private static void RefuseStrangers(Exchange exchange, TargetClient client)
    {
        var endpoint = client.Endpoint;
        var asked = $"{exchange.Request.Method} {exchange.Request.Path}";
        if (exchange.Status is >= 300 and < 400)
            throw new RunBrokenException($"{Origin.Of(endpoint)} redirects {asked} to {exchange.HeaderValue("Location") ?? "nowhere"}; set CloudController:Endpoint to the address of the Cloud Controller itself");
        if (exchange.Status == 200 && exchange.IsWebPage)
            throw new RunBrokenException($"{Origin.Of(endpoint)} answers {asked} with a web page, not with JSON; check CloudController:Endpoint{client.WayThere}");
    }

    private static string? Text(Exchange exchange, string pointer) =>
        exchange is { Status: 200, Json.Fault: JsonFault.None }
        && JsonPointer.FindText(exchange.Json.Root, pointer) is { } text && VersionNumber.Of(text) is not null ? text : null;

    /// <summary>The version that the target states for <paramref name="family"/>; <c>null</c> where it states none.</summary>
    internal Version? VersionOf(string family) => (family == "v2" ? ApiVersionV2 : ApiVersionV3) is { } stated ? VersionNumber.Of(stated) : null;
}

/// <summary>The edition of one family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Edition">The edition; <c>null</c> where none applies.</param>
/// <param name="Why">Why this one.</param>
public sealed record EditionChoice(string Family, Edition? Edition, string Why);
