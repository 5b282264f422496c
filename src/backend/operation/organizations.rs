//! <https://clerk.com/docs/reference/backend-api/tag/organizations>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body, only, query};
use super::row::{Composition, delete, get, patch, post, put};

pub(super) static ORGANIZATIONS: Namespace = Namespace {
    name: "organizations",
    operations: &[
        get("organizations.getOrganizationList", "/organizations", &[QUERY]).paged(),
        post("organizations.createOrganization", "/organizations", &[BODY]),
        get(
            "organizations.getOrganization",
            "/organizations/{organizationId}",
            &[only(&[Property::AnyId(&["organizationId", "slug"]), Property::Query("includeMembersCount")])],
        ),
        patch(
            "organizations.updateOrganization",
            "/organizations/{organizationId}",
            &[Parameter::Id("organizationId"), body(&[])],
        )
        .composed(Composition::Replacement {
            operation: "organizations.replaceOrganizationMetadata",
            merging: "organizations.updateOrganizationMetadata",
            properties: &["publicMetadata", "privateMetadata"],
        }),
        put(
            "organizations.updateOrganizationLogo",
            "/organizations/{organizationId}/logo",
            &[
                Parameter::Id("organizationId"),
                only(&[Property::File("file"), Property::FormField("uploaderUserId", "uploader_user_id")]),
            ],
        ),
        delete(
            "organizations.deleteOrganizationLogo",
            "/organizations/{organizationId}/logo",
            &[Parameter::Id("organizationId")],
        ),
        patch(
            "organizations.updateOrganizationMetadata",
            "/organizations/{organizationId}/metadata",
            &[Parameter::Id("organizationId"), BODY],
        ),
        put(
            "organizations.replaceOrganizationMetadata",
            "/organizations/{organizationId}/metadata",
            &[Parameter::Id("organizationId"), BODY],
        ),
        delete(
            "organizations.deleteOrganization",
            "/organizations/{organizationId}",
            &[Parameter::Id("organizationId")],
        ),
        get(
            "organizations.getOrganizationMembershipList",
            "/organizations/{organizationId}/memberships",
            &[query(&[Property::Id("organizationId")])],
        )
        .paged(),
        get("organizations.getInstanceOrganizationMembershipList", "/organization_memberships", &[QUERY])
            .paged(),
        post(
            "organizations.createOrganizationMembership",
            "/organizations/{organizationId}/memberships",
            &[body(&[Property::Id("organizationId")])],
        ),
        patch(
            "organizations.updateOrganizationMembership",
            "/organizations/{organizationId}/memberships/{userId}",
            &[body(&[Property::Id("organizationId"), Property::Id("userId")])],
        ),
        patch(
            "organizations.updateOrganizationMembershipMetadata",
            "/organizations/{organizationId}/memberships/{userId}/metadata",
            &[body(&[Property::Id("organizationId"), Property::Id("userId")])],
        ),
        delete(
            "organizations.deleteOrganizationMembership",
            "/organizations/{organizationId}/memberships/{userId}",
            &[only(&[Property::Id("organizationId"), Property::Id("userId")])],
        ),
        get(
            "organizations.getOrganizationInvitationList",
            "/organizations/{organizationId}/invitations",
            &[query(&[Property::Id("organizationId")])],
        )
        .paged(),
        post(
            "organizations.createOrganizationInvitation",
            "/organizations/{organizationId}/invitations",
            &[body(&[Property::Id("organizationId")])],
        ),
        post(
            "organizations.createOrganizationInvitationBulk",
            "/organizations/{organizationId}/invitations/bulk",
            &[Parameter::Id("organizationId"), Parameter::List],
        ),
        get(
            "organizations.getOrganizationInvitation",
            "/organizations/{organizationId}/invitations/{invitationId}",
            &[only(&[Property::Id("organizationId"), Property::Id("invitationId")])],
        ),
        post(
            "organizations.revokeOrganizationInvitation",
            "/organizations/{organizationId}/invitations/{invitationId}/revoke",
            &[body(&[Property::Id("organizationId"), Property::Id("invitationId")])],
        ),
        get(
            "organizations.getOrganizationDomainList",
            "/organizations/{organizationId}/domains",
            &[query(&[Property::Id("organizationId")])],
        )
        .paged(),
        post(
            "organizations.createOrganizationDomain",
            "/organizations/{organizationId}/domains",
            &[body(&[Property::Id("organizationId"), Property::BodyOr("verified", "true")])],
        ),
        patch(
            "organizations.updateOrganizationDomain",
            "/organizations/{organizationId}/domains/{domainId}",
            &[body(&[Property::Id("organizationId"), Property::Id("domainId")])],
        ),
        delete(
            "organizations.deleteOrganizationDomain",
            "/organizations/{organizationId}/domains/{domainId}",
            &[only(&[Property::Id("organizationId"), Property::Id("domainId")])],
        ),
    ],
};
