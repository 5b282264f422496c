// Generated from api/definition/ by `npm run generate`. Do not edit.

//! Every operation, by namespace.

use crate::operation::{Answer::*, Composition, Credential, Namespace, Operation, Verb::*};
use crate::parameter::{Parameter::*, Property, Rest};
use crate::table::resource_name::ResourceName;

/// Every namespace, in the order in which the client object has them.
pub static NAMESPACES: [Namespace; 36] = [
    // https://clerk.com/docs/reference/backend-api/tag/accountless-applications
    Namespace {
        name: "__experimental_accountlessApplications",
        operations: &[
            Operation::new("__experimental_accountlessApplications.createAccountlessApplication", Post, "/accountless_applications", &[Object { properties: &[Property::Headers("requestHeaders"), Property::Query("source")], rest: Rest::Ignored }], One(ResourceName::AccountlessApplication)).with(Credential::Optional),
            Operation::new("__experimental_accountlessApplications.completeAccountlessApplicationOnboarding", Post, "/accountless_applications/complete", &[Object { properties: &[Property::Headers("requestHeaders"), Property::Query("source")], rest: Rest::Ignored }], One(ResourceName::AccountlessApplication)).with(Credential::Optional),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/actor-tokens
    Namespace {
        name: "actorTokens",
        operations: &[
            Operation::new("actorTokens.create", Post, "/actor_tokens", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::ActorToken)),
            Operation::new("actorTokens.revoke", Post, "/actor_tokens/{actorTokenId}/revoke", &[Id("actorTokenId")], One(ResourceName::ActorToken)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/agent-tasks
    Namespace {
        name: "agentTasks",
        operations: &[
            Operation::new("agentTasks.create", Post, "/agents/tasks", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::AgentTask)).deep(),
            Operation::new("agentTasks.revoke", Post, "/agents/tasks/{agentTaskId}/revoke", &[Id("agentTaskId")], One(ResourceName::AgentTask)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
    Namespace {
        name: "allowlistIdentifiers",
        operations: &[
            Operation::new("allowlistIdentifiers.getAllowlistIdentifierList", Get, "/allowlist_identifiers", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::AllowlistIdentifier)).with_query(&[("paginated", "true")]).paged(),
            Operation::new("allowlistIdentifiers.createAllowlistIdentifier", Post, "/allowlist_identifiers", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::AllowlistIdentifier)),
            Operation::new("allowlistIdentifiers.deleteAllowlistIdentifier", Delete, "/allowlist_identifiers/{allowlistIdentifierId}", &[Id("allowlistIdentifierId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/api-keys
    Namespace {
        name: "apiKeys",
        operations: &[
            Operation::new("apiKeys.list", Get, "/api_keys", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::APIKey)).unversioned().paged(),
            Operation::new("apiKeys.create", Post, "/api_keys", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::APIKey)).unversioned(),
            Operation::new("apiKeys.get", Get, "/api_keys/{apiKeyId}", &[Id("apiKeyId")], One(ResourceName::APIKey)).unversioned(),
            Operation::new("apiKeys.update", Patch, "/api_keys/{apiKeyId}", &[Object { properties: &[Property::Id("apiKeyId")], rest: Rest::Body }], One(ResourceName::APIKey)).unversioned(),
            Operation::new("apiKeys.delete", Delete, "/api_keys/{apiKeyId}", &[Id("apiKeyId")], Deleted).unversioned(),
            Operation::new("apiKeys.revoke", Post, "/api_keys/{apiKeyId}/revoke", &[Object { properties: &[Property::Id("apiKeyId"), Property::BodyOr("revocationReason", "null")], rest: Rest::Ignored }], One(ResourceName::APIKey)).unversioned(),
            Operation::new("apiKeys.getSecret", Get, "/api_keys/{apiKeyId}/secret", &[Id("apiKeyId")], PassesThrough).unversioned(),
            Operation::new("apiKeys.verify", Post, "/api_keys/verify", &[BodyField("secret")], One(ResourceName::APIKey)).unversioned(),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/beta-features
    Namespace {
        name: "betaFeatures",
        operations: &[
            Operation::new("betaFeatures.changeDomain", Post, "/beta_features/change_domain", &[Object { properties: &[], rest: Rest::Body }], Nothing),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/allow-list-block-list
    Namespace {
        name: "blocklistIdentifiers",
        operations: &[
            Operation::new("blocklistIdentifiers.getBlocklistIdentifierList", Get, "/blocklist_identifiers", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::BlocklistIdentifier)).paged(),
            Operation::new("blocklistIdentifiers.createBlocklistIdentifier", Post, "/blocklist_identifiers", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::BlocklistIdentifier)),
            Operation::new("blocklistIdentifiers.deleteBlocklistIdentifier", Delete, "/blocklist_identifiers/{blocklistIdentifierId}", &[Id("blocklistIdentifierId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/billing
    Namespace {
        name: "billing",
        operations: &[
            Operation::new("billing.getPlanList", Get, "/billing/plans", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::BillingPlan)).paged(),
            Operation::new("billing.cancelSubscriptionItem", Delete, "/billing/subscription_items/{subscriptionItemId}", &[Id("subscriptionItemId"), Object { properties: &[], rest: Rest::Query }], One(ResourceName::BillingSubscriptionItem)),
            Operation::new("billing.extendSubscriptionItemFreeTrial", Post, "/billing/subscription_items/{subscriptionItemId}/extend_free_trial", &[Id("subscriptionItemId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::BillingSubscriptionItem)),
            Operation::new("billing.getOrganizationBillingSubscription", Get, "/organizations/{organizationId}/billing/subscription", &[Id("organizationId")], One(ResourceName::BillingSubscription)),
            Operation::new("billing.getUserBillingSubscription", Get, "/users/{userId}/billing/subscription", &[Id("userId")], One(ResourceName::BillingSubscription)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/clients
    Namespace {
        name: "clients",
        operations: &[
            Operation::new("clients.getClientList", Get, "/clients", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Client)).with_query(&[("paginated", "true")]).paged(),
            Operation::new("clients.getClient", Get, "/clients/{clientId}", &[Id("clientId")], One(ResourceName::Client)),
            Operation::new("clients.verifyClient", Post, "/clients/verify", &[BodyField("token")], One(ResourceName::Client)),
            Operation::new("clients.getHandshakePayload", Get, "/clients/handshake_payload", &[Object { properties: &[], rest: Rest::Query }], PassesThrough),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/domains
    Namespace {
        name: "domains",
        operations: &[
            Operation::new("domains.list", Get, "/domains", &[], Page(ResourceName::Domain)),
            Operation::new("domains.add", Post, "/domains", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Domain)),
            Operation::new("domains.update", Patch, "/domains/{domainId}", &[Object { properties: &[Property::Id("domainId")], rest: Rest::Body }], One(ResourceName::Domain)),
            Operation::new("domains.delete", Delete, "/domains/{domainId}", &[Id("domainId")], Deleted),
            Operation::new("domains.deleteDomain", Delete, "/domains/{domainId}", &[Id("domainId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/email-addresses
    Namespace {
        name: "emailAddresses",
        operations: &[
            Operation::new("emailAddresses.getEmailAddress", Get, "/email_addresses/{emailAddressId}", &[Id("emailAddressId")], One(ResourceName::EmailAddress)),
            Operation::new("emailAddresses.createEmailAddress", Post, "/email_addresses", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::EmailAddress)),
            Operation::new("emailAddresses.updateEmailAddress", Patch, "/email_addresses/{emailAddressId}", &[Id("emailAddressId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::EmailAddress)),
            Operation::new("emailAddresses.deleteEmailAddress", Delete, "/email_addresses/{emailAddressId}", &[Id("emailAddressId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/email-sms-templates
    Namespace {
        name: "emails",
        operations: &[
            Operation::new("emails.create", Post, "/email", &[Email, Object { properties: &[Property::IdempotencyKey("idempotencyKey")], rest: Rest::Ignored }], One(ResourceName::Email)),
            Operation::new("emails.createBatch", Post, "/email/batch", &[Emails], Array(ResourceName::BatchEmailResult)),
            Operation::new("emails.get", Get, "/email/{emailId}", &[Id("emailId")], One(ResourceName::Email)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/enterprise-connections
    Namespace {
        name: "enterpriseConnections",
        operations: &[
            Operation::new("enterpriseConnections.createEnterpriseConnection", Post, "/enterprise_connections", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::EnterpriseConnection)).deep(),
            Operation::new("enterpriseConnections.updateEnterpriseConnection", Patch, "/enterprise_connections/{enterpriseConnectionId}", &[Id("enterpriseConnectionId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::EnterpriseConnection)).deep(),
            Operation::new("enterpriseConnections.getEnterpriseConnectionList", Get, "/enterprise_connections", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::EnterpriseConnection)).paged(),
            Operation::new("enterpriseConnections.getEnterpriseConnection", Get, "/enterprise_connections/{enterpriseConnectionId}", &[Id("enterpriseConnectionId")], One(ResourceName::EnterpriseConnection)),
            Operation::new("enterpriseConnections.deleteEnterpriseConnection", Delete, "/enterprise_connections/{enterpriseConnectionId}", &[Id("enterpriseConnectionId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/oauth-access-tokens
    Namespace {
        name: "idPOAuthAccessToken",
        operations: &[
            Operation::new("idPOAuthAccessToken.verify", Post, "/oauth_applications/access_tokens/verify", &[BodyField("access_token"), Object { properties: &[], rest: Rest::Ignored }], One(ResourceName::IdPOAuthAccessToken)).unversioned().composed(Composition::Audience),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/instance-settings
    Namespace {
        name: "instance",
        operations: &[
            Operation::new("instance.get", Get, "/instance", &[], One(ResourceName::Instance)),
            Operation::new("instance.update", Patch, "/instance", &[Object { properties: &[], rest: Rest::Body }], Nothing),
            Operation::new("instance.updateRestrictions", Patch, "/instance/restrictions", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::InstanceRestrictions)),
            Operation::new("instance.getOrganizationSettings", Get, "/instance/organization_settings", &[], One(ResourceName::OrganizationSettings)),
            Operation::new("instance.updateOrganizationSettings", Patch, "/instance/organization_settings", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::OrganizationSettings)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/invitations
    Namespace {
        name: "invitations",
        operations: &[
            Operation::new("invitations.getInvitationList", Get, "/invitations", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Invitation)).with_query(&[("paginated", "true")]).paged(),
            Operation::new("invitations.createInvitation", Post, "/invitations", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Invitation)),
            Operation::new("invitations.createInvitationBulk", Post, "/invitations/bulk", &[List], Array(ResourceName::Invitation)),
            Operation::new("invitations.revokeInvitation", Post, "/invitations/{invitationId}/revoke", &[Id("invitationId")], One(ResourceName::Invitation)),
            Operation::new("invitations.deleteInvitation", Delete, "/invitations/{invitationId}", &[Id("invitationId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/jwks
    Namespace {
        name: "jwks",
        operations: &[
            Operation::new("jwks.getJwks", Get, "/jwks", &[], PassesThrough),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/jwt-templates
    Namespace {
        name: "jwtTemplates",
        operations: &[
            Operation::new("jwtTemplates.list", Get, "/jwt_templates", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::JwtTemplate)).with_query(&[("paginated", "true")]).paged(),
            Operation::new("jwtTemplates.get", Get, "/jwt_templates/{templateId}", &[Id("templateId")], One(ResourceName::JwtTemplate)),
            Operation::new("jwtTemplates.create", Post, "/jwt_templates", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::JwtTemplate)),
            Operation::new("jwtTemplates.update", Patch, "/jwt_templates/{templateId}", &[Object { properties: &[Property::Id("templateId")], rest: Rest::Body }], One(ResourceName::JwtTemplate)),
            Operation::new("jwtTemplates.delete", Delete, "/jwt_templates/{templateId}", &[Id("templateId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/machines
    Namespace {
        name: "machines",
        operations: &[
            Operation::new("machines.get", Get, "/machines/{machineId}", &[Id("machineId")], One(ResourceName::Machine)),
            Operation::new("machines.list", Get, "/machines", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Machine)).paged(),
            Operation::new("machines.create", Post, "/machines", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Machine)),
            Operation::new("machines.update", Patch, "/machines/{machineId}", &[Object { properties: &[Property::Id("machineId")], rest: Rest::Body }], One(ResourceName::Machine)),
            Operation::new("machines.delete", Delete, "/machines/{machineId}", &[Id("machineId")], Deleted),
            Operation::new("machines.getSecretKey", Get, "/machines/{machineId}/secret_key", &[Id("machineId")], One(ResourceName::MachineSecretKey)),
            Operation::new("machines.rotateSecretKey", Post, "/machines/{machineId}/secret_key/rotate", &[Object { properties: &[Property::Id("machineId"), Property::Body("previousTokenTtl")], rest: Rest::Ignored }], One(ResourceName::MachineSecretKey)),
            Operation::new("machines.createScope", Post, "/machines/{machineId}/scopes", &[Id("machineId"), BodyField("toMachineId")], One(ResourceName::MachineScope)),
            Operation::new("machines.deleteScope", Delete, "/machines/{machineId}/scopes/{otherMachineId}", &[Id("machineId"), Id("otherMachineId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/m2m-tokens
    Namespace {
        name: "m2m",
        operations: &[
            Operation::new("m2m.list", Get, "/m2m_tokens", &[Object { properties: &[Property::SecretKey("machineSecretKey")], rest: Rest::Query }], Page(ResourceName::M2MToken)).unversioned().with(Credential::Machine).paged(),
            Operation::new("m2m.createToken", Post, "/m2m_tokens", &[Object { properties: &[Property::SecretKey("machineSecretKey"), Property::BodyOr("secondsUntilExpiration", "null"), Property::BodyOr("claims", "null"), Property::Body("minRemainingTtlSeconds"), Property::BodyOr("tokenFormat", "\"opaque\"")], rest: Rest::Ignored }], One(ResourceName::M2MToken)).unversioned().with(Credential::Machine),
            Operation::new("m2m.revokeToken", Post, "/m2m_tokens/{m2mTokenId}/revoke", &[Object { properties: &[Property::Id("m2mTokenId"), Property::BodyOr("revocationReason", "null"), Property::SecretKey("machineSecretKey")], rest: Rest::Ignored }], One(ResourceName::M2MToken)).unversioned().with(Credential::Machine),
            Operation::new("m2m.verify", Post, "/m2m_tokens/verify", &[Object { properties: &[Property::Body("token"), Property::SecretKey("machineSecretKey")], rest: Rest::Ignored }], One(ResourceName::M2MToken)).unversioned().with(Credential::Machine).composed(Composition::LocalVerification),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/oauth-applications
    Namespace {
        name: "oauthApplications",
        operations: &[
            Operation::new("oauthApplications.list", Get, "/oauth_applications", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::OAuthApplication)).paged(),
            Operation::new("oauthApplications.get", Get, "/oauth_applications/{oauthApplicationId}", &[Id("oauthApplicationId")], One(ResourceName::OAuthApplication)),
            Operation::new("oauthApplications.create", Post, "/oauth_applications", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::OAuthApplication)),
            Operation::new("oauthApplications.update", Patch, "/oauth_applications/{oauthApplicationId}", &[Object { properties: &[Property::Id("oauthApplicationId")], rest: Rest::Body }], One(ResourceName::OAuthApplication)),
            Operation::new("oauthApplications.delete", Delete, "/oauth_applications/{oauthApplicationId}", &[Id("oauthApplicationId")], Deleted),
            Operation::new("oauthApplications.rotateSecret", Post, "/oauth_applications/{oauthApplicationId}/rotate_secret", &[Id("oauthApplicationId")], One(ResourceName::OAuthApplication)),
            Operation::new("oauthApplications.revokeToken", Post, "/oauth_applications/{oauthApplicationId}/revoke_token", &[Object { properties: &[Property::Id("oauthApplicationId")], rest: Rest::Body }], Nothing),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/organizations
    Namespace {
        name: "organizations",
        operations: &[
            Operation::new("organizations.getOrganizationList", Get, "/organizations", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Organization)).paged(),
            Operation::new("organizations.createOrganization", Post, "/organizations", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Organization)),
            Operation::new("organizations.getOrganization", Get, "/organizations/{organizationId}", &[Object { properties: &[Property::AnyId(&["organizationId", "slug"]), Property::Query("includeMembersCount")], rest: Rest::Ignored }], One(ResourceName::Organization)),
            Operation::new("organizations.updateOrganization", Patch, "/organizations/{organizationId}", &[Id("organizationId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::Organization)).composed(Composition::Replacement { operation: "organizations.replaceOrganizationMetadata", merging: "organizations.updateOrganizationMetadata", properties: &["publicMetadata", "privateMetadata"] }),
            Operation::new("organizations.updateOrganizationLogo", Put, "/organizations/{organizationId}/logo", &[Id("organizationId"), Object { properties: &[Property::File("file"), Property::FormField("uploaderUserId", "uploader_user_id")], rest: Rest::Ignored }], One(ResourceName::Organization)),
            Operation::new("organizations.deleteOrganizationLogo", Delete, "/organizations/{organizationId}/logo", &[Id("organizationId")], One(ResourceName::Organization)),
            Operation::new("organizations.updateOrganizationMetadata", Patch, "/organizations/{organizationId}/metadata", &[Id("organizationId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::Organization)),
            Operation::new("organizations.replaceOrganizationMetadata", Put, "/organizations/{organizationId}/metadata", &[Id("organizationId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::Organization)),
            Operation::new("organizations.deleteOrganization", Delete, "/organizations/{organizationId}", &[Id("organizationId")], Deleted),
            Operation::new("organizations.getOrganizationMembershipList", Get, "/organizations/{organizationId}/memberships", &[Object { properties: &[Property::Id("organizationId")], rest: Rest::Query }], Page(ResourceName::OrganizationMembership)).paged(),
            Operation::new("organizations.getInstanceOrganizationMembershipList", Get, "/organization_memberships", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::OrganizationMembership)).paged(),
            Operation::new("organizations.createOrganizationMembership", Post, "/organizations/{organizationId}/memberships", &[Object { properties: &[Property::Id("organizationId")], rest: Rest::Body }], One(ResourceName::OrganizationMembership)),
            Operation::new("organizations.updateOrganizationMembership", Patch, "/organizations/{organizationId}/memberships/{userId}", &[Object { properties: &[Property::Id("organizationId"), Property::Id("userId")], rest: Rest::Body }], One(ResourceName::OrganizationMembership)),
            Operation::new("organizations.updateOrganizationMembershipMetadata", Patch, "/organizations/{organizationId}/memberships/{userId}/metadata", &[Object { properties: &[Property::Id("organizationId"), Property::Id("userId")], rest: Rest::Body }], One(ResourceName::OrganizationMembership)),
            Operation::new("organizations.deleteOrganizationMembership", Delete, "/organizations/{organizationId}/memberships/{userId}", &[Object { properties: &[Property::Id("organizationId"), Property::Id("userId")], rest: Rest::Ignored }], One(ResourceName::OrganizationMembership)),
            Operation::new("organizations.getOrganizationInvitationList", Get, "/organizations/{organizationId}/invitations", &[Object { properties: &[Property::Id("organizationId")], rest: Rest::Query }], Page(ResourceName::OrganizationInvitation)).paged(),
            Operation::new("organizations.createOrganizationInvitation", Post, "/organizations/{organizationId}/invitations", &[Object { properties: &[Property::Id("organizationId")], rest: Rest::Body }], One(ResourceName::OrganizationInvitation)),
            Operation::new("organizations.createOrganizationInvitationBulk", Post, "/organizations/{organizationId}/invitations/bulk", &[Id("organizationId"), List], Page(ResourceName::OrganizationInvitation)),
            Operation::new("organizations.getOrganizationInvitation", Get, "/organizations/{organizationId}/invitations/{invitationId}", &[Object { properties: &[Property::Id("organizationId"), Property::Id("invitationId")], rest: Rest::Ignored }], One(ResourceName::OrganizationInvitation)),
            Operation::new("organizations.revokeOrganizationInvitation", Post, "/organizations/{organizationId}/invitations/{invitationId}/revoke", &[Object { properties: &[Property::Id("organizationId"), Property::Id("invitationId")], rest: Rest::Body }], One(ResourceName::OrganizationInvitation)),
            Operation::new("organizations.getOrganizationDomainList", Get, "/organizations/{organizationId}/domains", &[Object { properties: &[Property::Id("organizationId")], rest: Rest::Query }], Page(ResourceName::OrganizationDomain)).paged(),
            Operation::new("organizations.createOrganizationDomain", Post, "/organizations/{organizationId}/domains", &[Object { properties: &[Property::Id("organizationId"), Property::BodyOr("verified", "true")], rest: Rest::Body }], One(ResourceName::OrganizationDomain)),
            Operation::new("organizations.updateOrganizationDomain", Patch, "/organizations/{organizationId}/domains/{domainId}", &[Object { properties: &[Property::Id("organizationId"), Property::Id("domainId")], rest: Rest::Body }], One(ResourceName::OrganizationDomain)),
            Operation::new("organizations.deleteOrganizationDomain", Delete, "/organizations/{organizationId}/domains/{domainId}", &[Object { properties: &[Property::Id("organizationId"), Property::Id("domainId")], rest: Rest::Ignored }], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/organization-permissions
    Namespace {
        name: "organizationPermissions",
        operations: &[
            Operation::new("organizationPermissions.getOrganizationPermissionList", Get, "/organization_permissions", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Permission)).paged(),
            Operation::new("organizationPermissions.getOrganizationPermission", Get, "/organization_permissions/{permissionId}", &[Id("permissionId")], One(ResourceName::Permission)),
            Operation::new("organizationPermissions.createOrganizationPermission", Post, "/organization_permissions", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Permission)),
            Operation::new("organizationPermissions.updateOrganizationPermission", Patch, "/organization_permissions/{permissionId}", &[Object { properties: &[Property::Id("permissionId")], rest: Rest::Body }], One(ResourceName::Permission)),
            Operation::new("organizationPermissions.deleteOrganizationPermission", Delete, "/organization_permissions/{permissionId}", &[Id("permissionId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/organization-roles
    Namespace {
        name: "organizationRoles",
        operations: &[
            Operation::new("organizationRoles.getOrganizationRoleList", Get, "/organization_roles", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Role)).paged(),
            Operation::new("organizationRoles.getOrganizationRole", Get, "/organization_roles/{organizationRoleId}", &[Id("organizationRoleId")], One(ResourceName::Role)),
            Operation::new("organizationRoles.createOrganizationRole", Post, "/organization_roles", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Role)),
            Operation::new("organizationRoles.updateOrganizationRole", Patch, "/organization_roles/{organizationRoleId}", &[Object { properties: &[Property::Id("organizationRoleId")], rest: Rest::Body }], One(ResourceName::Role)),
            Operation::new("organizationRoles.deleteOrganizationRole", Delete, "/organization_roles/{organizationRoleId}", &[Id("organizationRoleId")], Deleted),
            Operation::new("organizationRoles.assignPermissionToOrganizationRole", Post, "/organization_roles/{organizationRoleId}/permissions/{permissionId}", &[Object { properties: &[Property::Id("organizationRoleId"), Property::Id("permissionId")], rest: Rest::Ignored }], One(ResourceName::Role)),
            Operation::new("organizationRoles.removePermissionFromOrganizationRole", Delete, "/organization_roles/{organizationRoleId}/permissions/{permissionId}", &[Object { properties: &[Property::Id("organizationRoleId"), Property::Id("permissionId")], rest: Rest::Ignored }], One(ResourceName::Role)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/phone-numbers
    Namespace {
        name: "phoneNumbers",
        operations: &[
            Operation::new("phoneNumbers.getPhoneNumber", Get, "/phone_numbers/{phoneNumberId}", &[Id("phoneNumberId")], One(ResourceName::PhoneNumber)),
            Operation::new("phoneNumbers.createPhoneNumber", Post, "/phone_numbers", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::PhoneNumber)),
            Operation::new("phoneNumbers.updatePhoneNumber", Patch, "/phone_numbers/{phoneNumberId}", &[Id("phoneNumberId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::PhoneNumber)),
            Operation::new("phoneNumbers.deletePhoneNumber", Delete, "/phone_numbers/{phoneNumberId}", &[Id("phoneNumberId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/proxy-checks
    Namespace {
        name: "proxyChecks",
        operations: &[
            Operation::new("proxyChecks.verify", Post, "/proxy_checks", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::ProxyCheck)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/redirect-urls
    Namespace {
        name: "redirectUrls",
        operations: &[
            Operation::new("redirectUrls.getRedirectUrlList", Get, "/redirect_urls", &[], Page(ResourceName::RedirectUrl)).with_query(&[("paginated", "true")]),
            Operation::new("redirectUrls.getRedirectUrl", Get, "/redirect_urls/{redirectUrlId}", &[Id("redirectUrlId")], One(ResourceName::RedirectUrl)),
            Operation::new("redirectUrls.createRedirectUrl", Post, "/redirect_urls", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::RedirectUrl)),
            Operation::new("redirectUrls.deleteRedirectUrl", Delete, "/redirect_urls/{redirectUrlId}", &[Id("redirectUrlId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/role-sets
    Namespace {
        name: "roleSets",
        operations: &[
            Operation::new("roleSets.getRoleSetList", Get, "/role_sets", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::RoleSet)).paged(),
            Operation::new("roleSets.getRoleSet", Get, "/role_sets/{roleSetKeyOrId}", &[Id("roleSetKeyOrId")], One(ResourceName::RoleSet)),
            Operation::new("roleSets.createRoleSet", Post, "/role_sets", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::RoleSet)),
            Operation::new("roleSets.updateRoleSet", Patch, "/role_sets/{roleSetKeyOrId}", &[Object { properties: &[Property::Id("roleSetKeyOrId")], rest: Rest::Body }], One(ResourceName::RoleSet)),
            Operation::new("roleSets.addRolesToRoleSet", Post, "/role_sets/{roleSetKeyOrId}/roles", &[Object { properties: &[Property::Id("roleSetKeyOrId")], rest: Rest::Body }], One(ResourceName::RoleSet)),
            Operation::new("roleSets.replaceRoleInRoleSet", Post, "/role_sets/{roleSetKeyOrId}/roles/replace", &[Object { properties: &[Property::Id("roleSetKeyOrId")], rest: Rest::Body }], One(ResourceName::RoleSet)),
            Operation::new("roleSets.replaceRoleSet", Post, "/role_sets/{roleSetKeyOrId}/replace", &[Object { properties: &[Property::Id("roleSetKeyOrId")], rest: Rest::Body }], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/sessions
    Namespace {
        name: "sessions",
        operations: &[
            Operation::new("sessions.getSessionList", Get, "/sessions", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::Session)).with_query(&[("paginated", "true")]).paged(),
            Operation::new("sessions.getSession", Get, "/sessions/{sessionId}", &[Id("sessionId")], One(ResourceName::Session)),
            Operation::new("sessions.createSession", Post, "/sessions", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::Session)),
            Operation::new("sessions.revokeSession", Post, "/sessions/{sessionId}/revoke", &[Id("sessionId")], One(ResourceName::Session)),
            Operation::new("sessions.verifySession", Post, "/sessions/{sessionId}/verify", &[Id("sessionId"), BodyField("token")], One(ResourceName::Session)),
            Operation::new("sessions.getToken", Post, "/sessions/{sessionId}/tokens/{template}", &[Id("sessionId"), OptionalId("template"), OptionalBodyField("expires_in_seconds")], One(ResourceName::Token)),
            Operation::new("sessions.refreshSession", Post, "/sessions/{sessionId}/refresh", &[Id("sessionId"), Object { properties: &[Property::Query("suffixed_cookies")], rest: Rest::Body }], One(ResourceName::Token)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/sign-in-tokens
    Namespace {
        name: "signInTokens",
        operations: &[
            Operation::new("signInTokens.createSignInToken", Post, "/sign_in_tokens", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::SignInToken)),
            Operation::new("signInTokens.revokeSignInToken", Post, "/sign_in_tokens/{signInTokenId}/revoke", &[Id("signInTokenId")], One(ResourceName::SignInToken)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/sign-ups
    Namespace {
        name: "signUps",
        operations: &[
            Operation::new("signUps.get", Get, "/sign_ups/{signUpAttemptId}", &[Id("signUpAttemptId")], One(ResourceName::SignUpAttempt)),
            Operation::new("signUps.update", Patch, "/sign_ups/{signUpAttemptId}", &[Object { properties: &[Property::Id("signUpAttemptId")], rest: Rest::Body }], One(ResourceName::SignUpAttempt)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/testing-tokens
    Namespace {
        name: "testingTokens",
        operations: &[
            Operation::new("testingTokens.createTestingToken", Post, "/testing_tokens", &[], One(ResourceName::TestingToken)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/users
    Namespace {
        name: "users",
        operations: &[
            Operation::new("users.getUserList", Get, "/users", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::User)).paged().composed(Composition::TotalCount { operation: "users.getCount", without: &["limit", "offset", "orderBy"] }),
            Operation::new("users.getUser", Get, "/users/{userId}", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.createUser", Post, "/users", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::User)),
            Operation::new("users.updateUser", Patch, "/users/{userId}", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::User)).composed(Composition::Replacement { operation: "users.replaceUserMetadata", merging: "users.updateUserMetadata", properties: &["publicMetadata", "privateMetadata", "unsafeMetadata"] }),
            Operation::new("users.replaceUserEmailAddress", Put, "/users/{userId}/email_address", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::EmailAddress)),
            Operation::new("users.replaceUserPhoneNumber", Put, "/users/{userId}/phone_number", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::PhoneNumber)),
            Operation::new("users.updateUserProfileImage", Post, "/users/{userId}/profile_image", &[Id("userId"), Object { properties: &[Property::File("file")], rest: Rest::Ignored }], One(ResourceName::User)),
            Operation::new("users.updateUserMetadata", Patch, "/users/{userId}/metadata", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::User)),
            Operation::new("users.replaceUserMetadata", Put, "/users/{userId}/metadata", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::User)),
            Operation::new("users.deleteUser", Delete, "/users/{userId}", &[Id("userId")], Deleted),
            Operation::new("users.getCount", Get, "/users/count", &[Object { properties: &[], rest: Rest::Query }], Count),
            Operation::new("users.getUserOauthAccessToken", Get, "/users/{userId}/oauth_access_tokens/{provider}", &[Id("userId"), PrefixedId { name: "provider", prefix: "oauth_" }], Page(ResourceName::OauthAccessToken)).with_query(&[("paginated", "true")]),
            Operation::new("users.disableUserMFA", Delete, "/users/{userId}/mfa", &[Id("userId")], One(ResourceName::UserID)),
            Operation::new("users.getOrganizationMembershipList", Get, "/users/{userId}/organization_memberships", &[Object { properties: &[Property::Id("userId"), Property::Query("limit"), Property::Query("offset")], rest: Rest::Ignored }], Page(ResourceName::OrganizationMembership)).paged(),
            Operation::new("users.getOrganizationInvitationList", Get, "/users/{userId}/organization_invitations", &[Object { properties: &[Property::Id("userId")], rest: Rest::Query }], Page(ResourceName::OrganizationInvitation)).paged(),
            Operation::new("users.removePassword", Post, "/users/{userId}/remove_password", &[Id("userId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::User)),
            Operation::new("users.verifyPassword", Post, "/users/{userId}/verify_password", &[Object { properties: &[Property::Id("userId"), Property::Body("password")], rest: Rest::Ignored }], PassesThrough),
            Operation::new("users.verifyTOTP", Post, "/users/{userId}/verify_totp", &[Object { properties: &[Property::Id("userId"), Property::Body("code")], rest: Rest::Ignored }], PassesThrough),
            Operation::new("users.banUser", Post, "/users/{userId}/ban", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.unbanUser", Post, "/users/{userId}/unban", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.lockUser", Post, "/users/{userId}/lock", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.unlockUser", Post, "/users/{userId}/unlock", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.deleteUserProfileImage", Delete, "/users/{userId}/profile_image", &[Id("userId")], One(ResourceName::User)),
            Operation::new("users.deleteUserPasskey", Delete, "/users/{userId}/passkeys/{passkeyIdentificationId}", &[Object { properties: &[Property::Id("userId"), Property::Id("passkeyIdentificationId")], rest: Rest::Ignored }], Deleted),
            Operation::new("users.deleteUserWeb3Wallet", Delete, "/users/{userId}/web3_wallets/{web3WalletIdentificationId}", &[Object { properties: &[Property::Id("userId"), Property::Id("web3WalletIdentificationId")], rest: Rest::Ignored }], Deleted),
            Operation::new("users.deleteUserExternalAccount", Delete, "/users/{userId}/external_accounts/{externalAccountId}", &[Object { properties: &[Property::Id("userId"), Property::Id("externalAccountId")], rest: Rest::Ignored }], Deleted),
            Operation::new("users.deleteUserBackupCodes", Delete, "/users/{userId}/backup_code", &[Id("userId")], One(ResourceName::UserID)),
            Operation::new("users.deleteUserTOTP", Delete, "/users/{userId}/totp", &[Id("userId")], One(ResourceName::UserID)),
            Operation::new("users.setPasswordCompromised", Post, "/users/{userId}/password/set_compromised", &[Id("userId"), Object { properties: &[Property::BodyWithoutArgument("revokeAllSessions", "false")], rest: Rest::Body }], One(ResourceName::User)),
            Operation::new("users.unsetPasswordCompromised", Post, "/users/{userId}/password/unset_compromised", &[Id("userId")], One(ResourceName::User)),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/waitlist-entries
    Namespace {
        name: "waitlistEntries",
        operations: &[
            Operation::new("waitlistEntries.list", Get, "/waitlist_entries", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::WaitlistEntry)).paged(),
            Operation::new("waitlistEntries.create", Post, "/waitlist_entries", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::WaitlistEntry)),
            Operation::new("waitlistEntries.createBulk", Post, "/waitlist_entries/bulk", &[List], Array(ResourceName::WaitlistEntry)),
            Operation::new("waitlistEntries.invite", Post, "/waitlist_entries/{waitlistEntryId}/invite", &[Id("waitlistEntryId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::WaitlistEntry)),
            Operation::new("waitlistEntries.reject", Post, "/waitlist_entries/{waitlistEntryId}/reject", &[Id("waitlistEntryId")], One(ResourceName::WaitlistEntry)),
            Operation::new("waitlistEntries.delete", Delete, "/waitlist_entries/{waitlistEntryId}", &[Id("waitlistEntryId")], Deleted),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/webhooks
    Namespace {
        name: "webhooks",
        operations: &[
            Operation::new("webhooks.createSvixApp", Post, "/webhooks/svix", &[], PassesThrough),
            Operation::new("webhooks.generateSvixAuthURL", Post, "/webhooks/svix_url", &[], PassesThrough),
            Operation::new("webhooks.deleteSvixApp", Delete, "/webhooks/svix", &[], Nothing),
        ],
    },
    // https://clerk.com/docs/reference/backend-api/tag/saml-connections
    Namespace {
        name: "samlConnections",
        operations: &[
            Operation::new("samlConnections.getSamlConnectionList", Get, "/saml_connections", &[Object { properties: &[], rest: Rest::Query }], Page(ResourceName::SamlConnection)).paged(),
            Operation::new("samlConnections.createSamlConnection", Post, "/saml_connections", &[Object { properties: &[], rest: Rest::Body }], One(ResourceName::SamlConnection)).deep(),
            Operation::new("samlConnections.getSamlConnection", Get, "/saml_connections/{samlConnectionId}", &[Id("samlConnectionId")], One(ResourceName::SamlConnection)),
            Operation::new("samlConnections.updateSamlConnection", Patch, "/saml_connections/{samlConnectionId}", &[Id("samlConnectionId"), Object { properties: &[], rest: Rest::Body }], One(ResourceName::SamlConnection)).deep(),
            Operation::new("samlConnections.deleteSamlConnection", Delete, "/saml_connections/{samlConnectionId}", &[Id("samlConnectionId")], Deleted),
        ],
    },
];
