namespace CloudController.SelfTests.Hostile;

/// <summary>Every behaviour there is.</summary>
internal static class Behaviours
{
    internal static IEnumerable<Behaviour> All(Spoil spoil) =>
    [
        .. LinkBehaviours.All(spoil), .. TransportBehaviours.All(spoil), .. AccessBehaviours.All(spoil), .. BodyBehaviours.All(spoil),
        .. CodingBehaviours.All(spoil),
    ];
}
