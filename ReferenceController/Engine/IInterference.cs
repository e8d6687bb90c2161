using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>What comes between a request and its answer; in a controller that conforms, nothing does.</summary>
internal interface IInterference
{
    /// <summary>The stages of the list called <paramref name="name"/>, with what interferes put around them.</summary>
    ListStages Around(string name, ListStages stages);

    /// <summary>The handler of an item or an object called <paramref name="name"/>, with what interferes put around it.</summary>
    Handler Around(string name, Handler handler);

    /// <summary>Which shortcomings of a token are overlooked on <paramref name="path"/>.</summary>
    TokenTrouble Forgiven(string path);

    /// <summary>What leaves in place of <paramref name="reply"/>.</summary>
    WireReply Send(HttpRequest request, WireReply reply, Func<ApiError, WireReply> refuse);
}
