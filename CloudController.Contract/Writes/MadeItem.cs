using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Http;

namespace CloudController.Contract.Writes;

/// <summary>An item that a run made.</summary>
/// <param name="Creation">The request that made it.</param>
/// <param name="Number">Which of the run's items it is, from 1.</param>
/// <param name="Guid">Its guid.</param>
/// <param name="Name">The name that it was given; <c>null</c> where it has none.</param>
public sealed record MadeItem(EndpointContract Creation, int Number, string Guid, string? Name)
{
    /// <summary>The path of the item.</summary>
    public string Route => Creation.Resource!.RouteOf(Guid)!;

    /// <inheritdoc />
    public override string ToString() => $"{Creation.Resource!.Name} {Name ?? Guid} ({Route})";
}

/// <summary>A body that was sent to make an item, and what came of it.</summary>
/// <param name="Body">The body.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Item">The item; <c>null</c> where none was made, as far as the answer tells.</param>
public sealed record Offer(JsonElement Body, Exchange Answer, MadeItem? Item);
