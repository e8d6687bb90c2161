using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>API family v3.</summary>
internal sealed record V3Dialect : Dialect
{
    public override string Family => "v3";

    /// <summary>Whether the pagination of a list tells the number of pages.</summary>
    public bool CountsPages { get; init; }

    /// <summary>Whether lists can be filtered and ordered, by label and time too.</summary>
    public bool HasFilters { get; init; }

    /// <summary>What every item begins with.</summary>
    public ImmutableArray<Field> Head { get; init; } = [];

    /// <summary>What every item that has labels ends with, before its links.</summary>
    public ImmutableArray<Field> Metadata { get; init; } = [];

    /// <summary>The experimental v3 of 2015-11-03: pretty bodies, relative links, flat errors.</summary>
    public static V3Dialect Of2015 { get; } = new()
    {
        Release = "2015",
        ApiVersion = "2.42.0",
        Style = JsonStyle.Pretty,
        Envelope = V2Dialect.Of2015.Envelope,
    };

    /// <summary>As documented for 3.228.0: compact bodies, absolute links, errors in a list.</summary>
    public static V3Dialect Current { get; } = new()
    {
        Release = "current",
        ApiVersion = "3.228.0",
        ContentType = "application/json; charset=utf-8",
        Style = JsonStyle.Compact,
        AbsoluteLinks = true,
        DatesNewItems = true,
        CountsPages = true,
        HasFilters = true,
        Head = [Table.Guid, Table.CreatedAt, Table.UpdatedAt],
        Metadata = ["metadata.labels", "metadata.annotations"],
        EndsErrorsWithNewline = false,
        Envelope = error => new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject
            {
                ["detail"] = error.Description,
                ["title"] = error.Name,
                ["code"] = error.Code,
            }),
        },
    };

    /// <summary>All fields that an item of a resource can have, in the order in which they are shown.</summary>
    public IEnumerable<Field> FieldsOf(Table table, V3View view) =>
        [.. view.HasHead ? Head : [], .. view.Shows, .. table.Columns.Any(column => column.Name == "labels") ? Metadata : []];
}
