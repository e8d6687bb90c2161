using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;

namespace CloudController.Contract.Writes;

/// <summary>Removes what runs made. Nothing else is ever given to it.</summary>
internal sealed class Remover(TargetClient client, Makers makers, IReadOnlyList<Uri> external, TimeProvider time)
{
    private const string Clause = "workbench/remove";
    private const int Attempts = 3;
    private const int MostPages = 200;
    private const long LargePage = 1_000;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly JobWait _jobs = new(client, external, time);

    /// <summary>
    /// Removes what <paramref name="creation"/> made, by its guid or, where that is not known, by its name. Why it is still there;
    /// <c>null</c> where it is gone.
    /// </summary>
    internal async Task<string?> RemoveAsync(
        EndpointContract creation, string? guid, string? name, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RemoveOnceAsync(creation, guid, name, cancellation).ConfigureAwait(false);
            }
            catch (TargetTroubleException trouble) when (attempt == Attempts || trouble is RunBrokenException)
            {
                return trouble.Message;
            }
            catch (TargetTroubleException)
            {
                await Task.Delay(Apart * attempt, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The guids of the items that are called as <paramref name="isWanted"/> says, in the list of what is made so.</summary>
    /// <exception cref="TargetTroubleException">The list cannot be read.</exception>
    internal async Task<IReadOnlyList<Item>> FindAsync(
        EndpointContract creation, Query query, Func<Item, bool> isWanted, CancellationToken cancellation)
    {
        if (makers.ListOf(creation) is not { } list)
            return [];
        var found = new List<Item>();
        var first = list.Parameter(ParameterKind.PageSize) is { Maximum: { } most } size
            ? query.With(size.Name, Math.Min(most, LargePage))
            : query;
        for (var number = 1; number <= MostPages; number++)
        {
            var asked = number == 1 ? first : first.With(list.Parameter(ParameterKind.Page)?.Name ?? "page", number);
            var answer = await GetAsync(list.Route, asked, cancellation).ConfigureAwait(false);
            if (Page.Of(answer, list, client.Endpoint, external) is not { } page || answer.Status != list.Response.Status)
                throw new TargetTroubleException($"GET {list.Route} answered {answer.Status} with no list: what runs left is not found");
            found.AddRange(page.Items.Where(isWanted));
            if (page.Items.Count == 0 || page.Next.Href is null)
                break;
        }

        return found;
    }

    private async Task<string?> RemoveOnceAsync(
        EndpointContract creation, string? guid, string? name, CancellationToken cancellation)
    {
        if (makers.RemovalOf(creation) is not { } removal)
            return $"no documented request removes a {creation.Resource!.Name}";
        if (guid is not null)
            return await RemoveItemAsync(creation, removal, guid, cancellation).ConfigureAwait(false);
        // It may have been made although no answer arrived. What has no name goes with what it belongs to.
        var label = creation.Resource!.Label;
        var found = name is null || !RunName.IsOurs(name) ? [] : await FindAsync(
            creation, makers.QueryFor(creation, name), item => item.Text(label) == name, cancellation).ConfigureAwait(false);
        foreach (var item in found)
        {
            if (item.Guid is { } made && await RemoveItemAsync(creation, removal, made, cancellation).ConfigureAwait(false) is { } why)
                return why;
        }

        return null;
    }

    private async Task<string?> RemoveItemAsync(
        EndpointContract creation, EndpointContract removal, string guid, CancellationToken cancellation)
    {
        var route = creation.Resource!.RouteOf(guid)!;
        var query = Query.Raw(removal.Write!.Query);
        var answer = await client
            .SendAsync(new(HttpMethod.Delete, route, query, Credential.Configured), Clause, cancellation).ConfigureAwait(false);
        if (answer.Status == 404)
            return null;
        if (answer.Status is < 200 or >= 300)
            return $"DELETE {route} answered {answer.Status} (request id {answer.RequestId ?? "none"})";
        var job = await _jobs.EndAsync(answer, Clause, cancellation).ConfigureAwait(false);
        var left = await GetAsync(route, Query.None, cancellation).ConfigureAwait(false);
        return left.Status == 404 ? null
            : job is null ? $"DELETE {route} answered {answer.Status}, and it is still there"
            : $"DELETE {route} answered {answer.Status}, its job is {JobWait.StateOf(job) ?? "not to be seen"}, and it is still there";
    }

    private Task<Exchange> GetAsync(string path, Query query, CancellationToken cancellation) =>
        client.SendAsync(new(HttpMethod.Get, path, query, Credential.Configured), Clause, cancellation);
}
