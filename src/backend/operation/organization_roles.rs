//! <https://clerk.com/docs/reference/backend-api/tag/organization-roles>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body, only};
use super::row::{delete, get, patch, post};

pub(super) static ORGANIZATION_ROLES: Namespace = Namespace {
    name: "organizationRoles",
    operations: &[
        get("organizationRoles.getOrganizationRoleList", "/organization_roles", &[QUERY]).paged(),
        get(
            "organizationRoles.getOrganizationRole",
            "/organization_roles/{organizationRoleId}",
            &[Parameter::Id("organizationRoleId")],
        ),
        post("organizationRoles.createOrganizationRole", "/organization_roles", &[BODY]),
        patch(
            "organizationRoles.updateOrganizationRole",
            "/organization_roles/{organizationRoleId}",
            &[body(&[Property::Id("organizationRoleId")])],
        ),
        delete(
            "organizationRoles.deleteOrganizationRole",
            "/organization_roles/{organizationRoleId}",
            &[Parameter::Id("organizationRoleId")],
        ),
        post(
            "organizationRoles.assignPermissionToOrganizationRole",
            "/organization_roles/{organizationRoleId}/permissions/{permissionId}",
            &[only(&[Property::Id("organizationRoleId"), Property::Id("permissionId")])],
        ),
        delete(
            "organizationRoles.removePermissionFromOrganizationRole",
            "/organization_roles/{organizationRoleId}/permissions/{permissionId}",
            &[only(&[Property::Id("organizationRoleId"), Property::Id("permissionId")])],
        ),
    ],
};
