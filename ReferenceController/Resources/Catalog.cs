using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>Every resource that there is: one literal of this folder each.</summary>
internal static class Catalog
{
    /// <summary>In the order in which the guids of the initial items are drawn, so that a new resource goes to the end.</summary>
    public static ImmutableArray<Resource> Resources { get; } =
        [Buildpacks.Buildpack, Spaces.Space, Organizations.Organization, Apps.App, Packages.Package, Stacks.Stack];

    /// <summary>Their tables.</summary>
    public static Model Model { get; } = new([.. Resources]);
}
