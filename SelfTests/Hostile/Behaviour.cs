using CloudController.Contract.Findings;

namespace CloudController.SelfTests.Hostile;

/// <summary>One way in which a server can be bad.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Answers">What it answers, as a sentence.</param>
/// <param name="Expected">What the suite must say of it.</param>
/// <param name="Serve">Answers one request.</param>
/// <param name="Says">What the reason of the verdict must contain; <c>null</c> where nothing in particular.</param>
internal sealed record Behaviour(string Name, string Answers, Verdict Expected, Func<Call, Task> Serve, string? Says = null)
{
    /// <summary>Whether it also deviates, so that clauses may fail although the verdict is error.</summary>
    internal bool AlsoDeviates { get; init; }

    /// <summary>Whether it leaves requests open, so that the suite has to lose its patience.</summary>
    internal bool FallsSilent { get; init; }

    /// <summary>Whether it sends so much that the memory of a run is worth measuring, which has to be done while nothing else runs.</summary>
    internal bool IsLarge { get; init; }

    /// <summary>Whether the controller behind it has no data.</summary>
    internal bool HasNoData { get; init; }

    /// <summary>How test names show it.</summary>
    public override string ToString() => Name;
}

/// <summary>The primitives that behaviours are composed of. Every behaviour has its own instance, and with it its own memory.</summary>
internal sealed class Spoil(string canary)
{
    /// <summary>Requests that belong to the beginning of a run: what is spoilt later meets it in its middle.</summary>
    internal const int Beginning = 25;

    internal string Canary { get; } = canary;

    internal static async Task Honestly(Call call) => await call.Send(await call.Honest());

    /// <summary>Every answer, changed.</summary>
    internal static Func<Call, Task> Every(Func<Reply, Call, Reply> change) =>
        async call => await call.Send(change(await call.Honest(), call));

    internal static Func<Call, Task> Every(Func<Reply, Reply> change) => Every((reply, _) => change(reply));

    /// <summary>Every answer, whatever was asked.</summary>
    internal static Func<Call, Task> Always(Func<Call, Reply> answer) => call => call.Send(answer(call));

    /// <summary>What is answered to a request for a list with the right token.</summary>
    internal Func<Call, Task> OnLists(Func<Call, Task> serve) => call => call.AsksForList(Canary) ? serve(call) : Honestly(call);

    /// <summary>The answers that are lists, changed.</summary>
    internal Func<Call, Task> Lists(Func<Reply, Call, Reply> change) =>
        OnLists(Every((reply, call) => reply.Status == 200 ? change(reply, call) : reply));

    internal Func<Call, Task> Lists(Func<Reply, Reply> change) => Lists((reply, _) => change(reply));

    /// <summary>First as it should be, then <paramref name="serve"/>.</summary>
    internal static Func<Call, Task> Later(Func<Call, Task> serve) => call => call.Number <= Beginning ? Honestly(call) : serve(call);

    /// <summary>Bytes, and then silence.</summary>
    internal static Func<Call, Task> HangAfter(Func<Reply, string> text) => async call =>
    {
        await call.Raw(text(await call.Honest()));
        await call.Hang();
    };

    /// <summary>Bytes, and then the end of the connection.</summary>
    internal static Func<Call, Task> CloseAfter(Func<Reply, string> text) => async call =>
    {
        await call.Raw(text(await call.Honest()));
        call.Close();
    };

    /// <summary>Bytes, and then the connection is reset.</summary>
    internal static Func<Call, Task> ResetAfter(Func<Reply, string> text) => async call =>
    {
        await call.Raw(text(await call.Honest()));
        call.Reset();
    };

    /// <summary>Bytes, and then some text without end, or of a length.</summary>
    internal static Func<Call, Task> FloodAfter(string start, string flood, long bytes = long.MaxValue) => async call =>
    {
        await call.Raw(start);
        await call.Flood(flood, bytes);
        call.Close();
    };
}
