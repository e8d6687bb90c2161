namespace CloudController.Contract.Contracts;

/// <summary>How firmly the documentation states a clause.</summary>
public enum ClauseLevel
{
    /// <summary>The document says it or shows it; a deviation fails the run.</summary>
    Documented,

    /// <summary>Good practice that the document only implies; a deviation warns, unless the run is strict.</summary>
    Implied,
}
