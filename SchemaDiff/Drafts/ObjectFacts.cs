using CloudController.Contract.Json;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>What tables say of the members of something, with the objects that their rows refer to.</summary>
internal sealed class ObjectFacts : IMemberFacts
{
    /// <summary>How deep objects are followed that refer to each other.</summary>
    private const int MaxDepth = 8;

    /// <summary>Stands for the name of each member of an object with many of a kind.</summary>
    private const string Any = "{any}";

    private readonly Dictionary<string, MemberFacts> _facts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _manies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);
    private readonly DocObjects _objects;
    private readonly string _file;

    /// <summary>Reads <paramref name="rows"/>, which describe what stands at <paramref name="at"/>.</summary>
    /// <param name="file">What messages call the source.</param>
    /// <param name="objects">The objects that rows can refer to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="at">Where what they describe stands.</param>
    internal ObjectFacts(string file, DocObjects objects, IEnumerable<DocRow> rows, string at = "")
    {
        (_file, _objects) = (file, objects);
        Add(rows, at, 0);
        // An object of which no member is described has members that somebody else names.
        foreach (var (pointer, facts) in _facts.Where(fact => fact.Value.Types is ["object"] && MembersOf(fact.Key).Count == 0
            && !_manies.Contains(fact.Key)).ToList())
            _facts[pointer] = facts with { IsMap = true };
    }

    /// <summary>The places that something is said of.</summary>
    internal IEnumerable<string> Pointers => _facts.Keys;

    public MemberFacts At(string pointer)
    {
        if (_facts.TryGetValue(pointer, out var facts))
            return facts;
        // Of objects with many of a kind every member is said to be one.
        return _manies.Where(many => pointer.StartsWith(many + "/", StringComparison.Ordinal))
            .Select(many => _facts.GetValueOrDefault(JsonPointer.Append(many, Any) + Rest(pointer[(many.Length + 1)..])))
            .FirstOrDefault(found => found is not null) ?? MemberFacts.None;

        static string Rest(string below) => below.IndexOf('/') is >= 0 and var at ? below[at..] : "";
    }

    public IReadOnlyList<string> MembersOf(string pointer) =>
        _members.TryGetValue(pointer, out var names) ? names.Where(name => name != Any).ToList() : [];

    private void Add(IEnumerable<DocRow> rows, string at, int depth)
    {
        foreach (var row in rows)
        {
            var pointer = row.Name.Split('.').Aggregate(at, JsonPointer.Append);
            Add(pointer, Facts(row));
            foreach (var other in DocumentedProse.NullMembers(string.Join('\n', row.Description)))
                AddNull(other, pointer);
            if (row.Type is { } type)
                AddType(row, type, pointer, depth);
        }
    }

    private void AddType(DocRow row, DocType type, string pointer, int depth)
    {
        if (type.Items is { } items)
        {
            Add($"{pointer}/*", Facts(items));
            AddType(row, items, $"{pointer}/*", depth);
        }

        if (depth < MaxDepth && _objects.Find(type) is { } known)
        {
            Add(known.Members, pointer, depth + 1);
        }
        else if (depth < MaxDepth && _objects.FindMany(type) is { } one)
        {
            _manies.Add(pointer);
            Add(one.Members, JsonPointer.Append(pointer, Any), depth + 1);
        }

        // What is not there has no guid: the link to another resource is null, unless it was required to make the resource.
        if (type.IsToOne && !row.Required && _facts.TryGetValue($"{pointer}/data", out var data))
            _facts[$"{pointer}/data"] = data with { IsNullable = true };
    }

    /// <summary>
    /// A sentence about <c>space.guid</c> can say that <c>space</c> is <c>null</c>, one about <c>space</c> that <c>space.data</c> is.
    /// </summary>
    private void AddNull(string name, string pointer)
    {
        var segments = name.Split('.');
        var own = pointer.Split('/');
        var start = Array.LastIndexOf(own, segments[0]);
        var target = start > 0 ? string.Join('/', own[..start].Concat(segments)) : segments.Aggregate(pointer, JsonPointer.Append);
        Add(target, new() { IsNullable = true });
    }

    private void Add(string pointer, MemberFacts facts)
    {
        for (var (child, parent) = (pointer, Parent(pointer)); parent is not null; (child, parent) = (parent, Parent(parent)))
        {
            var name = JsonPointer.Segments(child).Last();
            var names = _members.TryGetValue(parent, out var known) ? known : _members[parent] = [];
            if (name != "*" && !names.Contains(name))
                names.Add(name);
        }

        _facts[pointer] = _facts.TryGetValue(pointer, out var there) ? Both(there, facts) : facts;
    }

    private static string? Parent(string pointer) => pointer.Length == 0 ? null : JsonPointer.Parent(pointer);

    /// <summary>What two sentences about the same member say together.</summary>
    private static MemberFacts Both(MemberFacts one, MemberFacts other) => one with
    {
        Types = [.. one.Types.Union(other.Types)],
        Format = one.Format ?? other.Format,
        IsNullable = one.IsNullable || other.IsNullable,
        IsOptional = one.IsOptional || other.IsOptional,
        IsRequired = one.IsRequired && other.IsRequired,
        IsMaybeEmpty = one.IsMaybeEmpty || other.IsMaybeEmpty,
        Values = one.Values.Count == 0 || other.Values.Count == 0 ? [.. one.Values, .. other.Values] : [.. one.Values.Union(other.Values)],
        Minimum = one.Minimum ?? other.Minimum,
        Place = one.Place.Length > 0 ? one.Place : other.Place,
    };

    private MemberFacts Facts(DocRow row)
    {
        var description = string.Join('\n', row.Description);
        var facts = row.Type is { } type ? Facts(type) : MemberFacts.None;
        var isText = facts.Types is ["string"] or ["array"] or [];
        var values = row.ValidValues.Count > 0 ? row.ValidValues : isText
            && facts.Format is null ? DocumentedProse.Values(description) : [];
        return facts with
        {
            IsNullable = facts.IsNullable || (row.IsNullable && facts.Types is not (["object"] or ["array"])) || values.Contains("null")
                || DocumentedProse.IsNullable(description),
            IsRequired = row.Required,
            IsOptional = row.IsOptional || row.Deprecated || row.Experimental || DocumentedProse.IsOptional(description),
            IsMaybeEmpty = DocumentedProse.IsMaybeEmpty(description),
            Values = values.Where(value => value is not "null").ToList(),
            Minimum = facts.Types is ["integer"] ? DocumentedProse.Bounds(description).Minimum : null,
            Place = row.Place == default ? _file : PageException.At(_file, row.Place, "").TrimEnd(' ', ':'),
        };
    }

    private static MemberFacts Facts(DocType type) => new() { Types = [type.Name], Format = type.Format, IsNullable = type.IsNullable };
}
