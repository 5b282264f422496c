//! <https://clerk.com/docs/reference/backend-api/tag/role-sets>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body};
use super::row::{get, patch, post};

pub(super) static ROLE_SETS: Namespace = Namespace {
    name: "roleSets",
    operations: &[
        get("roleSets.getRoleSetList", "/role_sets", &[QUERY]).paged(),
        get("roleSets.getRoleSet", "/role_sets/{roleSetKeyOrId}", &[Parameter::Id("roleSetKeyOrId")]),
        post("roleSets.createRoleSet", "/role_sets", &[BODY]),
        patch(
            "roleSets.updateRoleSet",
            "/role_sets/{roleSetKeyOrId}",
            &[body(&[Property::Id("roleSetKeyOrId")])],
        ),
        post(
            "roleSets.addRolesToRoleSet",
            "/role_sets/{roleSetKeyOrId}/roles",
            &[body(&[Property::Id("roleSetKeyOrId")])],
        ),
        post(
            "roleSets.replaceRoleInRoleSet",
            "/role_sets/{roleSetKeyOrId}/roles/replace",
            &[body(&[Property::Id("roleSetKeyOrId")])],
        ),
        post(
            "roleSets.replaceRoleSet",
            "/role_sets/{roleSetKeyOrId}/replace",
            &[body(&[Property::Id("roleSetKeyOrId")])],
        ),
    ],
};
