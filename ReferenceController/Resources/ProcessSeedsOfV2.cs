namespace CloudController.Reference.Resources;

/// <summary>What v2 tells of the instances of a process that runs.</summary>
internal static class ProcessSeedsOfV2
{
    private const string UsageOfV2 = """
        {"time":"2024-03-01 10:00:00 +0000","cpu":0.01,"mem":29880320,"disk":66392064}
        """;

    private const string StatsOfV2 = $$"""
        {"name":"app","uris":["app.example.com"],"host":"10.0.0.1","port":61035,"usage":{{UsageOfV2}},{{ProcessSeeds.Quotas}} }
        """;

    public const string Instances = $$"""
        instances_of_v2={"0":{"state":"RUNNING","since":1709287200.5,"uptime":2405} }
        | stats_of_v2={"0":{"state":"RUNNING","isolation_segment":"segment-1","stats":{{StatsOfV2}} } }
        """;
}
