using System.Text;
using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects;

/// <summary>Prints the path and query of the links between the pages of a list.</summary>
internal static class PageUrl
{
    /// <summary>What v2 shows as it is beside letters and digits; '&amp;', ';' and '+' would mean something else.</summary>
    public const string V2Literals = "-._~!$'()*,=:@/?";

    /// <summary>What v3 shows as it is beside letters and digits.</summary>
    public const string V3Literals = "-._~";

    /// <summary>Prints path and parameters; the parameters are sorted by name, those of one name keep their order.</summary>
    public static string Print(string path, string literals, params IEnumerable<QueryItem> parameters)
    {
        var sorted = parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal);
        var pairs = sorted.Select(parameter => $"{Encode(parameter.Key, literals)}={Encode(parameter.Value, literals)}");
        return $"{path}?{string.Join('&', pairs)}";
    }

    private static string Encode(string value, string literals)
    {
        var text = new StringBuilder(value.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || literals.Contains((char)octet, StringComparison.Ordinal))
                text.Append((char)octet);
            else
                text.Append('%').Append(octet.ToString("X2", null));
        }

        return text.ToString();
    }
}
