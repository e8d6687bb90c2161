using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Observations;

namespace CloudController.SchemaDiff.Reading;

/// <summary>
/// One side of a comparison. Contracts are kept as JSON, so that a member which this tool does not know yet is still compared.
/// </summary>
/// <param name="Name">How the user wrote it.</param>
/// <param name="Endpoints">Its endpoints by name.</param>
/// <param name="Edition">The content of <c>edition.json</c>; <c>null</c> where there is none.</param>
/// <param name="ErrorSchema">The schema of the error envelope; <c>null</c> where there is none.</param>
/// <param name="IsSingle">Whether it is one endpoint or schema, to be compared with whatever one the other side is.</param>
/// <param name="ErrorFile">The file of <paramref name="ErrorSchema"/>.</param>
public sealed record Snapshot(
    string Name,
    IReadOnlyDictionary<string, EndpointSnapshot> Endpoints,
    JsonElement? Edition = null,
    JsonElement? ErrorSchema = null,
    bool IsSingle = false,
    string? ErrorFile = null)
{
    /// <summary>Whether the side is what was seen of a target.</summary>
    public bool IsObserved => Endpoints.Values.Any(endpoint => endpoint.Observation is not null);
}

/// <summary>One endpoint of a side.</summary>
/// <param name="Name">Its name, for example <c>packages.list</c>.</param>
/// <param name="Contract">The content of <c>endpoint.json</c>; <c>null</c> where only the schema is known.</param>
/// <param name="Schema">The schema of the answer; <c>null</c> where none is documented.</param>
/// <param name="File">The file that annotations point at.</param>
/// <param name="Observation">What was seen of a target, in place of contract and schema; <c>null</c> where the side is stated.</param>
public sealed record EndpointSnapshot(string Name, JsonElement? Contract, JsonElement? Schema, string File, Observation? Observation = null)
{
    /// <summary>
    /// Whether <paramref name="name"/> means this endpoint: <c>packages.list</c>, or <c>v3.packages</c> where it was observed.
    /// </summary>
    public bool IsCalled(string name) =>
        name == Name || (Observation is not null && (name == Observation.Endpoint || name == Folder(Observation.Endpoint)));

    private static string Folder(string id) =>
        id.Split('.') is [_, var resource, var operation] ? $"{resource}.{operation}" : $"{id.Split('.')[^1]}.{EndpointId.List}";
}
