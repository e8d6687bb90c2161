using System.Text.Json;

namespace CloudController.Contract.Contracts;

/// <summary>
/// What a request that changes something sends, and what it must not be taken with. Texts of a body may hold placeholders: <c>{unique}</c>
/// for a name that nobody else has, <c>{guid}</c> for a new guid, and the name of a resource, such as <c>{organization}</c>, for the guid
/// of an item of it that the run made; <c>{fresh_user}</c> stands for one that nothing else refers to.
/// </summary>
public sealed record WriteContract
{
    /// <summary>The body; <c>null</c> for none.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The query, as it is sent; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Pointers of members of the body that an item does not show as they were sent.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>Bodies that must be refused.</summary>
    public IReadOnlyList<RefusedBody> Refused { get; init; } = [];

    /// <summary>
    /// What goes with an item that is deleted: the folders, in <c>writes</c>, of the requests that make items which belong to it.
    /// </summary>
    public IReadOnlyList<string> Cascade { get; init; } = [];

    /// <summary>
    /// The folders of the lists, below items that the deleted one belongs to, which show it as long as it is there.
    /// </summary>
    public IReadOnlyList<string> Sublists { get; init; } = [];

    /// <summary>The relation between two items that is made or removed; <c>null</c> where the request changes an item itself.</summary>
    public RelationContract? Relation { get; init; }

    /// <summary>What the request needs and no run makes, as in: a service broker; <c>null</c> where there is no such thing.</summary>
    public string? Needs { get; init; }

    /// <summary>What limits the item that everything which a run makes belongs to; <c>null</c> where nothing does.</summary>
    public LimitContract? Limit { get; init; }
}

/// <summary>A relation between an item and others, which requests make and remove.</summary>
/// <param name="Of">The resource of the item.</param>
/// <param name="Shown">The path that shows what the item is related to; a placeholder called like the resource is the item's guid.</param>
/// <param name="At">Pointer of the guids of the others there; <c>*</c> stands for any index.</param>
/// <param name="Made">The folder, in <c>writes</c>, of the request that makes it; <c>null</c> for that request itself.</param>
public sealed record RelationContract(string Of, string Shown, string At, string? Made = null);

/// <summary>An item that limits another one, such as a quota; it is made first, and applied when the other one is there.</summary>
/// <param name="By">The folder, in <c>writes</c>, of the request that makes it.</param>
/// <param name="Body">What that request sends here.</param>
/// <param name="Apply">The request that applies it; placeholders stand for the guids of both items.</param>
public sealed record LimitContract(string By, JsonElement Body, ApplyingRequest Apply);

/// <summary>A request that applies one item to another, both made by the run.</summary>
/// <param name="Method">The method.</param>
/// <param name="Route">The path, with placeholders.</param>
/// <param name="Body">The body, with placeholders.</param>
public sealed record ApplyingRequest(string Method, string Route, JsonElement Body);

/// <summary>A body that must be refused: the usual one with one member changed.</summary>
/// <param name="Case">What is wrong with it, in kebab-case: <c>name-missing</c>.</param>
/// <param name="At">Pointer of the member.</param>
/// <param name="Value">What it is; without a value the member is left out.</param>
/// <param name="Error">The documented error; <c>null</c> for the one of the edition, where it has one.</param>
public sealed record RefusedBody(string Case, string At, JsonElement? Value = null, ErrorCase? Error = null);
