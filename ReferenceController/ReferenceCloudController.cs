using System.Collections.Immutable;
using System.Net.Sockets;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Faults;
using CloudController.Reference.Http;
using CloudController.Reference.Releases;
using CloudController.Reference.Resources;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;

namespace CloudController.Reference;

/// <summary>
/// A Cloud Controller that behaves as the documents of 2015 say, or the current ones, with data of its own, inside the calling
/// process. Instances share nothing: each has its port, its database and its signing key.
/// </summary>
public sealed class ReferenceCloudController : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Store _store;
    private readonly TokenAuthority _tokens;

    private ReferenceCloudController(WebApplication application, Store store, TokenAuthority tokens)
    {
        _application = application;
        _store = store;
        _tokens = tokens;
        Endpoint = new Uri(application.Urls.First());
        AdminToken = IssueToken(TokenGrant.Admin);
        ReaderToken = IssueToken(TokenGrant.Reader);
        ExpiredToken = IssueToken(TokenGrant.Admin with { Lifetime = TimeSpan.FromHours(-1) });
    }

    /// <summary>The address that the controller listens on, with the port that it really got.</summary>
    public Uri Endpoint { get; }

    /// <summary>A token that may read and write everything, without the word bearer.</summary>
    public string AdminToken { get; }

    /// <summary>A token that sees all buildpacks and, for want of a role in any space, no package.</summary>
    public string ReaderToken { get; }

    /// <summary>An admin's token that expired an hour before the controller started.</summary>
    public string ExpiredToken { get; }

    /// <summary>Starts a controller; it answers as soon as the task ends.</summary>
    /// <param name="options">Data, address and clock; <see langword="null"/> for the defaults.</param>
    /// <param name="ct">Gives up starting.</param>
    /// <exception cref="ReferenceSetupException">An option cannot be used; the message names it.</exception>
    public static Task<ReferenceCloudController> StartAsync(ReferenceOptions? options = null, CancellationToken ct = default) =>
        StartAsync(options ?? new ReferenceOptions(), _ => { }, ct);

    /// <summary>Issues a token signed with this instance's key.</summary>
    /// <param name="grant">What the token says.</param>
    public string IssueToken(TokenGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return _tokens.Issue(grant);
    }

    /// <summary>Stops listening, drops open connections and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        // Does not wait for clients to close their idle connections, which would make every test slower.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        await _store.DisposeAsync();
    }

    internal static async Task<ReferenceCloudController> StartAsync(
        ReferenceOptions options, Action<ILoggingBuilder> log, CancellationToken cancellation)
    {
        OptionCheck.Refuse(options);
        var release = Release.Find(options.Edition)!;
        var faults = new FaultSet(FaultCatalog.Find(options.Faults, options.Edition));
        var store = await OpenAsync(options, release, cancellation);
        var tokens = new TokenAuthority(options.TimeProvider);
        var application = Build(options, store, tokens, faults, log);
        try
        {
            await application.StartAsync(cancellation);
            return new ReferenceCloudController(application, store, tokens);
        }
        catch (Exception failure)
        {
            await application.DisposeAsync();
            await store.DisposeAsync();
            throw failure is IOException or SocketException or InvalidOperationException
                ? new ReferenceSetupException($"--urls: cannot listen on '{options.Url}': {failure.Message}", failure)
                : failure;
        }
    }

    private static async Task<Store> OpenAsync(ReferenceOptions options, Release release, CancellationToken cancellation)
    {
        try
        {
            return await release.Data.OpenAsync(options.Database, options.Seed, options.Counts, cancellation);
        }
        catch (Exception refused) when (refused is SqliteException or ForeignDataException)
        {
            throw new ReferenceSetupException($"--database: cannot use '{options.Database}': {refused.Message}", refused);
        }
    }

    /// <summary>What is not v2's is answered in the format of v3, unknown paths included.</summary>
    private static bool IsV2(PathString path) => ApiRoute.Segments(path.Value ?? "") is ["v2", ..];

    private static WebApplication Build(
        ReferenceOptions options, Store store, TokenAuthority tokens, FaultSet faults, Action<ILoggingBuilder> log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        log(builder.Logging);
        var application = builder.Build();
        var release = Release.Find(options.Edition)!;
        var routes = release.Endpoints(store, options.TimeProvider)
            .Select(endpoint => endpoint.Route(faults))
            .ToLookup(route => route.Place);
        var (v2, v3) = (Front(release.V2), Front(release.V3));
        if (options.Latency > TimeSpan.Zero)
        {
            application.Use(async (context, next) =>
            {
                await Task.Delay(options.Latency, options.TimeProvider, context.RequestAborted);
                await next(context);
            });
        }

        application.Run(context => (IsV2(context.Request.Path) ? v2 : v3).ServeAsync(context));
        return application;

        FrontController Front(WireFormat format) =>
            new(routes, new Authenticator(tokens), new Renderer(format), format, faults, application.Logger);
    }
}
