using System.Text.Json.Nodes;
using CloudController.Contract.Json;

namespace CloudController.Contract.Files;

/// <summary>Reads a file of the contract as strictly as an answer.</summary>
public static class ContractFile
{
    /// <summary>The object in <paramref name="file"/>.</summary>
    /// <exception cref="ContractDataException">The file is missing or holds no JSON object.</exception>
    public static JsonObject ReadObject(string file)
    {
        try
        {
            var reading = StrictJson.Read(File.ReadAllBytes(file));
            return reading is { Fault: JsonFault.None, Root.ValueKind: System.Text.Json.JsonValueKind.Object }
                ? JsonObject.Create(reading.Root)!
                : throw new ContractDataException(file, reading.Fault == JsonFault.None ? "it is no JSON object" : reading.Problem);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new ContractDataException(file, trouble.Message, trouble);
        }
    }
}
