using System.Text;
using CloudController.SchemaDiff.Commands;

// Reports name UTF-8 as their encoding; only a terminal is asked for its own.
if (Console.IsOutputRedirected)
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args);
