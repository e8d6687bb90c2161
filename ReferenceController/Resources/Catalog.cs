using System.Collections.Immutable;
using CloudController.Reference.Engine;

namespace CloudController.Reference.Resources;

/// <summary>Every resource that there is: one literal of this folder each.</summary>
internal static class Catalog
{
    /// <summary>In the order in which the guids of the initial items are drawn, so that a new resource goes to the end.</summary>
    public static ImmutableArray<Resource> Resources { get; } =
    [
        Buildpacks.Buildpack, Spaces.Space, Organizations.Organization, Apps.App, Packages.Package, Stacks.Stack,
        OrganizationQuotas.OrganizationQuota, SpaceQuotas.SpaceQuota, IsolationSegments.IsolationSegment,
        IsolationEntitlements.IsolationEntitlement, Users.User, Roles.Role, SecurityGroups.SecurityGroup,
        SecurityGroupBindings.SecurityGroupBinding, RunningSecurityGroups.RunningSecurityGroup,
        StagingSecurityGroups.StagingSecurityGroup, Domains.Domain, PrivateDomains.PrivateDomain, SharedDomains.SharedDomain,
        DomainShares.DomainShare, Processes.Process, Droplets.Droplet, Builds.Build, Tasks.Task, Deployments.Deployment,
        Revisions.Revision, Sidecars.Sidecar, SidecarProcesses.SidecarProcess, AppRoutes.Route, RouteDestinations.Destination,
        RouteShares.RouteShare, RoutePolicies.RoutePolicy, ServiceBrokers.ServiceBroker, ServiceOfferings.ServiceOffering,
        ServicePlans.ServicePlan, ServicePlanVisibilities.ServicePlanVisibility, ServiceInstances.ServiceInstance,
        ServiceInstanceShares.ServiceInstanceShare, UserProvidedServiceInstances.UserProvidedServiceInstance,
        ServiceCredentialBindings.ServiceCredentialBinding, ServiceBindings.ServiceBinding, ServiceKeys.ServiceKey,
        ServiceRouteBindings.ServiceRouteBinding, AuditEvents.AuditEvent, AppUsageEvents.AppUsageEvent,
        ServiceUsageEvents.ServiceUsageEvent, FeatureFlags.FeatureFlag, EnvironmentVariableGroups.EnvironmentVariableGroup,
        Jobs.Job, Infos.Info,
    ];

    /// <summary>Their tables.</summary>
    public static Model Model { get; } = new([.. Resources]);
}
