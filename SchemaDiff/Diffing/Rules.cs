using static CloudController.SchemaDiff.Diffing.Severity;

namespace CloudController.SchemaDiff.Diffing;

/// <summary>Every kind of change that is told apart.</summary>
public static class Rules
{
    private static readonly Dictionary<string, Rule> ById = Pairs(
        // Id, severity and text of a change, then of the same change with old and new exchanged. A row with one entry is its own mirror.
        ("endpoint-added", Additive, "the endpoint {new} is new", "endpoint-removed", Breaking, "the endpoint {old} is gone"),
        ("endpoint-experimental", Risky, "the endpoint is experimental now",
            "endpoint-stable", Note, "the endpoint is no longer experimental"),
        ("authorization-added", Breaking, "a token is needed now", "authorization-removed", Additive, "no token is needed any more"),
        ("scope-added", Risky, "the documented token has the scope {new} too",
            "scope-removed", Note, "the documented token has no scope {old} any more"),
        ("request-header-added", Risky, "the documented request has the header {new} too",
            "request-header-removed", Note, "the documented request has no header {old} any more"),
        ("parameter-added", Additive, "there is a parameter {new}", "parameter-removed", Breaking, "the parameter {old} is gone"),
        ("required-parameter-added", Breaking, "there is a required parameter {new}",
            "required-parameter-removed", Breaking, "the required parameter {old} is gone"),
        ("parameter-required", Breaking, "the parameter is required now",
            "parameter-optional", Additive, "the parameter is no longer required"),
        ("parameter-deprecated", Note, "the parameter is deprecated",
            "parameter-undeprecated", Note, "the parameter is no longer deprecated"),
        ("parameter-experimental", Risky, "the parameter is experimental now",
            "parameter-stable", Note, "the parameter is no longer experimental"),
        ("parameter-minimum-raised", Breaking, "the least value is {new}, was {old}",
            "parameter-minimum-lowered", Additive, "the least value is {new}, was {old}"),
        ("parameter-maximum-lowered", Breaking, "the greatest value is {new}, was {old}",
            "parameter-maximum-raised", Additive, "the greatest value is {new}, was {old}"),
        ("parameter-constraint-tighter", Breaking, "less is allowed: {new}, was {old}",
            "parameter-constraint-looser", Additive, "more is allowed: {new}, was {old}"),
        ("parameter-format-added", Breaking, "a form is required now: {new}",
            "parameter-format-removed", Additive, "the form {old} is no longer required"),
        ("parameter-value-added", Additive, "the value {new} is allowed too",
            "parameter-value-removed", Breaking, "the value {old} is no longer allowed"),
        ("parameter-values-listed", Risky, "the values are listed now: {new}",
            "parameter-values-unlisted", Additive, "the values are no longer listed; they were {old}"),
        ("operator-added", Additive, "there is an operator {new}", "operator-removed", Breaking, "the operator {old} is gone"),
        ("filter-added", Additive, "there is a filter {new}", "filter-removed", Breaking, "the filter {old} is gone"),
        ("header-added", Additive, "the answer has the header {new} too",
            "header-removed", Risky, "the answer has no header {old} any more"),
        ("body-added", Additive, "the answer has a documented body",
            "body-removed", Breaking, "the answer has no documented body any more"),
        ("field-added", Additive, "there is {new}", "field-removed", Breaking, "it is gone; it was {old}"),
        ("field-learned", Note, "the type was not known; it is {new}",
            "field-forgotten", Risky, "the type was {old}; none is stated any more"),
        ("field-type-widened", Breaking, "the type is {new}, was {old}",
            "field-type-narrowed", Additive, "the type is only {new}, was {old}"),
        ("field-null", Risky, "it can be null now", "field-not-null", Additive, "it is never null any more"),
        ("field-optional", Breaking, "it can be absent now", "field-required", Additive, "it is always there now"),
        ("field-format-added", Note, "the form is stated now: {new}",
            "field-format-removed", Risky, "the form is no longer stated; it was {old}"),
        ("field-link-absolute", Breaking, "the link has scheme and host now",
            "field-link-relative", Breaking, "the link has neither scheme nor host any more"),
        ("field-value-added", Risky, "it can be {new} too", "field-value-removed", Note, "it is never {old} any more"),
        ("field-values-listed", Note, "the values are listed now: {new}",
            "field-values-unlisted", Risky, "the values are no longer listed; they were {old}"),
        ("field-constraint-added", Additive, "there is a constraint {new}",
            "field-constraint-removed", Risky, "the constraint {old} is gone"),
        ("field-constraint-tighter", Additive, "the constraint is {new}, was {old}, so fewer values are left",
            "field-constraint-looser", Risky, "the constraint is {new}, was {old}, so there are more values"),
        ("field-open", Note, "further members are allowed now", "field-closed", Note, "further members are no longer allowed"),
        ("field-deprecated", Note, "it is deprecated", "field-undeprecated", Note, "it is no longer deprecated"),
        ("field-experimental", Risky, "it is experimental now", "field-stable", Note, "it is no longer experimental"),
        ("field-documented", Additive, "the page lists {new}, which its body does not show",
            "field-undocumented", Risky, "the page no longer lists {old}, which its body did not show"),
        ("variant-added", Risky, "it can be {new} too", "variant-removed", Additive, "it is never {old} any more"),
        ("link-added", Additive, "there is a link {new}", "link-removed", Breaking, "the link {old} is gone"),
        ("link-method-added", Note, "the link shows its method, {new}",
            "link-method-removed", Risky, "the link no longer shows its method, {old}"),
        ("link-absolute", Breaking, "the link has scheme and host now: {new}",
            "link-relative", Breaking, "the link has neither scheme nor host any more: {new}"),
        ("links-absolute", Breaking, "all links have scheme and host now",
            "links-relative", Breaking, "no link has scheme and host any more"),
        ("order-added", Additive, "the order of the list is documented: {new}",
            "order-removed", Risky, "the order of the list is no longer documented; it was {old}"),
        ("invariant-added", Note, "{new} holds now", "invariant-removed", Risky, "{old} need not hold any more"),
        ("undocumented-added", Note, "it is there, although the page does not show it",
            "undocumented-removed", Note, "it is no longer known to be there without being shown"),
        ("edition-experimental", Risky, "the family is experimental now", "edition-stable", Note, "the family is no longer experimental"),
        ("unknown-parameters-refused", Breaking, "unknown parameters are refused now",
            "unknown-parameters-ignored", Additive, "unknown parameters are ignored now"),
        // Keywords whose meaning is not read are compared as they are written.
        ("unread", Risky, "not compared by meaning: {source}; it is {new}, was {old}"),
        // What an observation shows, compared with what the other side states.
        ("observed-undocumented", Additive, "it was seen as {new}; the old side does not have it",
            "undocumented-observed", Risky, "it was seen as {old}; the new side does not have it"),
        ("observed-never", Risky, "it was never seen; the old side has it as {old}",
            "never-observed", Additive, "it was never seen; the new side has it as {new}"),
        ("observed-absent", Breaking, "it was seen to be absent; on the old side it is always there",
            "absent-observed", Additive, "it was seen to be absent; on the new side it is always there"),
        ("observed-null", Risky, "it was seen to be null; on the old side it never is",
            "null-observed", Additive, "it was seen to be null; on the new side it never is"),
        ("observed-value", Risky, "it was seen to be {new}; the old side does not list that",
            "value-observed", Note, "it was seen to be {old}; the new side does not list that"),
        ("observed-type", Breaking, "it was seen as {new}; the old side has {old}",
            "type-observed", Breaking, "it was seen as {old}; the new side has {new}"),
        ("observed-gone", Breaking, "it was always there, as {old}; it is never there any more",
            "observed-new", Additive, "it was never there; it is always there now, as {new}"),
        ("observed-link-absolute", Breaking, "the link was seen with scheme and host; the old side has neither",
            "link-absolute-observed", Breaking, "the link was seen with scheme and host; the new side has neither"),
        ("observed-link-relative", Breaking, "the link was seen without scheme and host; the old side has both",
            "link-relative-observed", Breaking, "the link was seen without scheme and host; the new side has both"),
        ("observed-form", Risky, "it was seen in the form {new}; the old side has {old}",
            "form-observed", Note, "it was seen in the form {old}; the new side has {new}"),
        ("endpoint-method", Breaking, "the method is {new}, was {old}"),
        ("endpoint-route", Breaking, "the route is {new}, was {old}"),
        ("endpoint-detail", Note, "it is {new}, was {old}"),
        ("authorization-scheme", Breaking, "the scheme is {new}, was {old}"),
        ("parameter-kind", Risky, "the parameter is of the kind {new}, was {old}"),
        ("parameter-default", Risky, "the default is {new}, was {old}"),
        ("parameter-constraint", Risky, "other values are allowed: {new}, was {old}"),
        ("parameter-format", Risky, "the required form is {new}, was {old}"),
        ("parameter-detail", Note, "it is {new}, was {old}"),
        ("filter-detail", Note, "it is {new}, was {old}"),
        ("status", Breaking, "the status is {new}, was {old}"),
        ("header-value", Risky, "the header is {new}, was {old}"),
        ("field-moved", Breaking, "it moved from {old} to {new}"),
        ("field-type", Breaking, "the type is {new}, was {old}"),
        ("field-format", Risky, "the form is {new}, was {old}"),
        ("field-constraint", Risky, "the constraint is {new}, was {old}, which leaves other values"),
        ("field-default", Note, "the default is {new}, was {old}"),
        ("field-detail", Note, "it is {new}, was {old}"),
        ("link-method", Breaking, "the method of the link is {new}, was {old}"),
        ("link-href", Risky, "the link leads to {new}, was {old}"),
        ("link-condition", Risky, "the link is there when {new}, was {old}"),
        ("link-detail", Note, "it is {new}, was {old}"),
        ("answer-shape", Breaking, "the answer is one {new}, was one {old}"),
        ("items-pointer", Breaking, "the items are at {new}, were at {old}"),
        ("item-route", Breaking, "the route of an item is {new}, was {old}"),
        ("order", Risky, "the order of the list is {new}, was {old}"),
        ("invariant", Note, "what holds is {new}, was {old}"),
        ("paging", Breaking, "pages are told by {new}, were by {old}"),
        ("error-case", Risky, "the refusal is {new}, was {old}"),
        ("edition-detail", Note, "it is {new}, was {old}"));

    /// <summary>All rules, in the order in which reports list them.</summary>
    public static IReadOnlyCollection<Rule> All => ById.Values;

    /// <summary>The rule of this id.</summary>
    public static Rule Get(string id) => ById[id];

    /// <summary>Whether there is a rule of this id.</summary>
    public static bool Has(string id) => ById.ContainsKey(id);

    private static Dictionary<string, Rule> Pairs(params IEnumerable<Row> rows)
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            rules.Add(row.Id, new(row.Id, row.Severity, row.Text, row.Back?.Id ?? row.Id));
            if (row.Back is { } back)
                rules.Add(back.Id, new(back.Id, back.Severity, back.Text, row.Id));
        }

        return rules;
    }

    private sealed record Row(string Id, Severity Severity, string Text, Row? Back = null)
    {
        public static implicit operator Row((string Id, Severity Severity, string Text) row) => new(row.Id, row.Severity, row.Text);

        public static implicit operator Row(
            (string Id, Severity Severity, string Text, string BackId, Severity BackSeverity, string BackText) row) =>
            new(row.Id, row.Severity, row.Text, new(row.BackId, row.BackSeverity, row.BackText));
    }
}
