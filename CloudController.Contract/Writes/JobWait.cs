using System.Text.Json;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Writes;

/// <summary>Waits for the job that a target starts where it answers 202.</summary>
internal sealed class JobWait(TargetClient client, IReadOnlyList<Uri> external, TimeProvider time)
{
    private const int MostLooks = 60;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The states that end a job, and all others: v3's first, then v2's.</summary>
    private static readonly string[] Over = ["COMPLETE", "FAILED", "finished", "failed"];

    /// <summary>
    /// The last look at the job that <paramref name="accepted"/> leads to, which is over by then unless the wait is; <c>null</c> where it
    /// leads to none.
    /// </summary>
    internal async Task<Exchange?> EndAsync(Exchange accepted, string clause, CancellationToken cancellation)
    {
        if (PathOf(accepted) is not { } path)
            return null;
        for (var looks = 1; ; looks++)
        {
            var job = await client
                .SendAsync(new(HttpMethod.Get, path, Query.None, Credential.Configured), clause, cancellation).ConfigureAwait(false);
            if (job.Status != 200 || IsOver(job) || looks == MostLooks)
                return job;
            // Short jobs are not waited for long, and long ones not asked after often.
            var wait = TimeSpan.FromMilliseconds(Math.Min(100 << Math.Min(looks, 10), Longest.TotalMilliseconds));
            await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The state of a job; <c>null</c> where the answer shows none.</summary>
    internal static string? StateOf(Exchange job) => job.Json.Value is { ValueKind: JsonValueKind.Object } body
        ? JsonPointer.FindText(body, "/state") ?? JsonPointer.FindText(body, "/entity/status")
        : null;

    private static bool IsOver(Exchange job) => StateOf(job) is { } state && Over.Contains(state);

    /// <summary>Only jobs of the target itself are asked after.</summary>
    private string? PathOf(Exchange accepted)
    {
        var href = accepted.HeaderValue("Location")
            ?? (accepted.Json.Value is { ValueKind: JsonValueKind.Object } body ? JsonPointer.FindText(body, "/metadata/url") : null);
        return accepted.Status == 202 && href is { Length: > 0 }
            && LinkReading.Of(href, client.Endpoint, external).Link is { SameOrigin: true, Path: { Length: < Link.LongestFollowed } path }
            && (path.StartsWith("/v3/jobs/", StringComparison.Ordinal) || path.StartsWith("/v2/jobs/", StringComparison.Ordinal))
                ? path : null;
    }
}
