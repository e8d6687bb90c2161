using System.Text.RegularExpressions;
using CloudController.Contract.Settings;
using SharpYaml.Serialization;

namespace CloudController.SelfTests.Workflows;

/// <summary>A YAML file, as text and as what it means.</summary>
/// <param name="Name">The path, seen from the folder of the solution.</param>
/// <param name="Text">What is in it.</param>
internal sealed partial record YamlFile(string Name, string Text)
{
    internal static YamlFile Read(string name) => new(name, File.ReadAllText(Path.Combine(Workspace.Folder, name)));

    /// <summary>The top level; a file that is no YAML cannot be read.</summary>
    internal YamlMappingNode Root
    {
        get
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Text));
            return (YamlMappingNode)stream.Documents.Single().RootNode;
        }
    }

    internal bool IsAction => Path.GetFileName(Name) == "action.yml";

    /// <summary>The jobs, by name; none in an action.</summary>
    internal IReadOnlyDictionary<string, YamlMappingNode> Jobs => Members(Root.At("jobs"))
        .ToDictionary(job => job.Key, job => (YamlMappingNode)job.Value);

    /// <summary>The steps of all jobs, or of the action.</summary>
    internal IEnumerable<YamlMappingNode> Steps => Jobs.Values.Append(Root.At("runs") as YamlMappingNode).OfType<YamlMappingNode>()
        .SelectMany(job => (job.At("steps") as YamlSequenceNode)?.Children ?? [])
        .Cast<YamlMappingNode>();

    /// <summary>The steps that use an action whose name begins with <paramref name="action"/>.</summary>
    internal IEnumerable<YamlMappingNode> Using(string action) =>
        Steps.Where(step => step.TextAt("uses")?.StartsWith($"{action}@", StringComparison.Ordinal) == true);

    /// <summary>What stands behind each <c>uses:</c>, its comment too.</summary>
    internal IEnumerable<string> Uses => Use().Matches(Text).Select(match => match.Groups["what"].Value.Trim());

    internal static IEnumerable<KeyValuePair<string, YamlNode>> Members(YamlNode? node) => node is YamlMappingNode map
        ? map.Children.Select(member => KeyValuePair.Create(((YamlScalarNode)member.Key).Value!, member.Value))
        : [];

    public override string ToString() => Name;

    [GeneratedRegex(@"^\s*(- )?uses:(?<what>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}

/// <summary>Looks into YAML.</summary>
internal static class YamlReading
{
    internal static YamlNode? At(this YamlNode? node, params string[] path) => path.Aggregate(node, (at, name) =>
        YamlFile.Members(at).FirstOrDefault(member => member.Key == name).Value);

    internal static string? TextAt(this YamlNode? node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;
}
