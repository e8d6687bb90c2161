using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>Where something that writes does so.</summary>
/// <param name="Store">The data.</param>
/// <param name="Model">All tables.</param>
/// <param name="Table">The table of the items that are made, changed or deleted.</param>
internal sealed record WritePlace(Store Store, Model Model, Table Table);

/// <summary>What comes between a request and its answer; in a controller that conforms, nothing does.</summary>
internal interface IInterference
{
    /// <summary>The stages of the list called <paramref name="name"/>, with what interferes put around them.</summary>
    ListStages Around(string name, ListStages stages);

    /// <summary>The handler of an item or an object called <paramref name="name"/>, with what interferes put around it.</summary>
    Handler Around(string name, Handler handler);

    /// <summary>The handler of something that writes, called <paramref name="name"/>, with what interferes put around it.</summary>
    Handler Around(string name, WritePlace place, Handler handler);

    /// <summary>Which shortcomings of a token are overlooked on <paramref name="path"/>.</summary>
    TokenTrouble Forgiven(string path);

    /// <summary>What leaves in place of <paramref name="reply"/>.</summary>
    WireReply Send(HttpRequest request, WireReply reply, Func<ApiError, WireReply> refuse);
}
