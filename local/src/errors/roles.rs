//! Errors about roles, permissions and role sets.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 422: another role, permission or role set has the key.
    pub fn key_taken(kind: &str, key: &str) -> Self {
        let fault = format!("is taken: another {kind} has the key {key:?}");
        Self::parameter("form_identifier_exists", "key is taken", "key", fault)
    }

    /// 422: members have the role.
    pub fn role_assigned() -> Self {
        Self::role_used("organization_role_assigned_members", "members have it: change their roles first")
    }

    /// 422: pending invitations are for the role.
    pub fn role_in_invitations() -> Self {
        let why = "pending invitations are for it: revoke them first";
        Self::role_used("organization_role_exists_in_invitations", why)
    }

    /// 422: creators of organizations get the role.
    pub fn role_of_creators() -> Self {
        let why = "it is the role of users who create an organization: choose another one for them first";
        Self::role_used("organization_role_default_creator_role", why)
    }

    /// 422: new members get the role.
    pub fn role_of_new_members() -> Self {
        let why = "it is the role of new members: choose another one for them first";
        Self::role_used("organization_role_domain_default_role", why)
    }

    /// 422: creators of organizations could not manage them.
    pub fn creator_permissions_missing(missing: &str) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "organization_missing_creator_role_permissions",
            "missing permissions for creators",
            format!(
                "The role of users who create an organization must have these permissions, too: {missing}."
            ),
        )
    }

    /// 409: the role has the permission already.
    pub fn permission_assigned(key: &str) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "organization_role_permission_association_exists",
            "permission already assigned",
            format!("The role has the permission {key:?} already."),
        )
    }

    /// 403: Clerk defines the permission.
    pub fn permission_of_system(key: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_system_permission_not_modifiable",
            "system permission",
            format!("The permission {key:?} is one of Clerk's own, which cannot be changed."),
        )
    }

    fn role_used(code: &'static str, why: &str) -> Self {
        let long_message = format!("The role cannot be deleted because {why}.");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, "role is used", long_message)
    }
}
