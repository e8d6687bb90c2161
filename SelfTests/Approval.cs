namespace CloudController.SelfTests;

/// <summary>Whether what tests find replaces the files that they hold it against: <c>APPROVE=1</c>.</summary>
internal static class Approval
{
    internal static bool IsGiven => Environment.GetEnvironmentVariable("APPROVE") == "1";
}
