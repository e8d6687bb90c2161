using System.Text.Json.Nodes;

namespace CloudController.SelfTests.ReferenceControllerTests;

/// <summary>
/// A resource that can be written, and requests that do. In a body, the path of a list in braces stands for the guid of the first item there,
/// <c>&lt;space=path&gt;</c> for a relationship to it that is called space, and <c>&lt;metadata&gt;</c> for some labels.
/// </summary>
/// <param name="Path">The path of the list.</param>
/// <param name="Body">A body that makes an item.</param>
/// <param name="Change">A body that changes it; <see langword="null"/> where nothing does.</param>
public sealed record WrittenResource(string Path, string Body, string? Change)
{
    /// <summary>The resource, as the schemas call it.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>What the item shows of the change, where that is not the same.</summary>
    public string? Shown { get; init; }

    /// <summary>The answer to a deletion.</summary>
    public int Deleted { get; init; } = 202;

    /// <summary>Bodies that make no item.</summary>
    public string[] Refused { get; init; } = [];

    /// <summary>Bodies that change no item.</summary>
    public string[] RefusedChanges { get; init; } = [];

    /// <summary>The code of the error where there is such an item already, in v2.</summary>
    public int Taken { get; init; }

    /// <summary>The query strings with which the list finds the new item among others.</summary>
    public string[] Found { get; init; } = [];

    /// <summary>Whether there may be one item only that is as the body says.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>Where the new item is listed beside, by the paths of lists below others.</summary>
    public string[] Below { get; init; } = [];

    public override string ToString() => $"{Path} {Body[..Math.Min(30, Body.Length)]}";

    /// <summary>The item as it is after the change.</summary>
    public JsonObject Expected(JsonObject made, JsonObject said) =>
        Merged(made, Shown is null ? said : JsonNode.Parse(Shown)!.AsObject(), isMetadata: false);

    /// <summary>Null is a value, but takes labels and annotations away.</summary>
    private static JsonObject Merged(JsonObject old, JsonObject said, bool isMetadata)
    {
        var merged = old.DeepClone().AsObject();
        foreach (var (name, value) in said)
        {
            if (value is null && isMetadata)
                merged.Remove(name);
            else if (value is JsonObject members && merged[name] is JsonObject before)
                merged[name] = Merged(before, members, isMetadata || name == "metadata");
            else
                merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
