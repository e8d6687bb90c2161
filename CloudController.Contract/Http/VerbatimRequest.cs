using System.Text;
using RestSharp.Interceptors;

namespace CloudController.Contract.Http;

/// <summary>Sends path and query as they were written: their text is what a clause is about, so nothing may rewrite it.</summary>
internal sealed class VerbatimRequest(Uri endpoint, TargetRequest request, ReceivedAnswer received) : Interceptor
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.RequestUri = new(endpoint.GetLeftPart(UriPartial.Authority) + request.Target, AsWritten);
        requestMessage.Options.Set(OriginGate.Credential, request.Credential);
        requestMessage.Options.Set(AnswerReader.Received, received);
        if (request.Body is { } body)
            requestMessage.Content = new StringContent(body, Encoding.UTF8, TargetRequest.BodyType);
        return ValueTask.CompletedTask;
    }
}
