using System.Collections.Concurrent;
using System.Text.Json;
using CloudController.Contract.Files;

namespace CloudController.Contract.Versions;

/// <summary>
/// A contract file whose members may have dates, and what it says at each version. Every version is read when the file is, so that none
/// fails later.
/// </summary>
internal sealed class Dated<T>
    where T : class
{
    private readonly JsonElement _content;
    private readonly Func<ApiVersion?, T> _read;
    private readonly ConcurrentDictionary<ApiVersion, T> _at = [];

    /// <exception cref="ContractDataException">A date is malformed, or what the file says at a version cannot be read.</exception>
    internal Dated(string file, JsonElement content, Func<JsonElement, ApiVersion?, T> read)
    {
        (File, _content) = (file, content);
        _read = version => read(DatedJson.At(content, version), version);
        try
        {
            Changes = [.. DatedJson.Changes(content).Distinct().Order()];
            Lifetime = Lifetime.Of(content);
            Newest = _read(null);
            if (Changes.Count > 0)
                _ = At(new(new(0, 0, 0)));
            foreach (var change in Changes)
                _ = At(new(change));
        }
        catch (FormatException malformed)
        {
            throw new ContractDataException(file, malformed.Message, malformed);
        }
    }

    /// <summary>Where it was read from.</summary>
    internal string File { get; }

    /// <summary>What the file says today.</summary>
    internal T Newest { get; }

    /// <summary>The versions at which something changes, ascending.</summary>
    internal IReadOnlyList<Version> Changes { get; }

    /// <summary>From when to when there is what the file speaks of.</summary>
    internal Lifetime Lifetime { get; }

    /// <summary>What the file says at <paramref name="version"/>; <c>null</c> stands for the newest one.</summary>
    internal T At(ApiVersion? version) => version is null || Changes.All(change => new Lifetime(change, null).IsCertainAt(version))
        ? Newest
        : _at.GetOrAdd(version, _read);
}
