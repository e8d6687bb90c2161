namespace CloudController.Contract.Files;

/// <summary>A file under <c>schemas/</c> is missing or does not have the documented form. The message names the file.</summary>
public sealed class ContractDataException(string file, string problem, Exception? inner = null) : Exception($"{file}: {problem}", inner);
