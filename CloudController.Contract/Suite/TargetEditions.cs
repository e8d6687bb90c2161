using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Settings;
using CloudController.Contract.Versions;

namespace CloudController.Contract.Suite;

/// <summary>What the target says of its versions, and the edition of each family that the run therefore holds against it.</summary>
/// <param name="ApiVersionV2">The version of v2; <c>null</c> where the target states none.</param>
/// <param name="ApiVersionV3">The version of v3; <c>null</c> where the target states none.</param>
/// <param name="Choices">The edition of each family.</param>
public sealed record TargetEditions(string? ApiVersionV2, string? ApiVersionV3, IReadOnlyList<EditionChoice> Choices)
{
    private const string Clause = "edition";

    /// <summary>How many names an error message lists.</summary>
    private const int MostNames = 20;

    /// <summary>Asks the target and chooses.</summary>
    /// <exception cref="RunBrokenException">The target does not answer like a Cloud Controller, or a setting names no edition.</exception>
    internal static async Task<TargetEditions> ChooseAsync(
        TargetClient client, ContractSettings settings, ContractLibrary library, CancellationToken cancellationToken)
    {
        foreach (var (family, setting, asked) in Asked(settings).Where(setting => setting.Asked != ContractSettings.AutoEdition))
            _ = Named(family, setting, asked, library);
        RefuseUnknown(settings, library);
        var info = await AskAsync(client, "/v2/info", cancellationToken).ConfigureAwait(false);
        var root = await AskAsync(client, "/", cancellationToken).ConfigureAwait(false);
        if (Router.HasNoRoute(info) && Router.HasNoRoute(root))
            throw new NoRouteException(info, client.Endpoint);
        foreach (var exchange in (Exchange[])[info, root])
            RefuseStrangers(exchange, client);

        // Where v2 hides its version, or tells it only to clients with a token, the list of families may tell it.
        var v2 = Text(info, "/api_version") ?? (info.Status is 200 or 401 ? Text(root, "/links/cloud_controller_v2/meta/version") : null);
        // Early releases state no version for v3 and mean that of v2. A root document that lists families but not v3 says that it is not
        // offered.
        var listsFamilies = Text(root, "/links/cloud_controller_v2/meta/version") is not null;
        var v3 = Text(root, "/links/cloud_controller_v3/meta/version") ?? (listsFamilies ? null : v2);
        if (Readable(v2) is null
            && Readable(v3) is null
            && settings is { EditionV2: ContractSettings.AutoEdition, EditionV3: ContractSettings.AutoEdition })
        {
            throw new RunBrokenException(
                $"{Origin.Of(client.Endpoint)} does not tell its version: GET /v2/info answered {info.Status}, GET / answered "
                    + $"{root.Status}; "
                + $"check CloudController:Endpoint, or set Contract:EditionV2 or Contract:EditionV3{client.WayThere}");
        }

        return new(v2, v3, Asked(settings).Select(setting => Choose(setting, setting.Family == "v2" ? v2 : v3, library)).ToList());
    }

    /// <summary>The endpoints of the chosen editions, as they are documented today, and the choice that they belong to.</summary>
    internal IEnumerable<(EndpointContract Endpoint, EditionChoice Choice)> Endpoints(ContractLibrary library, bool withWrites) =>
        Chosen(Of(library, withWrites));

    /// <summary>The endpoints that change something, as the target has them.</summary>
    internal IEnumerable<EndpointContract> Makers(ContractLibrary library) =>
        Chosen(library.Makers).Select(chosen => chosen.Choice.At(chosen.Endpoint)).OfType<EndpointContract>();

    /// <summary>The endpoints that subjects may be taken from, as the target has them.</summary>
    internal IEnumerable<EndpointContract> Sources(ContractLibrary library) =>
        Chosen(library.Sources).Select(chosen => chosen.Choice.At(chosen.Endpoint)).OfType<EndpointContract>();

    private static IEnumerable<EndpointContract> Of(ContractLibrary library, bool withWrites) =>
        withWrites ? library.Endpoints.Concat(library.Writes) : library.Endpoints;

    private IEnumerable<(EndpointContract Endpoint, EditionChoice Choice)> Chosen(IEnumerable<EndpointContract> endpoints) =>
        from endpoint in endpoints
        from choice in Choices
        where choice.Edition == endpoint.Edition
        select (endpoint, choice);

    /// <summary>
    /// A target may tell the version of a family and not let it through: then something in front of the Cloud Controller answers 404,
    /// without a request id and without JSON. A family that a setting names is left as it is.
    /// </summary>
    internal async Task<TargetEditions> WithoutFamiliesThatAreSwitchedOffAsync(
        TargetClient client, ContractSettings settings, IReadOnlyList<EndpointContract> asked, CancellationToken cancellationToken)
    {
        var choices = new List<EditionChoice>();
        foreach (var choice in Choices)
        {
            var isAuto = Asked(settings).Single(setting => setting.Family == choice.Family).Asked == ContractSettings.AutoEdition;
            var route = choice.IsServed ? RouteOf(choice, asked) : null;
            var answer = isAuto && route is not null
                ? await AskAsync(client, route, cancellationToken).ConfigureAwait(false)
                : null;
            var isOff = answer is { Status: 404, RequestId: null, Json.Value: null } || (answer is not null && Router.HasNoRoute(answer));
            choices.Add(isOff
                ? choice with
                {
                    Edition = null,
                    IsServed = false,
                    Why = $"the target does not offer {choice.Family}: GET {route} answered 404",
                }
                : choice);
        }

        return this with { Choices = choices };
    }

    /// <summary>A route of the family, whether or not an edition fits; an endpoint that the target has, where there is one.</summary>
    private static string? RouteOf(EditionChoice choice, IReadOnlyList<EndpointContract> asked)
    {
        var ofFamily = asked
            .Where(endpoint => endpoint is { Subject.Count: 0, Authorization: not null } && endpoint.Edition.Family == choice.Family)
            .ToList();
        return (ofFamily.Find(endpoint => endpoint.Edition == choice.Edition && choice.At(endpoint) is not null)
            ?? ofFamily.FirstOrDefault())?.Route;
    }

    /// <summary>
    /// The endpoints that a run with these settings may turn to, before any target has been asked: those of a target that is not known yet
    /// at every version, today's first.
    /// </summary>
    public static IEnumerable<EndpointContract> Possible(ContractSettings settings, ContractLibrary library)
    {
        var asked = Asked(settings).ToDictionary(setting => setting.Family, setting => setting.Asked);
        return Of(library, settings.AllowWrites).SelectMany(endpoint => asked[endpoint.Edition.Family] switch
        {
            ContractSettings.AutoEdition when settings.Endpoint is not null => endpoint.History.Everywhere,
            ContractSettings.AutoEdition when IsEmbedded(endpoint.Edition, settings, library) => [endpoint],
            var named when named == endpoint.Edition.Version => [endpoint],
            _ => [],
        });
    }

    /// <summary>The embedded controller speaks the oldest edition of each family, or the newest.</summary>
    private static bool IsEmbedded(Edition edition, ContractSettings settings, ContractLibrary library)
    {
        var family = library.Editions.Where(other => other.Family == edition.Family).OrderBy(other => other.Number).ToList();
        return edition == (settings.EmbeddedEdition == ContractSettings.CurrentEdition ? family[^1] : family[0]);
    }

    private static IEnumerable<(string Family, string Setting, string Asked)> Asked(ContractSettings settings) =>
        [("v2", "Contract:EditionV2", settings.EditionV2), ("v3", "Contract:EditionV3", settings.EditionV3)];

    private static Edition Named(string family, string setting, string asked, ContractLibrary library)
    {
        var editions = library.Editions.Where(edition => edition.Family == family).ToList();
        return editions.Find(edition => edition.Version == asked)
            ?? throw new RunBrokenException($"{setting} is '{asked}'; the editions of {family} are "
                + $"{string.Join(", ", editions.Select(edition => edition.Version))}");
    }

    private static EditionChoice Choose((string Family, string Setting, string Asked) setting, string? stated, ContractLibrary library) =>
        setting.Asked == ContractSettings.AutoEdition
            ? EditionChoice.Fitting(setting.Family, setting.Setting, stated, library)
            : new(setting.Family, Named(setting.Family, setting.Setting, setting.Asked, library), $"{setting.Setting} names it")
            {
                IsServed = true,
                Stated = stated,
            };

    private static void RefuseUnknown(ContractSettings settings, ContractLibrary library)
    {
        var endpoints = Names(Of(library, settings.AllowWrites));
        var chosen = new EndpointPatterns(settings.Endpoints);
        if (chosen.FirstWithout(endpoints) is { } pattern)
        {
            if (chosen.FirstWithout(Names(Of(library, withWrites: true))) is null)
            {
                throw new RunBrokenException(
                    $"{SettingsReader.EndpointsKey} names '{pattern}', which changes something: that takes Data:AllowWrites=true");
            }

            throw new RunBrokenException(
                $"{SettingsReader.EndpointsKey} names '{pattern}', which is no endpoint; there are {Some(endpoints)}"
                    + DidYouMean.Hint(pattern.TrimStart('!'), endpoints));
        }

        var families = library.Endpoints.Select(endpoint => endpoint.Edition.Family).Distinct().Order(StringComparer.Ordinal);
        List<string> names = [.. families, .. endpoints];
        if ((settings.Require ?? []).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new RunBrokenException(
                $"{SettingsReader.RequireKey} names '{unknown}'; there are {Some(names)}, and {ContractSettings.Nothing} for no requirement"
                    + DidYouMean.Hint(unknown, names));
        }
    }

    private static List<string> Names(IEnumerable<EndpointContract> endpoints) =>
        endpoints.Select(endpoint => endpoint.Name).Distinct().Order(StringComparer.Ordinal).ToList();

    private static string Some(List<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : FormattableString.Invariant($"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more");

    /// <summary>Asks without the token. The 404 of a router that does not know a family is an answer too.</summary>
    private static async Task<Exchange> AskAsync(TargetClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await client
                .SendAsync(new(HttpMethod.Get, path, Query.None, Credential.None), Clause, cancellationToken).ConfigureAwait(false);
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
            throw new RunBrokenException($"{Origin.Of(endpoint)} redirects {asked} to {exchange.HeaderValue("Location") ?? "nowhere"}; "
                + $"set CloudController:Endpoint to the address of the Cloud Controller itself");
        if (exchange.Status == 200 && exchange.IsWebPage)
        {
            throw new RunBrokenException(
                $"{Origin.Of(endpoint)} answers {asked} with a web page, not with JSON; check CloudController:Endpoint{client.WayThere}");
        }
    }

    private static string? Text(Exchange exchange, string pointer) =>
        exchange is { Status: 200, Json.Fault: JsonFault.None } && JsonPointer.FindText(exchange.Json.Root, pointer) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The version that the target states for <paramref name="family"/>; <c>null</c> where it states none.</summary>
    internal Version? VersionOf(string family) => Readable(family == "v2" ? ApiVersionV2 : ApiVersionV3)?.Number;

    private static ApiVersion? Readable(string? stated) => stated is null ? null : ApiVersion.Of(stated);
}
