namespace CloudController.SelfTests.Suite;

/// <summary>
/// A file of clause ids that stays readable with tens of thousands: under each topic the endpoints that have the same clauses, indented by
/// two, and the last parts of their ids, indented by four.
/// </summary>
internal static class PublishedIds
{
    private const int Width = 140;
    private const string OfEndpoints = "  ";
    private const string OfNames = "    ";

    /// <summary>The ids that the lines of a file stand for.</summary>
    internal static IEnumerable<string> Read(IEnumerable<string> lines)
    {
        var (topic, endpoints, isAfterNames) = ("", new List<string>(), false);
        foreach (var line in lines)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith(OfNames, StringComparison.Ordinal))
            {
                isAfterNames = true;
                foreach (var endpoint in endpoints)
                {
                    foreach (var name in words)
                        yield return $"{endpoint}/{topic}/{name}";
                }

                continue;
            }

            if (isAfterNames)
                (endpoints, isAfterNames) = ([], false);
            if (line.StartsWith(OfEndpoints, StringComparison.Ordinal))
                endpoints.AddRange(words);
            else
                topic = line;
        }
    }

    /// <summary>The lines of a file of <paramref name="ids"/>.</summary>
    internal static IEnumerable<string> Write(IEnumerable<string> ids)
    {
        var parts = ids.Select(id => id.Split('/', 3)).ToList();
        foreach (var topic in parts.GroupBy(part => part[1]).OrderBy(topic => topic.Key, StringComparer.Ordinal))
        {
            yield return topic.Key;
            var alike = topic.GroupBy(part => part[0]).GroupBy(
                endpoint => string.Join(' ', endpoint.Select(part => part[2]).Order(StringComparer.Ordinal)),
                endpoint => endpoint.Key);
            foreach (var endpoints in alike.OrderBy(same => same.Min(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                foreach (var line in Wrapped(OfEndpoints, endpoints.Order(StringComparer.Ordinal)))
                    yield return line;
                foreach (var line in Wrapped(OfNames, endpoints.Key.Split(' ')))
                    yield return line;
            }
        }
    }

    private static IEnumerable<string> Wrapped(string indent, IEnumerable<string> words)
    {
        var line = indent;
        foreach (var word in words)
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = indent;
            }

            line += line.Length > indent.Length ? $" {word}" : word;
        }

        yield return line;
    }
}
