using CloudController.Contract.Contracts;
using CloudController.Contract.Http;
using CloudController.Contract.Redaction;
using CloudController.Contract.Settings;
using CloudController.Contract.Waivers;

namespace CloudController.Contract.Suite;

/// <summary>Everything that a run needs to begin.</summary>
public sealed record RunPlan
{
    /// <summary>The settings.</summary>
    public required ContractSettings Settings { get; init; }

    /// <summary>Scheme, host and port of the target.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Where the token comes from.</summary>
    public required ITokenSource Tokens { get; init; }

    /// <summary>Users who may see less than the one of the run, by what the settings call them, and where their tokens come from.</summary>
    public IReadOnlyDictionary<string, ITokenSource> Users { get; init; } = new Dictionary<string, ITokenSource>();

    /// <summary>Whether the run has further users, or makes some.</summary>
    internal bool HasUsers => Users.Count > 0 || Settings is { AllowWrites: true, MakeUsers: true };

    /// <summary>The documented contract.</summary>
    public required ContractLibrary Library { get; init; }

    /// <summary>The clauses that there are about endpoints.</summary>
    public required ClauseCatalog Topics { get; init; }

    /// <summary>Takes secrets out of everything that is written.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>The deviations that are known.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>Whether the target is the embedded reference controller.</summary>
    public bool Embedded { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>When the run began that this one goes on from; <c>null</c> for a run that begins anew.</summary>
    public DateTimeOffset? Resumes { get; init; }

    /// <summary>Why the run begins anew although it was to go on from another one; <c>null</c> where it was not, or does.</summary>
    public string? BeginsAnewBecause { get; init; }

    /// <summary>What a run that broke off had decided, which this one goes on from; empty for a run that begins anew.</summary>
    public IReadOnlyList<DecidedEndpoint> TakenOver { get; init; } = [];

    /// <summary>Is told each endpoint when its last clause is decided; <c>null</c> for nobody.</summary>
    public Action<DecidedEndpoint>? EndpointDecided { get; init; }

    /// <summary>Where the ledgers of what runs made are kept.</summary>
    public string LedgerFolder { get; init; } = ".";

    /// <summary>How the target is reached by everything but the workbench, which alone may write.</summary>
    public TargetOptions TargetOptions => new()
    {
        Endpoint = Endpoint,
        SkipTlsVerification = Settings.SkipTlsVerification,
        RequestTimeout = Settings.RequestTimeout,
        MaxResponseBytes = Settings.MaxResponseBytes,
        MaxConcurrency = Settings.MaxConcurrency,
        // The embedded controller listens on this machine only, where no proxy could reach it.
        Proxy = Embedded ? null : HttpClient.DefaultProxy,
    };
}
