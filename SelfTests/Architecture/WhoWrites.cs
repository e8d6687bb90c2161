using CloudController.Contract.Http;

namespace CloudController.SelfTests.Architecture;

/// <summary>What sends anything but reading requests can be used by few types only.</summary>
public sealed class WhoWrites
{
    /// <summary>A type, and all that use it.</summary>
    private static readonly TestCaseData[] Users =
    [
        new("LoginClient", new[] { "UaaToken", "UaaAccounts" }),
        new("UaaAccounts", new[] { "MadeAccounts", "Sweep" }),
        new("MadeAccounts", new[] { "Workbench", "MadeUsers" }),
        new("LoginGate", new[] { "LoginClient" }),
    ];

    [TestCaseSource(nameof(Users))]
    public void What_writes_to_a_uaa_is_used_by_the_workbench_only(string type, string[] users) =>
        AssemblyMap.Uses(typeof(UaaToken).Assembly).Where(use => use.To.Name == type).Select(use => use.From.Name)
            .Should().BeEquivalentTo(users);
}
