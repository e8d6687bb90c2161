namespace CloudController.Reference.Auth;

/// <summary>Why a token is refused.</summary>
[Flags]
internal enum TokenTrouble
{
    None = 0,
    Missing = 1,
    OtherScheme = 2,
    Garbage = 4,
    Signature = 8,
    Expired = 16,
}
