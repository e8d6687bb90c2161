using System.Text;

namespace CloudController.Reference;

/// <summary>Prints the relative links between the pages of a list.</summary>
internal static class PageUrl
{
    /// <summary>What a query value shows as it is; '&amp;', ';' and '+' would mean something else.</summary>
    private const string Literal = "-._~!$'()*,=:@/?";

    /// <summary>Prints path and parameters; the parameters are sorted by name, those of one name keep their order.</summary>
    public static string Print(string path, params IEnumerable<QueryParameter> parameters)
    {
        var sorted = parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal);
        return $"{path}?{string.Join('&', sorted.Select(parameter => $"{parameter.Key}={Encode(parameter.Value)}"))}";
    }

    private static string Encode(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || Literal.Contains((char)octet, StringComparison.Ordinal))
                text.Append((char)octet);
            else
                text.Append('%').Append(octet.ToString("X2", null));
        }

        return text.ToString();
    }
}
