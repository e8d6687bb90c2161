using CloudController.Reference.Dialects;
using CloudController.Reference.Dialects.V3;
using CloudController.Reference.Http;
using static CloudController.Reference.Dialects.MakingWords;

namespace CloudController.Reference.Resources;

/// <summary>
/// How users are made, changed and deleted. Who is named by a guid alone is called like it: there is nobody to ask for another name.
/// </summary>
internal static class UserWrites
{
    internal static readonly Making Making = new()
    {
        Distinct = [new("username", "origin")],
        Unsaid = [("username", "{guid}"), ("origin", "uaa")],
        Rules = [Fits("guid", @"\A[A-Za-z0-9_.-]{1,200}\z", "Guid must be a string"), Named("username"), Named("origin")],
    };

    internal static readonly V3Writing V3 = new()
    {
        Creation = new()
        {
            Takes = ["guid", "username", "origin", .. V3Metadata.Fields],
            Either = [["guid"], ["username", "origin"]],
        },
        Change = new() { Takes = V3Metadata.Fields },
        Deletion = Deletion.Queued,
        Making = Making,
        Taken = Errors.Unprocessable("User with guid '{guid}' already exists."),
    };
}
