using CloudController.Reference.Engine;
using CloudController.Reference.Http;
using static CloudController.Reference.Faults.WrongValue;

namespace CloudController.Reference.Faults.Operators;

/// <summary>
/// An object that is no item: its fields missing, null or of another type, a field more, and a token asked for that nobody needs.
/// </summary>
internal static class ObjectFaults
{
    public static IEnumerable<Fault> Of(FaultRows rows) =>
    [
        .. rows.Target.Fields.SelectMany(field => OfField(rows.About(field.Slug, field.Trait), field)),
        FieldAdded(rows, "body/only-documented-fields"),
        rows.Documented("token-needed", "the object is shown to those only who have a token",
            new FaultHooks { Wire = answer => answer.HasToken ? answer.Reply : answer.Refuse(Errors.NotAuthenticated) },
            ["status-and-headers/ok"]),
    ];

    public static Fault FieldAdded(FaultRows rows, string clause) => rows.Implied(
        "field-added", "the object has a field that is not documented",
        new FaultHooks { SingleItem = shown => shown["entitlement"] = "gold" }, [clause]);

    /// <summary>An object names another item than it links to.</summary>
    public static Fault NamesAnother(FaultRows rows, string place) => rows.Documented(
        "names-another", "the object names another item than it links to",
        new FaultHooks { SingleItem = shown => JsonPlace.Replace(shown, place, Strangers.Guid) }, ["related/leads-to-what-is-named"]);

    /// <summary>An object links to another item than it names.</summary>
    public static Fault LinksToAnother(FaultRows rows, string place) => rows.Documented(
        "links-to-another", "the object links to another item than it names",
        new FaultHooks { SingleItem = shown => Strangers.LeadThere(shown, place) },
        ["related/leads-to-what-is-named"]);

    private static IEnumerable<Fault> OfField(FaultRows rows, ExposedField field)
    {
        string[] breaks = [$"body/{field.Slug}"];
        yield return rows.Documented($"{field.Slug}-missing", $"{field.Place[1..]} is missing",
            new FaultHooks { SingleItem = shown => JsonPlace.Remove(shown, field.Place) }, breaks);
        foreach (var wrong in Wrong(field.Kind))
        {
            yield return rows.Documented($"{field.Slug}-{wrong.Name}", $"{field.Place[1..]} {wrong.Statement}",
                new FaultHooks { SingleItem = shown => JsonPlace.Replace(shown, field.Place, wrong.Make(null)) }, breaks);
        }
    }

    private static WrongValue[] Wrong(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => [Null, Number],
        ColumnKind.Rank => [Null, Digits],
        _ => [Number, EmptyObject],
    };
}
