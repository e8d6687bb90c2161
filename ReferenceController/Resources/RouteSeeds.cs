using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class RouteSeeds
{
    private const string Hash = """{"loadbalancing":"hash","hash_header":"X-User","hash_balance":"1.25"}""";

    public static Seeds Current { get; } = new($$"""
        host=web | domain=1 | space=0 | url=web.apps.example.com | labels={"env":"prod"} | options={{Hash}}
        host=web | path=/v1 | domain=1 | space=0 | url=web.apps.example.com/v1 | options={"loadbalancing":"round-robin"}
        host=Api | domain=0 | space=1 | url=Api.organization-1.example.com | updated=60
        protocol=tcp | port=1025 | domain=2 | space=2 | url=Tcp.example.com:1025 | labels={"tier":"web"}
        protocol=tcp | port=1026 | domain=2 | space=3 | url=Tcp.example.com:1026 | updated=3600
        host=idle | domain=3 | space=2 | url=idle.organization-2.example.com
        host=docs | domain=1 | space=0 | url=docs.apps.example.com | updated=30
        host=blog | domain=1 | space=0 | url=blog.apps.example.com | updated=90 | labels={"env":"dev"}
        host=shop | path=/cart | domain=0 | space=0 | url=shop.organization-1.example.com/cart
        protocol=tcp | port=1027 | domain=2 | space=0 | url=Tcp.example.com:1027 | updated=60
        protocol=tcp | port=1028 | domain=2 | space=0 | url=Tcp.example.com:1028
        host=shop | path=/news | domain=0 | space=0 | url=shop.organization-1.example.com/news
        host=old | path=/v1 | domain=1 | space=0 | url=old.apps.example.com/v1
        host=Older | path=/v2 | domain=0 | space=0 | url=Older.organization-1.example.com/v2 | updated=30
        host=oldest | domain=1 | space=0 | url=oldest.apps.example.com
        protocol=tcp | port=1029 | domain=2 | space=0 | url=Tcp.example.com:1029
        protocol=tcp | port=1030 | domain=2 | space=0 | url=Tcp.example.com:1030 | updated=60
        """) { Unless = "updated=0" };
}
