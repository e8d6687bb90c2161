using System.Text;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Faults.Operators;

/// <summary>Bodies that are not what RFC 8259 calls JSON, or that only lenient readers understand.</summary>
internal static class JsonFaults
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        rows.Implied("json-duplicate-name", "an object has a member twice",
            Edited(FirstMemberTwice),
            ["envelope/unique-names"]),
        rows.Documented("json-trailing-data", "more data follow the value", Edited(text => text + "\n{}"), ["envelope/json"]),
        rows.Documented("json-trailing-comma", "a comma follows the last member",
            Edited(text => text.TrimEnd()[..^1] + ",}"), ["envelope/json"]),
        rows.Documented("json-comment", "the body has a comment", Edited(text => "/* a page */ " + text), ["envelope/json"]),
        rows.Documented("json-nan", "a number is NaN", Edited(text => WithNumber(text, "NaN")), ["envelope/json"]),
        rows.Documented("json-single-quotes", "texts are in single quotes", Edited(text => text.Replace('"', '\'')), ["envelope/json"]),
        rows.Documented("json-cut", "the body breaks off", Edited(text => text[..(text.Length / 2)]), ["envelope/json"]),
        rows.Documented("json-empty", "the body is empty", Edited(_ => ""), ["envelope/json"]),
        rows.Documented("json-overlong-number", "a number has a thousand digits", Edited(text => WithNumber(text, new string('9', 1000))),
            ["envelope/json"]),
        rows.Documented("json-byte-order-mark", "the body starts with a byte order mark",
            Bytes(body => [.. ByteOrderMark, .. body]), ["envelope/utf-8"]),
        rows.Documented("json-invalid-utf-8", "a text has a byte that is not UTF-8",
            Bytes(body => Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(body))) with { Body = PutAccent },
            ["envelope/utf-8"], "resource-links/*-leads-to-item", "resources/*"),
        rows.Documented("json-bare-array", "the body is an array, with what should be there inside",
            Edited(text => $"[{text}]"),
            ["envelope/json"]),
        rows.Documented("json-null", "the body is null", Edited(_ => "null"), ["envelope/json"]),
        rows.Documented("json-utf-16", "the body is UTF-16", Bytes(body => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body))),
            ["envelope/json"]),
    ];

    /// <summary>Puts a letter in front of texts of any form, which is one byte in Latin-1 and two in UTF-8.</summary>
    private static void PutAccent(ListBody body)
    {
        var place = body.Target.Fields.Where(field => field.Kind is ColumnKind.Text or ColumnKind.OptionalText or ColumnKind.Note)
            .Select(field => field.Place).LastOrDefault(place => body.Items.Any(item => JsonPlace.Text(item!, place) is not null));
        foreach (var item in place is null ? [] : body.Items.ToList())
        {
            if (JsonPlace.Text(item!, place!) is { } text)
                JsonPlace.Set(item!, place!, $"\u00e9{text}");
        }
    }

    private static FaultHooks Edited(Func<string, string> edit) =>
        new() { Wire = answer => answer.IsPage ? answer.Reply.Edited(edit) : answer.Reply };

    private static FaultHooks Bytes(Func<byte[], byte[]> edit) =>
        new() { Wire = answer => answer.IsPage ? answer.Reply.WithBody(edit(answer.Reply.Body.ToArray())) : answer.Reply };

    private static string FirstMemberTwice(string text)
    {
        var (start, end) = (text.IndexOf('"', StringComparison.Ordinal), text.IndexOf(':', StringComparison.Ordinal));
        return end < 0 ? text : $"{text[..start]}{text[start..end]}: null, {text[start..]}";
    }

    /// <summary>In front of all other members, whatever they are.</summary>
    private static string WithNumber(string text, string number)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal) + 1;
        return $"{text[..start]}\"number\": {number}{(text[start..].TrimStart() is ['}', ..] ? "" : ",")}{text[start..]}";
    }
}
