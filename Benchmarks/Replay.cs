using System.Collections.Concurrent;
using System.Diagnostics;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, IReadOnlyList<KeyValuePair<string, IEnumerable<string>>> Headers);

/// <summary>The requests that this process sends to a controller, from now on.</summary>
internal sealed class SentRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<SentRequest> _sent = new();
    private readonly List<IDisposable> _subscriptions = [];
    private readonly Uri _endpoint;

    internal SentRequests(Uri endpoint)
    {
        _endpoint = endpoint;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What was sent so far; nothing more is noted.</summary>
    internal IReadOnlyList<SentRequest> Stop()
    {
        Dispose();
        return [.. _sent];
    }

    /// <inheritdoc />
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            _subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "System.Net.Http.HttpRequestOut.Start"
            && value.Value is { } payload
            && payload.GetType().GetProperty("Request")?.GetValue(payload) is HttpRequestMessage { RequestUri: { } address } request
            && address.Authority == _endpoint.Authority)
            _sent.Enqueue(new(request.Method, address, [.. request.Headers]));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}

/// <summary>The same requests with nothing done about their answers but to read them.</summary>
internal static class Replay
{
    /// <summary>How many seconds it takes to send <paramref name="requests"/>, some at once, and to read what comes.</summary>
    internal static async Task<double> SecondsAsync(IReadOnlyList<SentRequest> requests, int atOnce)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (sent, cancellation) =>
        {
            using var request = new HttpRequestMessage(sent.Method, sent.Address);
            foreach (var (name, values) in sent.Headers)
                request.Headers.TryAddWithoutValidation(name, values);
            using var answer = await client.SendAsync(request, cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
        });
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>How many seconds the pages of all packages take to download, and with strict reading and validation.</summary>
    internal static async Task<(double Bare, double Checked)> WalkAsync(
        ReferenceCloudController controller, int pages, ResponseSchema schema, int repetitions)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("bearer", controller.AdminToken);
        var (bare, walked) = (double.MaxValue, double.MaxValue);
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            bare = Math.Min(bare, await WalkOnceAsync(_ => { }));
            walked = Math.Min(walked, await WalkOnceAsync(body =>
            {
                if (schema.Validate(StrictJson.Read(body).Root).Count > 0)
                    throw new InvalidOperationException("the page deviates");
            }));
        }

        return (bare, walked);

        // The next page is under way while one is looked at, as in a run.
        async Task<double> WalkOnceAsync(Action<byte[]> look)
        {
            var watch = Stopwatch.StartNew();
            var next = PageAsync(1);
            for (var page = 1; page <= pages; page++)
            {
                var body = await next;
                if (page < pages)
                    next = PageAsync(page + 1);
                await Task.Run(() => look(body));
            }

            return watch.Elapsed.TotalSeconds;
        }

        Task<byte[]> PageAsync(int page) => client.GetByteArrayAsync(
            new Uri(controller.Endpoint, FormattableString.Invariant($"/v3/packages?per_page=5000&page={page}")));
    }
}
