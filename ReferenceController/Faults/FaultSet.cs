using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CloudController.Reference;

/// <summary>The faults of one controller, put around the stages of its requests.</summary>
internal sealed class FaultSet(ImmutableArray<Fault> faults)
{
    /// <summary>The stages of a list with the faults of its endpoint around them.</summary>
    public ListStages<TRow> Around<TRow>(FaultTarget target, ListStages<TRow> stages) =>
        Of(target).Aggregate(stages, (inner, hooks) => Around(target, hooks, inner));

    /// <summary>The handler of a single item with the faults of its endpoint around it.</summary>
    public Handler Around(FaultTarget target, Handler handler) => Of(target).Aggregate(handler, (inner, hooks) => async (call, cancellation) =>
    {
        var reply = await inner(call, cancellation);
        if (reply.Document is JsonObject item)
        {
            hooks.Item?.Invoke(item);
            hooks.SingleItem?.Invoke(item);
        }

        return reply;
    });

    /// <summary>Which shortcomings of a token are overlooked on <paramref name="path"/>.</summary>
    public TokenTrouble Forgiven(string path) => faults
        .Where(fault => fault.Target.Concerns(path))
        .Aggregate(TokenTrouble.None, (forgiven, fault) =>
            forgiven | fault.Does.Forgives | (path == fault.Target.Path ? TokenTrouble.None : fault.Does.ForgivesForItems));

    /// <summary>What leaves in place of <paramref name="reply"/>.</summary>
    public WireReply Send(HttpRequest request, WireReply reply, Func<ApiError, WireReply> refuse) => faults
        .Where(fault => fault.Does.Wire is not null && fault.Target.Concerns(request.Path.Value ?? ""))
        .Aggregate(reply, (sent, fault) => fault.Does.Wire!(new Answer(request, fault.Target, sent, refuse)));

    private IEnumerable<FaultHooks> Of(FaultTarget target) => faults.Where(fault => fault.Target == target).Select(fault => fault.Does);

    private static ListStages<TRow> Around<TRow>(FaultTarget target, FaultHooks hooks, ListStages<TRow> inner) => new(
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
            var body = new ListBody(target, query, inner.Document(query, page with { Total = hooks.Total?.Invoke(query, page.Total) ?? page.Total }));
            foreach (var item in body.Items.OfType<JsonObject>())
                hooks.Item?.Invoke(item);
            hooks.Body?.Invoke(body);
            return body.Root;
        });
}
