using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CloudController.Contract.Http;

/// <summary>A certificate was refused. The message says why and what to do.</summary>
internal sealed class CertificateRefusedException(string message) : AuthenticationException(message);

/// <summary>Refuses the same certificates as the platform does, with a message that says why and what to do.</summary>
internal static class Certificates
{
    private const string Variable = "SSL_CERT_FILE";
    private const int LongestName = 200;

    /// <exception cref="CertificateRefusedException">The certificate does not verify.</exception>
    internal static bool Verify(object connection, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(
            Why((connection as SslStream)?.TargetHostName ?? "the target", certificate as X509Certificate2, chain, errors));

    private static string Why(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return $"{host} shows no certificate";
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        var isUnknown = (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0;
        var reasons = new List<string>();
        if (isUnknown)
            reasons.Add($"it was issued by {Name(certificate.Issuer)}, an authority that this machine does not trust");
        if ((status & X509ChainStatusFlags.NotTimeValid) != 0)
        {
            var (from, to) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
            reasons.Add(FormattableString.Invariant($"it is good from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"));
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            reasons.Add($"it is not for {host} but for {Name(Names(certificate))}");
        if (reasons.Count == 0)
            reasons.Add(status == X509ChainStatusFlags.NoError ? errors.ToString() : status.ToString());
        var advice = isUnknown ? $". {Advice(Environment.GetEnvironmentVariable(Variable))}" : "";
        return $"the certificate of {host} is not trusted: {string.Join("; ", reasons)}{advice}";
    }

    private static string Advice(string? file)
    {
        var now = string.IsNullOrEmpty(file) ? "" : $", which is now {file}{(File.Exists(file) ? "" : ", where there is no file")}";
        return $"Name a file with the certificates of that authority (and of those that you trust already) in {Variable}{now}; "
            + "on Windows and macOS add it to the system's trusted authorities. Only where you cannot, skip verification";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        var names = alternatives
            .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())))
            .ToList();
        return names.Count == 0 ? certificate.Subject : string.Join(", ", names);
    }

    /// <summary>A name in a certificate may have any length, so it is cut before a message shows it.</summary>
    private static string Name(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
