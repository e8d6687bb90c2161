using System.Text;
using CloudController.Reference;

namespace CloudController.SelfTests.Hostile;

/// <summary>A reference controller that takes the canary for its admin's token.</summary>
internal sealed class HonestController(ReferenceCloudController controller, string canary) : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private static readonly string[] OfTheConnection = ["Content-Length", "Transfer-Encoding", "Connection"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The right answer to <paramref name="head"/>, as if <paramref name="endpoint"/> gave it.</summary>
    internal async Task<Reply> AnswerAsync(RequestHead head, Uri endpoint, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new(head.Method), new Uri(Origin(controller.Endpoint) + head.Target, AsWritten));
        foreach (var (name, value) in head.Headers.Where(header =>
            header.Name is not ("Host" or "Connection" or "Content-Length" or "Content-Type")))
            request.Headers.TryAddWithoutValidation(name, IsCanary(value) ? $"bearer {controller.AdminToken}" : value);
        if (head.Body.Length > 0)
            request.Content = new StringContent(head.Body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, cancellation);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !OfTheConnection.Contains(header.Key) || (head.Method == "HEAD" && header.Key == "Content-Length"))
            .Select(header => (header.Key, AsIfOf(endpoint, header.Value.ToString())))
            .ToList();
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
        return new((int)response.StatusCode, headers,
            Encoding.UTF8.GetBytes(AsIfOf(endpoint, body)));
    }

    private string AsIfOf(Uri endpoint, string text) =>
        text.Replace(Origin(controller.Endpoint), Origin(endpoint), StringComparison.Ordinal);

    public void Dispose() => _client.Dispose();

    /// <summary>Whether the canary is shown; the scheme's case does not matter, that of the token does.</summary>
    private bool IsCanary(string authorization) =>
        authorization.StartsWith("bearer ", StringComparison.OrdinalIgnoreCase)
            && authorization.EndsWith($" {canary}", StringComparison.Ordinal);

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}
