namespace CloudController.Contract.Contracts;

/// <summary>
/// What tells one endpoint of a family from the others. Written <c>v3.packages</c> for the list of a resource, because that is the prefix
/// of clause ids, and <c>v3.packages.get</c> for any other operation.
/// </summary>
/// <param name="Family">The API family, <c>v2</c> or <c>v3</c>.</param>
/// <param name="Resource">The resource, or the path of a sub-list with dashes: <c>packages</c>, <c>apps-routes</c>.</param>
/// <param name="Operation">The operation: <c>list</c>, <c>get</c>, <c>download</c> …</param>
public sealed record EndpointId(string Family, string Resource, string Operation)
{
    /// <summary>The operation that names of endpoints leave out.</summary>
    public const string List = "list";

    /// <summary>The name of the endpoint's folder: <c>packages.list</c>.</summary>
    public string Folder => $"{Resource}.{Operation}";

    /// <summary>
    /// The id of the endpoint in <paramref name="folder"/> of <paramref name="family"/>; <c>null</c> where the folder is not called so.
    /// </summary>
    public static EndpointId? Of(string family, string folder) =>
        folder.Split('.') is [{ Length: > 0 } resource, { Length: > 0 } operation] ? new(family, resource, operation) : null;

    /// <inheritdoc />
    public override string ToString() => Operation == List ? $"{Family}.{Resource}" : $"{Family}.{Resource}.{Operation}";
}
