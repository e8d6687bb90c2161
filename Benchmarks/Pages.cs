using BenchmarkDotNet.Attributes;
using CloudController.Contract.Contracts;
using CloudController.Contract.Json;
using CloudController.Contract.Validation;
using CloudController.Reference;

namespace CloudController.Benchmarks;

/// <summary>How long it takes to read a page of packages strictly, and to hold it against its schema.</summary>
[MemoryDiagnoser]
public class Pages
{
    private readonly ResponseSchema _schema = ContractLibrary.Load(ContractLibrary.DefaultFolder).Endpoints
        .Single(endpoint => endpoint.Name == "v3.packages" && endpoint.Edition.Version == "3.228.0").Schema!;

    private byte[] _body = [];
    private JsonReading _reading = null!;

    /// <summary>How many packages the page has; 5,000 is the documented maximum.</summary>
    [Params(100, 5_000)]
    public int Items { get; set; }

    /// <summary>Has a controller write the page.</summary>
    [GlobalSetup]
    public async Task Write()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Edition = "current", Packages = Items });
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("bearer", controller.AdminToken);
        _body = await client.GetByteArrayAsync(new Uri(controller.Endpoint, "/v3/packages?per_page=5000"));
        _reading = StrictJson.Read(_body);
    }

    /// <summary>Bytes to JSON.</summary>
    [Benchmark]
    public JsonReading Read() => StrictJson.Read(_body);

    /// <summary>JSON to deviations, of which there are none.</summary>
    [Benchmark]
    public int Validate() =>
        _schema.Validate(_reading.Root) is { Count: 0 } none ? none.Count : throw new InvalidOperationException("the page deviates");
}
