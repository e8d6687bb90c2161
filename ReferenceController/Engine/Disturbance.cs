namespace CloudController.Reference.Engine;

/// <summary>What goes on in the data while a controller runs: changes by others, and a second instance that is behind the first.</summary>
internal sealed class Disturbance : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _work = [];

    /// <summary>Does <paramref name="step"/> in regular intervals.</summary>
    public void Every(TimeSpan interval, TimeProvider clock, Func<CancellationToken, Task> step) => _work.Add(Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(_end.Token))
            await step(_end.Token);
    }));

    public async ValueTask DisposeAsync()
    {
        // A controller may be disposed of twice.
        if (_end.IsCancellationRequested)
            return;
        await _end.CancelAsync();
        try
        {
            await Task.WhenAll(_work);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for. Anything else is a defect, and has to be seen.
        }

        _end.Dispose();
    }
}
