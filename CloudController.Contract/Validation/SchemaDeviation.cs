namespace CloudController.Contract.Validation;

/// <summary>One place where a body departs from its schema.</summary>
/// <param name="Pointer">JSON pointer of the place; of the missing member where one is missing.</param>
/// <param name="Rule">
/// The broken constraint: <c>type</c>, <c>required</c>, <c>enum</c>, <c>pattern</c>, <c>bound</c> or <c>undocumented</c>.
/// </param>
/// <param name="Expected">What the schema asks for.</param>
/// <param name="Actual">What the body has.</param>
public sealed record SchemaDeviation(string Pointer, string Rule, string Expected, string Actual)
{
    /// <summary>The rule of a member that the schema does not know.</summary>
    public const string Undocumented = "undocumented";
}
