using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Auth;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Faults;

/// <summary>The faults of one controller, put around the stages of its requests.</summary>
internal sealed class FaultSet(ImmutableArray<Fault> faults) : IInterference
{
    public ListStages Around(string name, ListStages stages) =>
        faults.Where(fault => fault.Target.Lists(name)).Aggregate(stages, (inner, fault) => Around(fault.Target, fault.Does, inner));

    public Handler Around(string name, Handler handler) => Of(name).Aggregate(handler, (inner, fault) => async (call, cancellation) =>
    {
        var reply = await inner(call, cancellation);
        if (reply.Document is JsonObject item)
        {
            fault.Does.Item?.Invoke(item);
            fault.Does.SingleItem?.Invoke(item);
        }

        return reply;
    });

    public Handler Around(string name, WritePlace place, Handler handler) =>
        Of(name).Aggregate(handler, (inner, fault) => (call, cancellation) => WriteAsync(fault.Does, place, inner, call, cancellation));

    public TokenTrouble Forgiven(string path) => faults
        .Where(fault => fault.Target.Concerns(path))
        .Aggregate(TokenTrouble.None, (forgiven, fault) =>
            forgiven | fault.Does.Forgives | (fault.Target.IsAt(path) ? TokenTrouble.None : fault.Does.ForgivesForItems));

    public WireReply Send(HttpRequest request, WireReply reply, Func<ApiError, WireReply> refuse) => faults
        .Where(fault => fault.Does.Wire is not null && fault.Target.Concerns(request.Path.Value ?? ""))
        .Aggregate(reply, (sent, fault) => fault.Does.Wire!(new Answer(request, fault.Target, sent, refuse)));

    private static async Task<ApiReply> WriteAsync(
        FaultHooks hooks, WritePlace place, Handler inner, ApiCall call, CancellationToken cancellation)
    {
        var table = place.Model.Storing(place.Table);
        var before = await place.Store.RunAsync(
            database => WriteScene.Whole(database, place.Model, table, call.Guid), cancellation);
        try
        {
            var reply = await inner(call, cancellation);
            return hooks.Written is { } written ? await ThenAsync(scene => written(scene, reply)) : reply;
        }
        catch (ApiErrorException error) when (hooks.Refused is not null)
        {
            if (await ThenAsync(scene => hooks.Refused(scene, error.Error)) is { } instead)
                return instead;
            throw;
        }

        Task<T> ThenAsync<T>(Func<WriteScene, T> change) =>
            place.Store.RunAsync(database => change(new(database, place, call, before)), cancellation);
    }

    private IEnumerable<Fault> Of(string name) => faults.Where(fault => fault.Target.Name == name);

    private static ListStages Around(FaultTarget target, FaultHooks hooks, ListStages inner) => new(
        parameters =>
        {
            var query = inner.Parse(hooks.Parameters?.Invoke(parameters) ?? parameters);
            return hooks.Query?.Invoke(query) ?? query;
        },
        (query, caller) =>
        {
            var plan = inner.Select(query, caller);
            return hooks.Select?.Invoke(query, plan) ?? plan;
        },
        async (plan, cancellation) =>
        {
            var page = await inner.Fetch(plan, cancellation);
            return hooks.Count is null ? page : page with { Total = (await inner.Fetch(hooks.Count(plan), cancellation)).Total };
        },
        (query, page) =>
        {
            var body = new ListBody(target, query,
                inner.Document(query, page with { Total = hooks.Total?.Invoke(query, page.Total) ?? page.Total }));
            foreach (var item in body.Items.OfType<JsonObject>())
                hooks.Item?.Invoke(item);
            hooks.Body?.Invoke(body);
            return body.Root;
        });
}
