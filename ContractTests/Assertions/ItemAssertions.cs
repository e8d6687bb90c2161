using System.Text.Json;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Paging;
using CloudController.Contract.Writes;

namespace CloudController.ContractTests.Assertions;

/// <summary>What an answer with one item, which the run made or changed, has to show.</summary>
internal static class ItemAssertions
{
    /// <summary>Each member that was sent is shown as it was sent.</summary>
    internal static void ShouldShow(this Exchange answer, JsonElement sent, WriteUnderTest endpoint)
    {
        foreach (var (pointer, value) in Leaves(sent, "").Where(leaf => !endpoint.Write.Unseen.Contains(leaf.Pointer)))
        {
            var place = endpoint.Resource.Fields + pointer;
            if (answer.Item() is not { } item || JsonPointer.Find(item, place) is not { } shown)
                Deviate.Now("sent", $"{place} {value.GetRawText()}, as it was sent", "nothing there", answer, place);
            else if (!JsonElement.DeepEquals(shown, value))
                Deviate.Now("sent", $"{place} {value.GetRawText()}, as it was sent", shown.GetRawText(), answer, place);
        }
    }

    /// <summary>Everything is as it was in <paramref name="before"/>, but for what <paramref name="changed"/> names.</summary>
    internal static void ShouldBeLike(this Exchange answer, Exchange before, ResourceContract resource, params IEnumerable<string> changed)
    {
        var may = changed.Concat(resource.Volatile).ToHashSet(StringComparer.Ordinal);
        if (answer.Item() is not { } now || before.Item() is not { } then)
        {
            Deviate.Now("same", "the item", answer.Json.Problem, answer, about: "the body");
            return;
        }

        var (leaves, others) = (Leaves(now, "").ToDictionary(), Leaves(then, "").ToDictionary());
        foreach (var pointer in others.Keys.Union(leaves.Keys).Where(pointer => !may.Any(Covers(pointer))))
        {
            var (is_, was) = (leaves.GetValueOrDefault(pointer), others.GetValueOrDefault(pointer));
            if (is_.ValueKind != was.ValueKind || (was.ValueKind != JsonValueKind.Undefined && !JsonElement.DeepEquals(is_, was)))
                Deviate.Now("same", $"{pointer} {Shown(was)}, as it was", Shown(is_), answer, pointer);
        }
    }

    /// <summary>The list has the item; where it was too long to be read, that stays open.</summary>
    internal static void ShouldHave(this ItemList list, MadeItem item)
    {
        if (list.Items.Any(listed => listed.Guid == item.Guid))
            return;
        if (!list.IsComplete)
            Deviate.Undecided("list-too-long", $"the first {list.Items.Count} items do not show {item}, and there are more");
        Deviate.Now("listed", $"{item} in the list", $"{list.Items.Count} others", list.Pages[^1].Exchange, list.Pages[^1].TotalPointer);
    }

    /// <summary>The list does not have the item.</summary>
    internal static void ShouldNotHave(this ItemList list, MadeItem item)
    {
        foreach (var page in list.Pages)
        {
            if (page.Items.FirstOrDefault(listed => listed.Guid == item.Guid) is { } there)
                Deviate.Now("listed", $"no {item}", "it is listed", page.Exchange, there.Pointer);
        }
    }

    /// <summary>The body, where it is an object.</summary>
    internal static JsonElement? Item(this Exchange answer) =>
        answer.Json.Value is { ValueKind: JsonValueKind.Object } item ? item : null;

    private static Func<string, bool> Covers(string pointer) =>
        place => pointer == place || pointer.StartsWith(place + "/", StringComparison.Ordinal);

    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "nothing there" : value.GetRawText();

    /// <summary>The values of an object that are no objects themselves, by pointer; an empty object is a value.</summary>
    private static IEnumerable<(string Pointer, JsonElement Value)> Leaves(JsonElement value, string pointer) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()
            ? value.EnumerateObject().SelectMany(member => Leaves(member.Value, JsonPointer.Append(pointer, member.Name)))
            : [(pointer, value)];
}
