using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CloudController.Contract.Json;
using FluentAssertions.Primitives;

namespace CloudController.ContractTests.Assertions;

/// <summary>What is expected of one exchange.</summary>
internal sealed class ExchangeAssertions(Exchange exchange) : ReferenceTypeAssertions<Exchange, ExchangeAssertions>(exchange)
{
    /// <summary>Long, because a machine that is busy elsewhere is no reason to give up; no header takes as long.</summary>
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(10);

    protected override string Identifier => "exchange";

    internal void HaveStatus(int status)
    {
        if (Subject.Status != status)
            Deviate.Now("status", $"status {status}", $"status {Subject.Status}", Subject);
    }

    internal void HaveHeader(HeaderContract header)
    {
        var value = Subject.HeaderValue(header.Name);
        var expected = header switch
        {
            { Value: { } exact } => $"{header.Name}: {exact}",
            { Pattern: { } pattern } => $"{header.Name} that matches {pattern}",
            _ => $"a header {header.Name}",
        };
        var conforms = value is not null
            && (header.Value is null || value.Trim().Equals(header.Value, StringComparison.OrdinalIgnoreCase))
            && (header.Pattern is null || Regex.IsMatch(value, header.Pattern, RegexOptions.CultureInvariant, PatternTimeout));
        if (!conforms)
            Deviate.Now("header", expected, value is null ? $"no {header.Name}" : $"{header.Name}: {value}", Subject, about: header.Name);
    }

    internal void HaveMediaType(string mediaType)
    {
        var actual = ContentType();
        if (!string.Equals(actual?.MediaType, mediaType, StringComparison.OrdinalIgnoreCase))
            Deviate.Now("media-type", $"media type {mediaType}", $"Content-Type: {Subject.HeaderValue("Content-Type") ?? "absent"}",
                Subject, about: "Content-Type");
    }

    internal void HaveTheMediaTypeOf(Exchange other)
    {
        var (actual, expected) = (Subject.HeaderValue("Content-Type"), other.HeaderValue("Content-Type"));
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            Deviate.Now("same-media-type", $"Content-Type: {expected ?? "absent"}", $"Content-Type: {actual ?? "absent"}", Subject,
                about: "Content-Type");
    }

    internal void HaveCharset(string charset)
    {
        var actual = ContentType()?.CharSet?.Trim('"');
        if (!string.Equals(actual, charset, StringComparison.OrdinalIgnoreCase))
            Deviate.Now("charset", $"charset {charset}", $"Content-Type: {Subject.HeaderValue("Content-Type") ?? "absent"}", Subject,
                about: "Content-Type");
    }

    /// <summary>A 4xx with the error envelope: never a 5xx, never taken as if it were right.</summary>
    internal void BeRefused(Edition edition)
    {
        if (Subject.Status is < 400 or >= 500)
            Deviate.Now("refused", "a refusal (4xx)", $"status {Subject.Status}", Subject);
        HaveErrorEnvelope(edition);
    }

    internal void BeRefusedWith(int status, Edition edition)
    {
        if (Subject.Status != status)
            Deviate.Now("refused", $"status {status}", $"status {Subject.Status}", Subject);
        HaveErrorEnvelope(edition);
    }

    internal void HaveErrorCode(ErrorCase error, Edition edition)
    {
        BeRefusedWith(error.Status, edition);
        var body = Subject.Json.Root;
        var code = JsonPointer.Find(body, edition.Errors.Code)?.GetRawText();
        var name = JsonPointer.FindText(body, edition.Errors.Name);
        if (code != FormattableString.Invariant($"{error.Code}") || name != error.Name)
            Deviate.Now("error-code", $"code {error.Code} {error.Name}", $"code {code} {name}", Subject, edition.Errors.Code);
    }

    /// <summary>The documented error of the body, that of the edition, or any refusal where neither is documented.</summary>
    internal void BeRefusedAs(RefusedBody refused, Edition edition)
    {
        if ((refused.Error ?? edition.Errors.InvalidBody) is { } error)
            HaveErrorCode(error, edition);
        else
            BeRefused(edition);
    }

    /// <summary>A body as it is documented; what the document does not show may be there.</summary>
    internal void HaveTheSchema(Contract.Validation.ResponseSchema schema)
    {
        if (Subject.Json is not { Fault: Contract.Json.JsonFault.None, Value: { } body })
            Deviate.Now("schema", "a body of JSON", Subject.Json.Problem, Subject, about: "the body");
        else if (schema.Validate(body).FirstOrDefault(deviation =>
            deviation.Rule != Contract.Validation.SchemaDeviation.Undocumented) is { } first)
            Deviate.Now("schema", $"{first.Expected} at {first.Pointer}", first.Actual, Subject, first.Pointer);
    }

    internal void HaveErrorEnvelope(Edition edition)
    {
        if (Subject.Json.Value is not { } body || Subject.Json.Fault != JsonFault.None)
        {
            Deviate.Now("error-envelope", "the error envelope", Subject.Json.Problem, Subject, about: "the body");
            return;
        }

        if (edition.ErrorSchema.Validate(body) is [var first, ..])
            Deviate.Now("error-envelope", $"an error envelope with {first.Expected} at {first.Pointer}", first.Actual, Subject,
                first.Pointer);
    }

    internal void NotBeAServerError()
    {
        if (Subject.Status >= 500)
            Deviate.Now("server-error", "an answer below 500", $"status {Subject.Status}", Subject);
    }

    private MediaTypeHeaderValue? ContentType() =>
        MediaTypeHeaderValue.TryParse(Subject.HeaderValue("Content-Type"), out var parsed) ? parsed : null;
}
