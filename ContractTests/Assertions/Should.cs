using CloudController.Contract.Paging;

namespace CloudController.ContractTests.Assertions;

/// <summary>Entry points: what a sentence about the target begins with.</summary>
internal static class ShouldExtensions
{
    internal static ExchangeAssertions Should(this Exchange exchange) => new(exchange);

    internal static ItemListAssertions Should(this ItemList list) => new(list);

    internal static PartsAssertions Should(this Parts parts) => new(parts);

    internal static Parts And(this ItemList list, ItemList another) => new([list, another]);
}
