using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>One thing that can be asked for, before it becomes a route.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, as in <see cref="ApiRoute"/>.</param>
/// <param name="Access">What the token must allow.</param>
internal abstract record ApiEndpoint(string Method, string Path, RouteAccess Access)
{
    /// <summary>The route, with what interferes with the endpoint put around it.</summary>
    public ApiRoute Route(IInterference interference) => new(Method, Path, Access, Handler(interference));

    protected abstract Handler Handler(IInterference interference);
}

/// <summary>A list.</summary>
/// <param name="Name">The family and the resource, for example <c>v3.widgets</c>.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Stages">What answers.</param>
internal sealed record ListEndpoint(string Name, string Path, RouteAccess Access, Func<ListStages> Stages)
    : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    /// <summary>The stages are put together by the first request, because most controllers are asked for few of their lists.</summary>
    protected override Handler Handler(IInterference interference)
    {
        var stages = new Lazy<ListStages>(() => interference.Around(Name, Stages()));
        return (call, cancellation) => stages.Value.AnswerAsync(call, cancellation);
    }
}

/// <summary>A list below an item.</summary>
/// <param name="Name">The family and the segments of the path that are no variables, for example <c>v3.widgets-parts</c>.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Stages">What answers, for the item of a call.</param>
internal sealed record SubListEndpoint(
    string Name, string Path, RouteAccess Access, Func<ApiCall, CancellationToken, Task<ListStages>> Stages)
    : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    protected override Handler Handler(IInterference interference) => async (call, cancellation) =>
        await interference.Around(Name, await Stages(call, cancellation)).AnswerAsync(call, cancellation);
}

/// <summary>An item alone. What interferes with the items of its list interferes with it, too.</summary>
/// <param name="Name">The family, the resource and the operation, for example <c>v3.widgets.get</c>.</param>
/// <param name="List">The name of the list that has the item.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Answer">What answers.</param>
internal sealed record ItemEndpoint(string Name, string List, string Path, RouteAccess Access, Handler Answer)
    : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    protected override Handler Handler(IInterference interference) => interference.Around(Name, interference.Around(List, Answer));
}

/// <summary>An object that is no item of any resource.</summary>
/// <param name="Name">The family, what the object is about and the operation, for example <c>v2.weather.get</c>.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Answer">What answers.</param>
internal sealed record ObjectEndpoint(string Name, string Path, RouteAccess Access, Handler Answer)
    : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    protected override Handler Handler(IInterference interference) => interference.Around(Name, Answer);
}

/// <summary>Something that writes.</summary>
/// <param name="Name">The family, the resource and the operation, for example <c>v3.widgets.create</c>.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Place">Where it writes.</param>
/// <param name="Answer">What answers.</param>
internal sealed record WriteEndpoint(string Name, string Method, string Path, RouteAccess Access, WritePlace Place, Handler Answer)
    : ApiEndpoint(Method, Path, Access)
{
    protected override Handler Handler(IInterference interference) => interference.Around(Name, Place, Answer);
}

/// <summary>Everything else: files, and what is the same for all.</summary>
internal sealed record OtherEndpoint(string Method, string Path, RouteAccess Access, Handler Answer) : ApiEndpoint(Method, Path, Access)
{
    protected override Handler Handler(IInterference interference) => Answer;
}
