using System.Text.Json.Nodes;

namespace CloudController.Reference.Faults;

/// <summary>A value that does not belong where it is put.</summary>
/// <param name="Name">The last part of the names of the faults.</param>
/// <param name="Statement">What is said of the field.</param>
/// <param name="Make">Makes the value from the right one.</param>
internal sealed record WrongValue(string Name, string Statement, Func<JsonNode?, JsonNode?> Make)
{
    public static readonly WrongValue Null = new("null", "is null", _ => null);
    public static readonly WrongValue Number = new("number", "is a number", _ => 1);
    public static readonly WrongValue Text = new("text", "is a text", _ => "true");
    public static readonly WrongValue Digits = new("digits", "is a number written as a text", _ => "1");
    public static readonly WrongValue Float = new("float", "is written as 1.0", _ => JsonNode.Parse("1.0"));
    public static readonly WrongValue Fraction = new("fraction", "is 1.5", _ => 1.5);
    public static readonly WrongValue Negative = new("negative", "is -1", _ => -1);
    public static readonly WrongValue Zero = new("zero", "is 0", _ => 0);
    public static readonly WrongValue EmptyArray = new("array", "is an array", _ => new JsonArray());
    public static readonly WrongValue EmptyObject = new("object", "is an object", _ => new JsonObject());
    public static readonly WrongValue Empty = new("empty", "is an empty text", _ => "");
    public static readonly WrongValue Braced = new("braced", "is written in braces", right => $"{{{right}}}");
    public static readonly WrongValue RubyTime = new("ruby-time", "is written as Ruby prints times", _ => "2015-07-06 23:23:09 +0000");
    public static readonly WrongValue Offset = new("offset", "has an offset in place of Z", _ => "2015-07-06T23:23:09+00:00");
    public static readonly WrongValue Milliseconds = new("milliseconds", "has milliseconds", _ => "2015-07-06T23:23:09.123Z");
    public static readonly WrongValue Unknown = new("unknown", "is a value that is not documented", _ => "SOMETHING");
    public static readonly WrongValue UpperHex = new("upper-case", "is a hash in upper case", _ => new string('A', 40));
    public static readonly WrongValue LongHex = new("sha256", "is as long as a SHA-256", _ => new string('a', 64));
}
