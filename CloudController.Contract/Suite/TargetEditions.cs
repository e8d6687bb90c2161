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
        var info = await client.SendAsync(new(HttpMethod.Get, "/v2/info", Query.None, Credential.None), Clause, cancellationToken).ConfigureAwait(false);
        var root = await client.SendAsync(new(HttpMethod.Get, "/", Query.None, Credential.None), Clause, cancellationToken).ConfigureAwait(false);
        foreach (var exchange in (Exchange[])[info, root])
            RefuseStrangers(exchange, client.Endpoint);

        var v2 = Text(info, "/api_version");
        // Before v3 had a number of its own it was published with v2's.
        var v3 = Text(root, "/links/cloud_controller_v3/meta/version") ?? v2;
        if (v2 is null && v3 is null && settings is { EditionV2: ContractSettings.AutoEdition, EditionV3: ContractSettings.AutoEdition })
        {
            throw new RunBrokenException(
                $"{Origin.Of(client.Endpoint)} does not tell its version: GET /v2/info answered {info.Status}, GET / answered {root.Status}; "
                + "check CloudController:Endpoint, or set Contract:EditionV2 or Contract:EditionV3");
        }

        return new(v2, v3,
        [
            Choose("v2", "Contract:EditionV2", settings.EditionV2, v2, library),
            Choose("v3", "Contract:EditionV3", settings.EditionV3, v3, library),
        ]);
    }

    /// <summary>The endpoints that a run with these settings may turn to, before any target has been asked.</summary>
    public static IEnumerable<EndpointContract> Possible(ContractSettings settings, ContractLibrary library)
    {
        var asked = new Dictionary<string, string> { ["v2"] = settings.EditionV2, ["v3"] = settings.EditionV3 };
        return library.Endpoints.Where(endpoint => asked[endpoint.Edition.Family] is var edition
            && (edition == ContractSettings.AutoEdition ? settings.Endpoint is not null || IsEmbedded(endpoint.Edition, settings, library) : edition == endpoint.Edition.Version));
    }

    /// <summary>The embedded controller speaks the oldest edition of each family, or the newest.</summary>
    private static bool IsEmbedded(Edition edition, ContractSettings settings, ContractLibrary library)
    {
        var family = library.Editions.Where(other => other.Family == edition.Family).OrderBy(other => VersionNumber.Of(other.Version)).ToList();
        return edition == (settings.EmbeddedEdition == ContractSettings.CurrentEdition ? family[^1] : family[0]);
    }

    private static EditionChoice Choose(string family, string setting, string asked, string? stated, ContractLibrary library)
    {
        var editions = library.Editions.Where(edition => edition.Family == family).ToList();
        if (asked != ContractSettings.AutoEdition)
        {
            return editions.Find(edition => edition.Version == asked) is { } named
                ? new(family, named, $"{setting} names it")
                : throw new RunBrokenException($"{setting} is '{asked}'; the editions of {family} are {string.Join(", ", editions.Select(edition => edition.Version))}");
        }

        if (stated is null || VersionNumber.Of(stated) is not { } version)
            return new(family, null, $"the target does not offer {family}");
        var fitting = editions.Where(edition => VersionNumber.Of(edition.Version) <= version).MaxBy(edition => VersionNumber.Of(edition.Version));
        return fitting is null
            ? new(family, null, $"the target's {family} is {stated}, which is older than every documented edition")
            : new(family, fitting, $"it is the newest edition that is not newer than the target's {stated}");
    }

    private static void RefuseStrangers(Exchange exchange, Uri endpoint)
    {
        var asked = $"{exchange.Request.Method} {exchange.Request.Path}";
        if (exchange.Status is >= 300 and < 400)
            throw new RunBrokenException($"{Origin.Of(endpoint)} redirects {asked} to {exchange.HeaderValue("Location") ?? "nowhere"}; set CloudController:Endpoint to the address of the Cloud Controller itself");
        if (exchange.Status == 200 && exchange.IsWebPage)
            throw new RunBrokenException($"{Origin.Of(endpoint)} answers {asked} with a web page, not with JSON; check CloudController:Endpoint");
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
