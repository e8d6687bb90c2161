using System.Net;
using System.Text.Json;
using CloudController.Contract.Http;
using CloudController.Contract.Json;
using RestSharp;

namespace CloudController.Contract.Writes;

/// <summary>
/// The accounts of the UAA that a target names, which must be a neighbour of the target: makes those of runs, and removes them.
/// </summary>
/// <param name="plan">The target.</param>
internal sealed class UaaAccounts(WorkbenchPlan plan) : IDisposable
{
    /// <summary>What ledgers call the request that makes an account.</summary>
    internal const string Creation = "uaa.users.create";

    private readonly LoginClient _client = new(plan.Options with { AllowWrites = true }, "workbench/accounts");
    private Uri? _users;
    private int _requests;

    /// <summary>How many requests were sent.</summary>
    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>Makes sure that there is a UAA to be asked.</summary>
    /// <exception cref="TargetTroubleException">The target names none, or one that may not be shown anything.</exception>
    internal async Task<Uri> FindAsync(CancellationToken cancellation)
    {
        if (_users is not null)
            return _users;
        var servers = await _client.FindAsync(cancellation).ConfigureAwait(false);
        var endpoint = plan.Options.Endpoint;
        return servers.WhyNot(endpoint) is { } why
            ? throw new TargetTroubleException($"{endpoint.GetLeftPart(UriPartial.Authority)} {why}")
            : _users = LoginClient.Below(servers.Uaa!, "/Users");
    }

    /// <summary>Makes an account; its id and the status of the answer. There is no id where none was made, as far as that tells.</summary>
    /// <exception cref="TargetTroubleException">There is no answer.</exception>
    internal async Task<(string? Id, int Status)> MakeAsync(string name, string password, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(new
        {
            userName = name,
            password,
            origin = "uaa",
            verified = true,
            name = new { givenName = name, familyName = name },
            emails = new[] { new { value = $"{name}@example.com", primary = true } },
        });
        var answer = await SendAsync(Method.Post, await FindAsync(cancellation).ConfigureAwait(false), body, cancellation)
            .ConfigureAwait(false);
        var id = answer.IsSuccessful && LoginClient.Text(answer, "/id") is { Length: > 0 } made ? made : null;
        return (id, (int)answer.StatusCode);
    }

    /// <summary>
    /// Removes an account, by its id or, where that is not known, by its name. Why it is still there; <c>null</c> where it is gone.
    /// </summary>
    internal async Task<string?> RemoveAsync(string? id, string? name, CancellationToken cancellation)
    {
        try
        {
            var users = await FindAsync(cancellation).ConfigureAwait(false);
            foreach (var one in id is not null ? [id] : await NamedAsync(users, name ?? "", cancellation).ConfigureAwait(false))
            {
                var account = LoginClient.Below(users, $"/{Uri.EscapeDataString(one)}");
                var answer = await SendAsync(Method.Delete, account, null, cancellation).ConfigureAwait(false);
                if (!answer.IsSuccessful && answer.StatusCode != HttpStatusCode.NotFound)
                    return $"DELETE {account} answered {(int)answer.StatusCode}";
            }

            return null;
        }
        catch (TargetTroubleException trouble)
        {
            return trouble.Message;
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The ids of the accounts called <paramref name="name"/>, which has to be a name that some run gave.</summary>
    private async Task<IReadOnlyList<string>> NamedAsync(Uri users, string name, CancellationToken cancellation)
    {
        if (!RunName.IsOurs(name))
            return [];
        var asked = new Uri($"{users}?filter={Uri.EscapeDataString($"userName eq \"{name}\"")}");
        var answer = await SendAsync(Method.Get, asked, null, cancellation).ConfigureAwait(false);
        return answer.IsSuccessful && LoginClient.Body(answer) is { } body
            ? JsonPointer.FindAll(body, "/resources/*").Where(account => JsonPointer.FindText(account, "/userName") == name)
                .Select(account => JsonPointer.FindText(account, "/id")).OfType<string>().ToList()
            : throw new TargetTroubleException($"GET {users} answered {(int)answer.StatusCode}: what runs left is not found");
    }

    private async Task<RestResponse> SendAsync(Method method, Uri address, string? body, CancellationToken cancellation)
    {
        var token = await plan.Tokens.GetAsync(cancellation).ConfigureAwait(false);
        var answer = await ShowAsync(token).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.Unauthorized && await plan.Tokens.RefreshAsync(token, cancellation).ConfigureAwait(false)
            ? await ShowAsync(await plan.Tokens.GetAsync(cancellation).ConfigureAwait(false)).ConfigureAwait(false)
            : answer;

        Task<RestResponse> ShowAsync(string shown)
        {
            Interlocked.Increment(ref _requests);
            var request = new RestRequest(address, method).AddHeader("Authorization", $"bearer {shown}");
            return _client.SendAsync(body is null ? request : request.AddStringBody(body, DataFormat.Json), cancellation);
        }
    }
}
