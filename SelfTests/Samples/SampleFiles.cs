using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CloudController.Contract.Reports;
using CloudController.Contract.Reports.Writing;
using CloudController.Contract.Settings;
using CloudController.Contract.Suite;
using CloudController.Contract.Waivers;
using CloudController.Reference;
using CloudController.SelfTests.SchemaDiffTests;
using CloudController.SelfTests.Suite;
using FluentAssertions;
using NUnit.Framework;

namespace CloudController.SelfTests.Samples;

/// <summary>
/// The reports in <c>samples/</c> are what a run writes today, but for what is different in every run: <c>APPROVE=1</c> writes them anew.
/// </summary>
public sealed class SampleFiles
{
    /// <summary>The folder of the samples.</summary>
    internal static readonly string Folder = Path.Combine(Workspace.Folder, "samples");

    private static readonly ImmutableArray<string> Faults =
    [
        "v2-filter-above-as-at-least", "v2-history-beyond-last-counts-rows", "v2-history-direction-lost-from-page-2",
        "v2-history-numbers-are-500", "v3-history-links-of-default-size",
    ];

    private static readonly Waiver Known = new()
    {
        Clause = "v2.buildpacks/page-links/order-direction-kept",
        Reason = "next_url loses the direction from page 2 on; our clients page by number",
        Issue = "https://example.com/issues/1",
        Expires = new(2099, 12, 31),
    };

    /// <summary>Ports, guids, times, and how much was sent.</summary>
    private static readonly ImmutableArray<(string Pattern, string Instead)> Different =
    [
        (@"127\.0\.0\.1:\d+", "host"),
        ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "guid"),
        (@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00|Z)?", "time"),
        (@"\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT", "date"),
        (@"\d+ (requests|bytes)\b", "so many"),
        (@"\b\d+\.\d+ s\b", "so long"),
        (@"(?<=""(requests|bytesReceived|elapsedSeconds)"": )[\d.]+", "0"),
        (@"(?<=\btime="")[\d.]+", "0"),
        (@"(?<=<dd>)[\d., ]+( s| bytes| requests)?(?=</dd>)", "0"),
    ];

    [Test]
    public async Task The_samples_are_what_a_run_writes()
    {
        var written = await WriteAsync();
        if (Approval.IsGiven)
            Replace(written);

        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Should().BeEquivalentTo([.. written.Keys, "README.md"]);
        foreach (var (name, text) in written)
            Comparable(await File.ReadAllTextAsync(Path.Combine(Folder, name))).Should().Be(Comparable(text), "APPROVE=1 writes {0}", name);
    }

    private static async Task<Dictionary<string, string>> WriteAsync()
    {
        await using var controller = await ReferenceCloudController.StartAsync(new() { Faults = Faults });
        var plan = SuiteRun.Plan(controller.Endpoint, controller, Committed.Exemplars);
        plan = plan with { Waivers = [Known], Settings = plan.Settings with { MaxConcurrency = 1 } };
        await using var run = await ContractRun.StartAsync(plan);
        // One after another, so that every clause finds the same answers kept.
        foreach (var check in run.Checks)
            await run.DecideAsync(check.Clause);
        var report = RunReport.Of(run) with { Suite = new("0.1.0", null) };
        using var folder = new TemporaryFolder();
        var files = ReportFiles.Write(report, folder.Path);
        var named = files.Select(file => Path.Combine("TestResults", "contract", Path.GetFileName(file))).ToList();
        return files.ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText)
            .Append(new("console.txt", ConsoleReport.Of(report, named)))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static void Replace(Dictionary<string, string> written)
    {
        foreach (var (name, text) in written)
            File.WriteAllText(Path.Combine(Folder, name), text);
    }

    private static string Comparable(string text) => Different.Aggregate(text, (same, different) =>
        Regex.Replace(same, different.Pattern, different.Instead, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)));
}
