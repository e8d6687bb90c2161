using CloudController.Reference;

return await CommandLine.Command().Parse(args).InvokeAsync();
