using System.Globalization;
using CloudController.Contract.Observations;
using Spectre.Console;

namespace CloudController.SchemaDiff.Reports;

/// <summary>What an endpoint showed, as a person reads it.</summary>
internal static class ObservationTable
{
    internal static string Of(ObservedList list, int width)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("field", "present", "types", "values", "documented");
        foreach (var field in list.Observation.Fields)
        {
            table.AddRow(
                Terminal.Cell(field.Pointer),
                Terminal.Cell(Text($"{field.Present} of {field.Parents}")),
                Terminal.Cell(string.Join(", ",
                    field.Types.Select(type => field.Types.Count == 1 ? type.Key : Text($"{type.Key} {type.Value}")))),
                Terminal.Cell(string.Join(", ", field.Values ?? [])),
                Terminal.Cell(field.Documented ? "yes" : "no"));
        }

        var undocumented = list.Observation.Fields.Count(field => !field.Documented);
        var end = list.IsComplete ? "the whole list" : "cut by Data:MaxPagesPerWalk";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{list.Observation.Endpoint} against {list.Endpoint.Edition}: {Terminal.Count(list.Items, "item")} on "
            + $"{Terminal.Count(list.Observation.Pages, "page")}, {end}; {list.Observation.Fields.Count} fields, {undocumented} "
            + $"undocumented\n{Terminal.Text(table, width)}\n");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
