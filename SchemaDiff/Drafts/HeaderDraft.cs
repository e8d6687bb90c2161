using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudController.Contract.Json;
using CloudController.Contract.Observations;
using CloudController.SchemaDiff.Documents;

namespace CloudController.SchemaDiff.Drafts;

/// <summary>Makes headers and the printed token of what a page prints.</summary>
internal static partial class HeaderDraft
{
    private const string RequestId = @"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\s\S])";

    // Headers that differ from request to request, or that describe the program which generated the page.
    private static readonly string[] Varying = ["Authorization", "Content-Length", "Cookie", "Date", "Host", "Location"];

    /// <summary>The headers, with a value where it is the same for every request.</summary>
    internal static JsonArray Of(IEnumerable<DocHeader> headers) => new([.. headers.Select(Header)]);

    /// <summary>Whether <paramref name="value"/> is a guid, of which only that is the same in all answers.</summary>
    internal static bool IsRequestId(string value) => TextForms.Fits(TextForms.Guid, value);

    private static JsonObject Header(DocHeader header)
    {
        var json = new JsonObject { ["name"] = header.Name };
        if (TextForms.Fits(TextForms.Guid, header.Value))
            json["pattern"] = RequestId;
        else if (header.Value.Length > 0 && !Varying.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            json["value"] = header.Value;
        return json;
    }

    /// <summary>Scheme, scopes and printed token of the Authorization header; <c>null</c> where there is none.</summary>
    internal static JsonObject? Authorization(IEnumerable<DocHeader> headers, List<string> warnings)
    {
        if (headers.FirstOrDefault(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)) is not { } printed)
            return null;
        var parts = printed.Value.Split(' ', 2);
        var authorization = new JsonObject { ["scheme"] = parts[0] };
        if (parts is [_, var token] && Token(token) is var (claims, json))
        {
            authorization["scopes"] = JsonPointer.Find(claims, "/scope") is { ValueKind: JsonValueKind.Array } scopes
                ? JsonNode.Parse(scopes.GetRawText())
                : new JsonArray();
            authorization["expiredToken"] = json;
        }
        else
        {
            warnings.Add("the token in the Authorization header is not a JSON web token; scopes and token are left out");
        }

        return authorization;
    }

    private static (JsonElement Claims, JsonObject Json)? Token(string compact)
    {
        if (!Compact().IsMatch(compact) || compact.Split('.') is not [var header, var claims, var signature])
            return null;
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(claims));
            using var parsed = JsonDocument.Parse(text);
            return (parsed.RootElement.Clone(), new()
            {
                ["header"] = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(header)),
                ["claims"] = text,
                ["signature"] = signature,
            });
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compact();
}
