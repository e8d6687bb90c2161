using System.Collections.Immutable;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Faults.Operators;
using CloudController.Reference.Resources;

namespace CloudController.Reference.Faults.Historic;

/// <summary>The faults of the lists of buildpacks.</summary>
internal static class BuildpackFaults
{
    public static IEnumerable<Fault> All =>
    [
        .. Of2015(new(FaultTarget.Of(Buildpacks.Buildpack, V2Dialect.Of2015))),
        .. V2(new(FaultTarget.Of(Buildpacks.Buildpack, V2Dialect.Current))),
        .. V3(new(FaultTarget.Of(Buildpacks.Buildpack, V3Dialect.Current))),
    ];

    private static IEnumerable<Fault> Of2015(FaultRows rows) =>
    [
        .. OperatorSets.All(rows, ImmutableDictionary<string, string[]>.Empty
            .Add("/entity/name", ["resources/name-unique"])
            .Add("/entity/position", ["resources/position-unique"])),
        .. HistoricFaults.OfEveryList(rows),
        .. HistoricFaults.V2(rows),
        // QRY replaced ;; in place, so that the link carried a random word.
        rows.Documented("history-q-changed-in-links", "the q of a link is not the one that was sent",
            new FaultHooks { Body = body => body.EditLinks(href => href.Replace("_buildpack", "5f0c7d", StringComparison.Ordinal)) },
            ["page-links/q-kept"], "page-links/filtered-walk"),
        rows.Implied("name-shared", "two buildpacks have one name",
            ItemHooks.Where("/entity/name", "go-buildpack", item => JsonPlace.Set(item, "/entity/name", "PHP_buildpack")),
            ["resources/name-unique"], "filtering/in-all"),
        rows.Implied("position-shared", "two buildpacks have one position",
            ItemHooks.Where("/entity/position", "2", item => JsonPlace.Set(item, "/entity/position", 1)), ["resources/position-unique"]),
        rows.Implied("upload-key-shown", "the blobstore key of a buildpack is shown",
            new FaultHooks { Item = item => JsonPlace.Set(item, "/entity/key", "7e311643_da39a3ee") },
            ["resources/no-upload-key"], "resources/only-documented-fields"),
    ];

    /// <summary>What 2015 did not have or wrote differently.</summary>
    private static IEnumerable<Fault> V2(FaultRows rows) =>
    [
        .. FieldFaults.Brief(rows.OnAny, ImmutableDictionary<string, string[]>.Empty.Add("/entity/stack", ["filtering/*"]),
            "/entity/stack"),
        // No name of today's data begins with another one.
        .. FilterFaults.Of(rows.OnFamily).Where(fault => fault.Operator != "filter-equality-is-prefix"),
        .. OperatorSets.OfEveryRelease(rows),
        .. OperatorSets.OfWhatAsks(rows),
    ];

    private static IEnumerable<Fault> V3(FaultRows rows)
    {
        Fault[] own =
        [
            rows.Implied("ready-without-file", "a ready buildpack has no file",
                ItemHooks.Where("/state", "READY", item => JsonPlace.Set(item, "/filename", null)), ["resources/ready-has-a-file"]),
            rows.Implied("awaited-with-file", "a buildpack whose upload is awaited has a file",
                ItemHooks.Where("/state", "AWAITING_UPLOAD", item => JsonPlace.Set(item, "/filename", "java.zip")),
                ["resources/awaited-has-no-file"]),
        ];
        var neighbours = ImmutableDictionary<string, string[]>.Empty.Add("/filename", ["resources/awaited-has-no-file"]);

        // The document does not say that a file name cannot be empty.
        return OperatorSets
            .SinceThen(rows, neighbours, own, isNew: true)
            .Where(fault => fault.Name != $"{rows.Target.Prefix}-filename-empty");
    }
}
