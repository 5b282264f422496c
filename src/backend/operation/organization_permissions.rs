//! <https://clerk.com/docs/reference/backend-api/tag/organization-permissions>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body};
use super::row::{delete, get, patch, post};

pub(super) static ORGANIZATION_PERMISSIONS: Namespace = Namespace {
    name: "organizationPermissions",
    operations: &[
        get("organizationPermissions.getOrganizationPermissionList", "/organization_permissions", &[QUERY])
            .paged(),
        get(
            "organizationPermissions.getOrganizationPermission",
            "/organization_permissions/{permissionId}",
            &[Parameter::Id("permissionId")],
        ),
        post("organizationPermissions.createOrganizationPermission", "/organization_permissions", &[BODY]),
        patch(
            "organizationPermissions.updateOrganizationPermission",
            "/organization_permissions/{permissionId}",
            &[body(&[Property::Id("permissionId")])],
        ),
        delete(
            "organizationPermissions.deleteOrganizationPermission",
            "/organization_permissions/{permissionId}",
            &[Parameter::Id("permissionId")],
        ),
    ],
};
