using System.CommandLine;

namespace CloudController.SchemaDiff.Commands;

/// <summary>The argument of the commands that write a folder.</summary>
internal static class OutputFolder
{
    /// <summary>The folder; an empty name, as of a variable that is not set, is a wrong command line.</summary>
    internal static Argument<string> Argument(string description)
    {
        var argument = new Argument<string>("output") { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError("the name of the output folder is empty");
        });
        return argument;
    }
}
