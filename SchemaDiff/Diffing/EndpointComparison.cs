using System.Text.Json;
using CloudController.Contract.Json;
using CloudController.SchemaDiff.Reading;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Compares two contracts of one endpoint.</summary>
internal sealed class EndpointComparison
{
    // Left out of the comparison: the title of a page and the name of the meta-schema are no part of the contract with a client.
    private static readonly string[] NoPromise = ["$schema", "document"];

    private static readonly string[] Known =
    [
        "method", "route", "experimental", "authorization", "request", "response", "answer", "resource", "subject", "parameters", "links",
        "invariants", "undocumented", .. NoPromise,
    ];

    /// <summary>Where a contract says where its items are.</summary>
    internal const string ItemsPointer = "/answer/list/pointer";

    private readonly EndpointSnapshot _before;
    private readonly EndpointSnapshot _after;
    private readonly ChangeList _changes;

    private EndpointComparison(EndpointSnapshot before, EndpointSnapshot after) =>
        (_before, _after, _changes) = (before, after, new(after.Name));

    internal static IReadOnlyList<Change> Compare(EndpointSnapshot before, EndpointSnapshot after)
    {
        var comparison = new EndpointComparison(before, after);
        if (before.Contract is not null && after.Contract is not null)
            comparison.CompareContracts(before.Contract, after.Contract);
        comparison.CompareBodies();
        return comparison._changes.All;
    }

    private void CompareContracts(JsonElement? before, JsonElement? after)
    {
        Value("endpoint-method", "endpoint", "/method");
        Value("endpoint-route", "endpoint", "/route");
        _changes.Mark(before.IsSet("/experimental"), after.IsSet("/experimental"), "endpoint", "", "endpoint-experimental",
            "endpoint-stable");
        CompareAuthorization(before, after);
        if (before.At("/request") is not null && after.At("/request") is not null)
            CompareRequests();
        ParameterComparison.Compare(_changes, "parameters", "/parameters", before, after);
        Value("status", "status", "/response/status");
        Headers("headers", "/response/headers", "header-added", "header-removed");
        CompareFieldRows(before, after);
        LinkComparison.Compare(_changes, before, after);
        CompareAnswers(before, after);
        DetailComparison.Named(_changes, "invariants", "/invariants", "invariant-added", "invariant-removed",
            before.NamedAt("/invariants", "rule"), after.NamedAt("/invariants", "rule"),
            (place, old, now) => DetailComparison.Rest(_changes, "invariant", "invariants", place, InvariantLists.Sorted(old),
                InvariantLists.Sorted(now), "rule", "statement"));
        CompareUndocumented(before, after);
        DetailComparison.Rest(_changes, "endpoint-detail", "endpoint", "", before, after, Known);

        // Where one side records nothing about the request, nothing is known to have changed.
        void CompareRequests()
        {
            Headers("request", "/request/headers", "request-header-added", "request-header-removed");
            ParameterComparison.Compare(_changes, "request", "/request/fields", before, after);
        }

        void Value(string rule, string area, string pointer) =>
            DetailComparison.Value(_changes, rule, area, pointer, before.At(pointer), after.At(pointer));

        // Upper and lower case are the same in the name of a header.
        void Headers(string area, string pointer, string added, string removed) =>
            DetailComparison.Named(_changes, area, pointer, added, removed,
                before.NamedAt(pointer, comparer: StringComparer.OrdinalIgnoreCase),
                after.NamedAt(pointer, comparer: StringComparer.OrdinalIgnoreCase),
                (place, old, now) => DetailComparison.Rest(_changes, "header-value", area, place, old, now, "name"));
    }

    private void CompareUndocumented(JsonElement? before, JsonElement? after)
    {
        const string area = "undocumented";
        var (old, now) = (before.NamedAt("/undocumented", "place").Keys.ToList(), after.NamedAt("/undocumented", "place").Keys.ToList());
        foreach (var place in now.Except(old))
            _changes.Added("undocumented-added", area, place);
        foreach (var place in old.Except(now))
            _changes.Removed("undocumented-removed", area, place);
    }

    private void CompareAuthorization(JsonElement? before, JsonElement? after)
    {
        const string area = "authorization";
        const string pointer = "/authorization";
        if (before.At(pointer) is { } old && after.At(pointer) is { } now)
        {
            DetailComparison.Value(_changes, "authorization-scheme", area, $"{pointer}/scheme", before.At($"{pointer}/scheme"),
                after.At($"{pointer}/scheme"));
            DetailComparison.Texts(_changes, area, $"{pointer}/scopes", "scope-added", "scope-removed", before.TextsAt($"{pointer}/scopes"),
                after.TextsAt($"{pointer}/scopes"));
            DetailComparison.Rest(_changes, "endpoint-detail", area, pointer, old, now, "scheme", "scopes", "expiredToken");
        }
        else if (before.At(pointer) is not null)
        {
            _changes.Removed("authorization-removed", area, pointer);
        }
        else if (after.At(pointer) is not null)
        {
            _changes.Added("authorization-added", area, pointer);
        }
    }

    /// <summary>Rows whose member no body shows; the others are compared with the body.</summary>
    private void CompareFieldRows(JsonElement? before, JsonElement? after)
    {
        const string pointer = "/response/fields";
        var (old, now) = (before.NamedAt(pointer), after.NamedAt(pointer));
        foreach (var name in Unseen(now).Where(name => !old.ContainsKey(name)))
            _changes.Added("field-documented", "fields", JsonPointer.Append(pointer, name), JsonReads.Json(name));
        foreach (var name in Unseen(old).Where(name => !now.ContainsKey(name)))
            _changes.Removed("field-undocumented", "fields", JsonPointer.Append(pointer, name), JsonReads.Json(name));
        foreach (var name in Unseen(now).Intersect(Unseen(old)))
            DetailComparison.Rest(_changes, "field-detail", "fields", JsonPointer.Append(pointer, name), old[name], now[name], "name");
    }

    private static IEnumerable<string> Unseen(IReadOnlyDictionary<string, JsonElement?> rows) =>
        rows.Where(row => row.Value.TextAt("/pointer") is null).Select(row => row.Key);

    /// <summary>The shape of the answer, and what identifies what it is made of.</summary>
    private void CompareAnswers(JsonElement? before, JsonElement? after)
    {
        Both("answer-shape", "envelope", "/answer", Shape(before), Shape(after));
        Both("items-pointer", "envelope", ItemsPointer, before.At(ItemsPointer), after.At(ItemsPointer));
        Both("item-route", "endpoint", "/resource/route", before.At("/resource/route"), after.At("/resource/route"));
        const string order = "/resource/order";
        var (old, now) = (before.At(order), after.At(order));
        if (old is null && now is not null)
            _changes.Added("order-added", "order", order, now.At("/by"));
        else if (now is null && old is not null)
            _changes.Removed("order-removed", "order", order, old.At("/by"));
        else
            DetailComparison.Value(_changes, "order", "order", order, old, now);

        // Where one side does not state it, it was not recorded, and nothing is known to have changed.
        void Both(string rule, string area, string pointer, JsonElement? was, JsonElement? value)
        {
            if (was is not null && value is not null)
                DetailComparison.Value(_changes, rule, area, pointer, was, value);
        }

        static JsonElement? Shape(JsonElement? contract) =>
            contract.At("/answer") is { ValueKind: JsonValueKind.Object } answer
                ? JsonReads.Json(string.Join(" and ", answer.EnumerateObject().Select(shape => shape.Name)))
                : null;
    }

    private void CompareBodies()
    {
        if (_before.Schema is null || _after.Schema is null)
        {
            if (_before.Schema is not null && _after.Contract is not null)
                _changes.Removed("body-removed", "envelope", "");
            else if (_after.Schema is not null && _before.Contract is not null)
                _changes.Added("body-added", "envelope", "");
            return;
        }

        var places = LinkComparison.Places(_before.Contract).Concat(LinkComparison.Places(_after.Contract)).ToList();
        var told = places
            .Where(place => IsTold(place.Relation))
            .SelectMany(place => new[] { place.Pointer, $"{place.Pointer}/method" })
            .ToHashSet(StringComparer.Ordinal);
        var links = places.Select(place => place.Pointer).ToHashSet(StringComparer.Ordinal);
        var changes = FieldComparison.Compare(Body(_before), Body(_after), links);
        foreach (var change in changes)
        {
            // A link that came, went or changed its method is told as a link, not again as fields.
            if (!told.Contains(change.NewPointer ?? change.OldPointer ?? ""))
                _changes.Add(Area(change.NewPointer ?? change.OldPointer ?? ""), change);
        }
    }

    private bool IsTold(string relation) =>
        _changes.All.Any(change => change.Area == "links"
            && JsonPointer.Segments(change.Pointer).ElementAtOrDefault(1) == relation
            && change.Rule.Id is "link-added" or "link-removed" or "link-method" or "link-method-added" or "link-method-removed");

    /// <summary>The body that <paramref name="endpoint"/> states.</summary>
    internal static Shape Body(EndpointSnapshot endpoint)
    {
        var rows = endpoint.Contract.ListAt("/response/fields")
            .Select(row => (Row: row, Pointer: ((JsonElement?)row).TextAt("/pointer")))
            .Where(row => row.Pointer is not null)
            .DistinctBy(row => row.Pointer)
            .ToDictionary(row => row.Pointer!, row => row.Row);
        return ShapeReader.Read(FileNames.Shown(endpoint.File), endpoint.Schema!.Value, rows);
    }

    private string Area(string pointer)
    {
        var items = _after.Contract.TextAt(ItemsPointer) ?? _before.Contract.TextAt(ItemsPointer);
        if (items is null && _after.Schema.At("/properties/resources") is not null)
            items = "/resources";
        return items is null || pointer.StartsWith($"{items}/*", StringComparison.Ordinal) ? "fields" : "envelope";
    }
}
