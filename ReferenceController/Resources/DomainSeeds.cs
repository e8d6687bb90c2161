using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

internal static class DomainSeeds
{
    public static Seeds Current { get; } = new("""
        name=organization-1.example.com | organization=0 | labels={"env":"prod"} | enforce_route_policies=yes | route_policies_scope=space
        name=apps.example.com
        name=Tcp.example.com | router_group=1c0a1a39-1c8f-4a0c-8b0a-1f7a0a3f0b11 | supported_protocols=["tcp"] | updated=60
        name=organization-2.example.com | organization=1 | labels={"env":"dev","tier":"web"}
        name=apps.internal | internal=yes | updated=3600
        name=shop.example.com | organization=0 | updated=30
        name=blog.example.com | organization=0 | updated=90 | labels={"env":"dev"}
        name=docs.example.com | organization=0
        """) { Unless = "updated=0" };
}
