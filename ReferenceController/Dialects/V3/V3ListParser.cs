using CloudController.Reference.Engine;
using CloudController.Reference.Http;

namespace CloudController.Reference.Dialects.V3;

/// <summary>The parameters of a v3 list: page and per_page and nothing else. All faults are told in one text.</summary>
internal static class V3ListParser
{
    public const string Page = "page";
    public const string PerPage = "per_page";

    private const int DefaultSize = 50;
    private const int LargestSize = 5000;

    public static ListQuery Parse(QueryParameters parameters)
    {
        var faults = new List<string>();
        var unknown = parameters.Names.Except([Page, PerPage]).Select(name => $"'{name}'").ToList();
        if (unknown.Count > 0)
            faults.Add($"Unknown query parameter(s): {string.Join(", ", unknown)}");
        var page = Positive(parameters.Last(Page), "Page", ifAbsent: 1, faults);
        var size = Positive(parameters.Last(PerPage), "Per page", DefaultSize, faults);

        // Upper bounds are checked last, when nothing else is wrong.
        if (faults.Count == 0 && size > LargestSize)
            faults.Add($"Per page must be between 1 and {LargestSize}");
        if (faults.Count == 0 && page > long.MaxValue / size)
            faults.Add("Page is too large");
        if (faults.Count > 0)
            throw Errors.BadQueryParameter(string.Join(", ", faults)).AsException();
        return new ListQuery { Page = page, Size = (int)size };
    }

    private static long Positive(string? text, string name, long ifAbsent, List<string> faults)
    {
        if (text is null)
            return ifAbsent;
        var (kind, value) = WholeNumber.Read(text);
        var fault = kind switch
        {
            NumberKind.NotANumber => $"{name} is not a number",
            NumberKind.Fraction => $"{name} must be an integer",
            _ when value < 1 => $"{name} must be greater than 0",
            _ => null,
        };
        if (fault is not null)
            faults.Add(fault);
        return value;
    }
}
