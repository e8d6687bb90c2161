using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Nodes;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects;

/// <summary>What is answered below the path of an item, and is no list: an object of its own, a text, a file.</summary>
/// <param name="Segment">The path below the item's.</param>
internal record ItemPart(string Segment)
{
    /// <summary>Where bits are kept; a placeholder, as are the other addresses beside the API's own.</summary>
    public const string Blobstore = "http://blobstore.example.com";

    /// <summary>What is shown.</summary>
    public ImmutableArray<Field> Shows { get; init; } = [];

    /// <summary>The column whose JSON is the whole answer.</summary>
    public string? Whole { get; init; }

    /// <summary>A text in which columns stand in braces.</summary>
    public TextBody? Text { get; init; }

    /// <summary>Where the client is sent, below the blobstore; columns may stand in it in braces.</summary>
    public string? File { get; init; }

    /// <summary>What an item needs to have the part, and the error where it does not.</summary>
    public ImmutableArray<(RowTest Test, ApiError Otherwise)> Needs { get; init; } = [];

    /// <summary>Who sees the part of an item that they see; <see langword="null"/> for everybody.</summary>
    public Readership? Readers { get; init; }

    /// <summary>What is shown in place of something to those who do not see that.</summary>
    public ImmutableArray<(Readership Readers, Field Instead)> Hides { get; init; } = [];

    /// <summary>What is shown to a caller in place of something.</summary>
    /// <exception cref="ApiErrorException">The caller does not see the part.</exception>
    public ImmutableArray<Field> HiddenFrom(DbTransaction database, Model model, Table table, Row row, Caller caller)
    {
        if (Readers?.Has(database, model, table, row, caller) == false)
            throw Errors.NotAuthorized.AsException();
        return [.. Hides.Where(hidden => !hidden.Readers.Has(database, model, table, row, caller)).Select(hidden => hidden.Instead)];
    }

    /// <param name="table">The table of the item.</param>
    /// <param name="row">The item.</param>
    /// <param name="document">The object that shows fields of the item.</param>
    /// <exception cref="ApiErrorException">The item does not have the part.</exception>
    public ApiReply Answer(Table table, Row row, Func<ImmutableArray<Field>, JsonObject> document)
    {
        if (Needs.FirstOrDefault(need => !need.Test.Holds(row)).Otherwise is { } error)
            throw error.AsException();
        if (Text is not null)
            return ApiReply.Ok(Text with { Text = Wording.Filled(Text.Text, row.Text) });
        if (File is not null)
            return ApiReply.Found($"{Blobstore}/{Wording.Filled(File, row.Text)}");
        return ApiReply.Ok(Whole is null ? document(Shows) : row.Json(table[Whole]) ?? new JsonObject());
    }
}
