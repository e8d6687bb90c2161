using CloudController.SchemaDiff;

return await CommandLine.RunAsync(args);
