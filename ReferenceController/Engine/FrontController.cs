using System.Collections.Immutable;
using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>
/// Leads one request through its stages: route, authenticate, read, handle, render. Every answer, refusals and
/// failures included, leaves through <see cref="Renderer"/>.
/// </summary>
internal sealed class FrontController(
    ILookup<(int, string), ApiRoute> routes,
    Authenticator authenticator,
    Renderer renderer,
    WireFormat format,
    IInterference interference,
    ILogger log)
{
    public async Task ServeAsync(HttpContext context)
    {
        var reply = await AnswerAsync(context.Request, context.RequestAborted);
        var requestId = RequestId.For(context.Request.Headers);
        var rendered = renderer.Render(reply, requestId);
        await SendAsync(context, interference.Send(context.Request, rendered, error => renderer.Render(format.Refuse(error), requestId)));
    }

    private Task<ApiReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        var path = ApiRoute.Segments(request.Path.Value ?? "");
        foreach (var route in routes[ApiRoute.PlaceOf(path)])
        {
            if (route.Match(request.Method, path) is { } variables)
                return HandleAsync(route, variables, request, cancellation);
        }

        return Task.FromResult(format.RefuseRoute());
    }

    private async Task<ApiReply> HandleAsync(
        ApiRoute route, ImmutableDictionary<string, string> variables, HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var forgiven = interference.Forgiven(request.Path.Value ?? "");
            var caller = await authenticator.AuthenticateAsync(request.Headers.Authorization, route.Access, forgiven);
            var query = QueryParameters.Parse(request.QueryString.Value is ['?', .. var text] ? text : "");
            var body = HttpMethods.IsPost(route.Method) || HttpMethods.IsPut(route.Method) || HttpMethods.IsPatch(route.Method)
                ? await ReadAsync(request.Body, cancellation)
                : ReadOnlyMemory<byte>.Empty;
            var call = new ApiCall(caller, variables, query, body) { Origin = $"{request.Scheme}://{request.Host}" };
            return await route.Handler(call, cancellation);
        }
        catch (ApiErrorException refused)
        {
            return format.Refuse(refused.Error);
        }
        catch (BadHttpRequestException unreadable)
        {
            return format.Refuse(Errors.UnreadableRequest(unreadable.StatusCode, unreadable.Message));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.RequestFailed(failure, request.Method, request.Path);
            return format.Refuse(Errors.Unknown);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await body.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }

    private static async Task SendAsync(HttpContext context, WireReply reply)
    {
        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (!HttpMethods.IsHead(context.Request.Method) && !reply.Body.IsEmpty)
            await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }
}
