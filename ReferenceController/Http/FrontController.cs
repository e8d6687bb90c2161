using System.Collections.Immutable;

namespace CloudController.Reference;

/// <summary>
/// Leads one request through its stages: route, authenticate, read, handle, render. Every answer, refusals and
/// failures included, leaves through <see cref="Renderer"/>.
/// </summary>
internal sealed class FrontController(
    ImmutableArray<Route> routes, Authentication authentication, Renderer renderer, Edition edition, FaultSet faults, ILogger log)
{
    public async Task ServeAsync(HttpContext context)
    {
        var reply = await AnswerAsync(context.Request, context.RequestAborted);
        var requestId = RequestId.For(context.Request.Headers);
        var rendered = renderer.Render(reply, requestId);
        await SendAsync(context, faults.Send(context.Request, rendered, error => renderer.Render(edition.Refuse(error), requestId)));
    }

    private async Task<Reply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            var path = Route.Segments(request.Path.Value ?? "");
            foreach (var route in routes)
            {
                if (route.Match(request.Method, path) is { } guid)
                    return await HandleAsync(route, guid, request, cancellation);
            }

            return edition.RefuseRoute();
        }
        catch (ApiErrorException refused)
        {
            return edition.Refuse(refused.Error);
        }
        catch (BadHttpRequestException unreadable)
        {
            return edition.Refuse(Errors.UnreadableRequest(unreadable.StatusCode, unreadable.Message));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.RequestFailed(failure, request.Method, request.Path);
            return edition.Refuse(Errors.Unknown);
        }
    }

    private async Task<Reply> HandleAsync(Route route, string guid, HttpRequest request, CancellationToken cancellation)
    {
        var caller = await authentication.AuthenticateAsync(request.Headers.Authorization, route.Access, faults.Forgiven(request.Path.Value ?? ""));
        var query = QueryParameters.Parse(request.QueryString.Value is ['?', .. var text] ? text : "");
        var body = HttpMethods.IsPost(route.Method) || HttpMethods.IsPut(route.Method)
            ? await ReadAsync(request.Body, cancellation)
            : ReadOnlyMemory<byte>.Empty;
        return await route.Handler(new Call(caller, guid, query, body) { Origin = $"{request.Scheme}://{request.Host}" }, cancellation);
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
