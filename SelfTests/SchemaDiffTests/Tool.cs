using System.CommandLine;
using CloudController.SchemaDiff;
using CloudController.SchemaDiff.Commands;

namespace CloudController.SelfTests.SchemaDiffTests;

/// <summary>The tool as a script calls it.</summary>
internal static class Tool
{
    internal static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(args, new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
