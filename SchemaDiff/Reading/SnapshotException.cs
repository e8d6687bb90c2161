namespace CloudController.SchemaDiff.Reading;

/// <summary>A side of the comparison is missing or cannot be read. The message names the file.</summary>
public sealed class SnapshotException(string input, string problem, Exception? inner = null) : Exception($"{input}: {problem}", inner);
