namespace CloudController.SchemaDiff.Diffing;

/// <summary>One kind of change.</summary>
/// <param name="Id">The id, stable, never reused.</param>
/// <param name="Severity">The severity, unless an acceptance file says otherwise.</param>
/// <param name="Text">What happened, with <c>{old}</c>, <c>{new}</c> and <c>{source}</c>.</param>
/// <param name="Mirror">The id of the rule that the same change has when old and new change places.</param>
public sealed record Rule(string Id, Severity Severity, string Text, string Mirror);
