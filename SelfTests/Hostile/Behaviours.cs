namespace CloudController.SelfTests.Hostile;

/// <summary>Every behaviour there is.</summary>
internal static class Behaviours
{
    internal static IEnumerable<Behaviour> All(Spoil spoil) =>
        LinkBehaviours.All(spoil).Concat(TransportBehaviours.All(spoil)).Concat(AccessBehaviours.All(spoil)).Concat(BodyBehaviours.All(spoil)).Concat(CodingBehaviours.All(spoil));
}
