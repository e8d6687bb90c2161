using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CloudController.Contract.Writes;

/// <summary>
/// What everything is called that one run makes: <c>contract-k3f9x2m1qp-7</c>. The names fit where the host of a route must, and tell
/// whoever finds one where it comes from.
/// </summary>
/// <param name="Id">What tells the run from all others: ten lower-case letters and digits.</param>
public sealed partial record RunName(string Id)
{
    private const int Length = 10;

    /// <summary>A name that no run has had.</summary>
    public static RunName New() => new(RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", Length));

    /// <summary>Whether some run called an item <paramref name="name"/>, or a domain below that name.</summary>
    public static bool IsOurs(string name) => Ours().IsMatch(name);

    /// <summary>The name of the item <paramref name="number"/>.</summary>
    public string Of(int number) => FormattableString.Invariant($"contract-{Id}-{number}");

    [GeneratedRegex(@"\Acontract-[0-9a-z]{10}-[0-9]{1,6}(\z|\.)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
