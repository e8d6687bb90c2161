using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Http;

namespace CloudController.Reference.Engine;

/// <summary>
/// The stages of a list request, in the order in which they run; all but Fetch are pure. A variant of the controller replaces
/// or wraps one of them and leaves the others alone.
/// </summary>
/// <param name="Parse">From the query string to the checked query.</param>
/// <param name="Select">From the query, and who asks, to the SQL.</param>
/// <param name="Fetch">From the SQL to the rows.</param>
/// <param name="Document">From the rows to the answer's body.</param>
internal sealed record ListStages(
    Func<QueryParameters, ListQuery> Parse,
    Func<ListQuery, Caller, SelectPlan> Select,
    Func<SelectPlan, CancellationToken, Task<RowPage>> Fetch,
    Func<ListQuery, RowPage, JsonObject> Document)
{
    /// <summary>The same list of those rows only that meet some conditions more.</summary>
    public ListStages Where(ImmutableArray<Condition> conditions) => this with
    {
        Select = (query, caller) => conditions.Aggregate(Select(query, caller), (plan, more) => plan.And(more)),
    };

    public async Task<ApiReply> AnswerAsync(ApiCall call, CancellationToken cancellation)
    {
        var query = Parse(call.Query) with { Origin = call.Origin };
        var plan = Select(query, call.Caller);
        var page = await Fetch(plan, cancellation);
        return ApiReply.Ok(Document(query, page));
    }
}
