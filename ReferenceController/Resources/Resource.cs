using CloudController.Reference.Dialects.V2;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>One resource: its table, what each dialect shows of it, and its initial items. What is not set does not exist.</summary>
internal sealed record Resource(string Name) : Table(Name)
{
    /// <summary>What v2 shows of it in 2015.</summary>
    public V2View? V2Of2015 { get; init; }

    /// <summary>What v2 shows of it today.</summary>
    public V2View? V2 { get; init; }

    /// <summary>What v3 shows of it in 2015.</summary>
    public V3View? V3Of2015 { get; init; }

    /// <summary>What v3 shows of it today.</summary>
    public V3View? V3 { get; init; }

    /// <summary>The initial items of 2015.</summary>
    public Seeds? SeedsOf2015 { get; init; }

    /// <summary>The initial items of today.</summary>
    public Seeds? Seeds { get; init; }
}
