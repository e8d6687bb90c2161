using System.Collections.Immutable;
using System.Net.Sockets;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Faults;
using CloudController.Reference.Http;
using CloudController.Reference.Releases;
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
    private readonly Store? _behind;
    private readonly Disturbance _disturbance;
    private readonly TokenAuthority _tokens;

    private ReferenceCloudController(
        WebApplication application, Store store, Store? behind, Disturbance disturbance, TokenAuthority tokens)
    {
        (_application, _store, _behind, _disturbance) = (application, store, behind, disturbance);
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
        await _disturbance.DisposeAsync();
        if (_behind is not null)
            await _behind.DisposeAsync();
        await _store.DisposeAsync();
    }

    internal static async Task<ReferenceCloudController> StartAsync(
        ReferenceOptions options, Action<ILoggingBuilder> log, CancellationToken cancellation)
    {
        OptionCheck.Refuse(options);
        var release = Release.Find(options.Edition)!;
        var faults = new FaultSet(FaultCatalog.Find(options.Faults, options.Edition));
        var store = await OpenAsync(options, release, cancellation);
        var behind = options.Lag > TimeSpan.Zero ? await Store.OpenAsync(store.Copy(), cancellation) : null;
        var tokens = new TokenAuthority(options.TimeProvider);
        var application = Build(options, store, behind, tokens, faults, log);
        try
        {
            await application.StartAsync(cancellation);
            return new ReferenceCloudController(application, store, behind, Disturb(options, release, store, behind), tokens);
        }
        catch (Exception failure)
        {
            await application.DisposeAsync();
            if (behind is not null)
                await behind.DisposeAsync();
            await store.DisposeAsync();
            throw failure is IOException or SocketException or InvalidOperationException
                ? new ReferenceSetupException($"--urls: cannot listen on '{options.Url}': {failure.Message}", failure)
                : failure;
        }
    }

    private static Disturbance Disturb(ReferenceOptions options, Release release, Store store, Store? behind)
    {
        var disturbance = new Disturbance();
        if (options.Churn > 0)
        {
            var churn = release.Churn(options.TimeProvider, options.Seed);
            disturbance.Every(TimeSpan.FromSeconds(1) / options.Churn, options.TimeProvider, cancellation => store.RunAsync(
                database =>
                {
                    churn.Step(database);
                    return true;
                },
                cancellation));
        }

        if (behind is not null)
            disturbance.Every(options.Lag, options.TimeProvider, cancellation => behind.FollowAsync(store, cancellation));
        return disturbance;
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
        ReferenceOptions options, Store store, Store? behind, TokenAuthority tokens, FaultSet faults, Action<ILoggingBuilder> log)
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
        var first = Instance(store);
        var second = behind is null ? first : Instance(behind);
        var requests = 0;
        if (options.Latency > TimeSpan.Zero)
        {
            application.Use(async (context, next) =>
            {
                await Task.Delay(options.Latency, options.TimeProvider, context.RequestAborted);
                await next(context);
            });
        }

        var accounts = options.IsUaa ? new Uaa(tokens) : null;
        application.Run(context =>
        {
            if (accounts is not null && Uaa.Serves(context.Request.Path))
                return accounts.ServeAsync(context);
            var isReading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            var (v2, v3) = isReading && Interlocked.Increment(ref requests) % 2 == 0 ? second : first;
            return (IsV2(context.Request.Path) ? v2 : v3).ServeAsync(context);
        });
        return application;

        (FrontController V2, FrontController V3) Instance(Store data)
        {
            var routes = release.Endpoints(data, options.TimeProvider, options.IsUaa)
                .Select(endpoint => endpoint.Route(faults))
                .ToLookup(route => route.Place);
            return (Front(release.V2), Front(release.V3));

            FrontController Front(WireFormat format) =>
                new(routes, new Authenticator(tokens), new Renderer(format), format, faults, application.Logger);
        }
    }
}
