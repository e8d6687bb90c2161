namespace CloudController.SchemaDiff.Documents;

/// <summary>Reads one form of documentation. What is made of a page does not depend on the form that it was read from.</summary>
internal interface IPageReader
{
    /// <summary>Whether <paramref name="page"/> is of this form.</summary>
    bool Reads(PageText page);

    /// <summary>Reads <paramref name="page"/>.</summary>
    /// <exception cref="PageException">The page documents nothing that can be read.</exception>
    DocPage Read(PageText page);
}
