using CloudController.Reference.Auth;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults.Operators;

/// <summary>The words in which faults of requests that write are described.</summary>
internal static class WriteHooks
{
    /// <summary>Takes a request without a token.</summary>
    internal static FaultHooks WithoutToken => new() { Forgives = TokenTrouble.Missing };

    /// <summary>Refuses with status 500 what is refused.</summary>
    internal static FaultHooks OtherRefusal => new()
    {
        Refused = (_, error) => throw (error with { Status = 500 }).AsException(),
    };

    /// <summary>Changes the answer.</summary>
    internal static FaultHooks After(Func<ApiReply, ApiReply> change) => new() { Written = (_, reply) => change(reply) };

    /// <summary>Changes the data once more, after a request was done.</summary>
    internal static FaultHooks Written(Action<WriteScene, ApiReply> change) => new()
    {
        Written = (scene, reply) =>
        {
            change(scene, reply);
            return reply;
        },
    };

    /// <summary>Changes the data although a request was refused.</summary>
    internal static FaultHooks Refused(Action<WriteScene> change) => new()
    {
        Refused = (scene, _) =>
        {
            change(scene);
            return null;
        },
    };
}
