using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using CloudController.Contract.Files;
using CloudController.Contract.Json;
using CloudController.Contract.Versions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace CloudController.Contract.Validation;

/// <summary>
/// A draft-04 schema file, evaluated by NJsonSchema. Only a value that <see cref="StrictJson"/> read may be handed to it, because
/// NJsonSchema itself reads far more than JSON.
/// </summary>
public sealed class ResponseSchema
{
    private readonly Lazy<JsonSchema> _schema;
    private readonly Lazy<DocumentedFields> _fields;

    private ResponseSchema(string file, JsonElement definition)
    {
        File = file;
        Definition = definition;
        // Compiled on first use, so that listing the clauses of an edition does not wait for its schemas.
        _schema = new(() => JsonSchema.FromJsonAsync(definition.GetRawText()).GetAwaiter().GetResult());
        _fields = new(() => new(definition));
    }

    /// <summary>Where the schema was read from.</summary>
    public string File { get; }

    /// <summary>The schema itself.</summary>
    public JsonElement Definition { get; }

    /// <summary>The fields that the schema documents.</summary>
    public DocumentedFields Fields => _fields.Value;

    /// <summary>
    /// Reads a schema file, with the files that it refers to, as it is today, and refuses keywords that are not known to work.
    /// </summary>
    /// <exception cref="ContractDataException">A file is missing, is not JSON or uses a refused keyword.</exception>
    public static ResponseSchema Load(string file) => LoadDated(file).Newest;

    /// <summary>Reads a schema file whose members may have dates.</summary>
    /// <exception cref="ContractDataException">A file is missing, is not JSON, or uses a refused keyword at any version.</exception>
    internal static Dated<ResponseSchema> LoadDated(string file) =>
        new(file, System.Text.Json.JsonSerializer.SerializeToElement(SchemaBundle.Of(file)), (definition, _) =>
            SchemaLint.Check(definition) is [var first, ..] ? throw new ContractDataException(file, first) : new(file, definition));

    /// <summary>Every place where <paramref name="body"/> departs from the schema; empty where it conforms.</summary>
    public IReadOnlyList<SchemaDeviation> Validate(JsonElement body)
    {
        var seen = _schema.Value.Validate(Token(body)).SelectMany(Innermost).Select(error => Deviation(error, body)).ToList();
        // Where the type is wrong, NJsonSchema also reports the members that the value lacks; only the type is told.
        var mistyped = seen.Where(deviation => deviation.Rule == "type").ToList();
        return seen.Where(deviation => !mistyped.Exists(wrong => wrong != deviation
            && $"{deviation.Pointer}/".StartsWith(wrong.Pointer + "/", StringComparison.Ordinal)))
            .ToList();
    }

    private static JToken Token(JsonElement body)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(JsonMarshal.GetRawUtf8Value(body).ToArray())))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = StrictJson.MaxDepth,
        };
        var token = JToken.Load(reader);
        // NJsonSchema cannot compare longer numbers. The largest that it can compare lies on the same side of every bound of the schemas.
        foreach (var number in (token as JContainer)?.DescendantsAndSelf().OfType<JValue>().Where(value => value.Value is BigInteger) ?? [])
            number.Value = ((BigInteger)number.Value!).Sign > 0 ? long.MaxValue : long.MinValue;
        return token;
    }

    /// <summary>Replaces an error about alternatives by the errors of the alternative that was meant.</summary>
    private static IEnumerable<ValidationError> Innermost(ValidationError error)
    {
        if (error is MultiTypeValidationError types)
            return types.Errors.Values.FirstOrDefault(errors => !errors.Any(IsOfAnotherType)) is { } ofItsType
                ? ofItsType.SelectMany(Innermost)
                : [error];
        if (error is not ChildSchemaValidationError { Errors: { Count: > 0 } alternatives })
            return [error];

        var meant = alternatives.Values
            .OrderBy(errors => errors.Any(nested => IsOfAnotherKind(nested, Depth(error))) ? 1 : 0)
            .ThenBy(errors => errors.Count)
            .First();
        return meant.SelectMany(Innermost);
    }

    private static bool IsOfAnotherType(ValidationError error) => error.Kind
        is ValidationErrorKind.StringExpected or ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected
        or ValidationErrorKind.BooleanExpected or ValidationErrorKind.ObjectExpected or ValidationErrorKind.ArrayExpected
        or ValidationErrorKind.NullExpected;

    /// <summary>A property with one allowed value tells the alternatives apart; where it is wrong, another alternative was meant.</summary>
    private static bool IsOfAnotherKind(ValidationError error, int depth) =>
        error.Kind == ValidationErrorKind.NotInEnumeration && error.Schema.ActualSchema.Enumeration.Count == 1 && Depth(error) == depth + 1;

    private static int Depth(ValidationError error) => error.Path?.Count(character => character == '.') ?? 0;

    private static SchemaDeviation Deviation(ValidationError error, JsonElement root)
    {
        var pointer = Pointer(error);
        var actual = JsonPointer.Find(root, pointer) is { } value ? Excerpt(value) : "absent";
        var schema = error.Schema.ActualSchema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => new(pointer, "required", "present", "absent"),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => new(pointer, SchemaDeviation.Undocumented, "not documented", actual),
            ValidationErrorKind.NotInEnumeration =>
                new(pointer, "enum", "one of " + string.Join(", ", schema.Enumeration.Select(allowed => $"\"{allowed}\"")), actual),
            ValidationErrorKind.PatternMismatch => new(pointer, "pattern", $"text that matches {schema.Pattern}", actual),
            ValidationErrorKind.StringTooShort => new(pointer, "bound", $"at least {schema.MinLength} characters", actual),
            ValidationErrorKind.NumberTooSmall => new(pointer, "bound", $"at least {schema.Minimum}", actual),
            ValidationErrorKind.NumberTooBig => new(pointer, "bound", $"at most {schema.Maximum}", actual),
            _ => new(pointer, "type", TypeName(schema), actual),
        };
    }

    private static string TypeName(JsonSchema schema) =>
        schema.Type == JsonObjectType.None ? "another type" : schema.Type.ToString().ToLowerInvariant().Replace(", ", " or ");

    /// <summary>NJsonSchema writes <c>#/resources[0].entity.name</c>; its last part may itself contain dots.</summary>
    private static string Pointer(ValidationError error)
    {
        var path = (error.Path ?? "").TrimStart('#').TrimStart('/');
        var last = error.Property ?? "";
        var isMember = last.Length > 0 && !last.StartsWith('[') && path.EndsWith(last, StringComparison.Ordinal);
        var parent = isMember ? path[..^last.Length].TrimEnd('.') : path;
        var pointer = parent.Split('.', '[')
            .Select(part => part.TrimEnd(']'))
            .Where(part => part.Length > 0)
            .Aggregate("", JsonPointer.Append);
        return isMember ? JsonPointer.Append(pointer, last) : pointer;
    }

    private static string Excerpt(JsonElement value)
    {
        const int longest = 120;
        var text = value.GetRawText();
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
