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
internal sealed record ListEndpoint(string Name, string Path, RouteAccess Access, ListStages Stages) : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    protected override Handler Handler(IInterference interference) => interference.Around(Name, Stages).AnswerAsync;
}

/// <summary>An item alone.</summary>
/// <param name="Name">The name of the list that has the item, too.</param>
/// <param name="Path">The path.</param>
/// <param name="Access">What the token must allow.</param>
/// <param name="Answer">What answers.</param>
internal sealed record ItemEndpoint(string Name, string Path, RouteAccess Access, Handler Answer) : ApiEndpoint(HttpMethods.Get, Path, Access)
{
    protected override Handler Handler(IInterference interference) => interference.Around(Name, Answer);
}

/// <summary>Everything else: objects, files, sub-lists and what writes.</summary>
internal sealed record OtherEndpoint(string Method, string Path, RouteAccess Access, Handler Answer) : ApiEndpoint(Method, Path, Access)
{
    protected override Handler Handler(IInterference interference) => Answer;
}
