using CloudController.Reference;

return await ReferenceCommand.Create().Parse(args).InvokeAsync();
