//! Errors about organizations, their members, invitations, domains and roles.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 403: the instance has no organizations.
    pub fn organizations_disabled() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_not_enabled_in_instance",
            "organizations are disabled",
            "Organizations are disabled: set \"instance.organization_settings.enabled\" to true in the seed."
                .to_owned(),
        )
    }

    /// 404: the organization does not exist, or the user does not belong to it. Which of the two is not revealed.
    pub fn organization_not_found_or_unauthorized() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "organization_not_found_or_unauthorized",
            "not found or not a member",
            "The organization does not exist, or the signed-in user does not belong to it.".to_owned(),
        )
    }

    /// 403: the member's role lacks a permission.
    pub fn permission_missing(permission: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "missing_organization_permission",
            "missing permission",
            format!("The signed-in user needs the permission {permission:?} in this organization."),
        )
        .about("permissions", vec![permission])
    }

    /// 403: the user must not create organizations.
    pub fn organization_creation_disabled() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "not_allowed_to_create_organizations",
            "not allowed to create organizations",
            "This user is not allowed to create organizations.".to_owned(),
        )
    }

    /// 403: the user has created as many organizations as allowed.
    pub fn organization_quota_exceeded(limit: u32) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_quota_exceeded",
            "too many organizations",
            format!("This user has created {limit} organizations, which is the limit."),
        )
    }

    /// 400: the creator of an organization does not exist.
    pub fn organization_creator_not_found(user_id: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "organization_creator_not_found",
            "unknown creator",
            format!("There is no user with the id {user_id:?} who could create the organization."),
        )
    }

    /// 422: another organization has the slug.
    pub fn slug_taken(slug: &str) -> Self {
        let fault = format!("is taken: another organization has the slug {slug:?}");
        Self::parameter("form_identifier_exists", "slug is taken", "slug", fault)
    }

    /// 403: the organization can only be deleted by a backend.
    pub fn organization_deletion_disabled() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_admin_delete_not_enabled",
            "deletion not enabled",
            "Members cannot delete this organization: its \"admin_delete_enabled\" is false.".to_owned(),
        )
    }

    /// 403: the organization has as many members and invitations as allowed.
    pub fn membership_quota_exceeded(limit: u32) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_membership_quota_exceeded",
            "too many members",
            format!(
                "The organization can have {limit} members, including pending invitations: raise its \"max_allowed_memberships\"."
            ),
        )
    }

    /// 400: the user, named by what identifies it, is a member already.
    pub fn already_a_member(identifier: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "already_a_member_in_organization",
            "already a member",
            format!("{identifier} is already a member of the organization."),
        )
    }

    /// 404: the user does not belong to the organization.
    pub fn membership_not_found(user_id: &str) -> Self {
        Self::not_found(format!("The user {user_id:?} is not a member of the organization."))
    }

    /// 400: the organization would have no member who can manage it.
    pub fn last_admin() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "organization_minimum_permissions_needed",
            "last member who can manage the organization",
            "At least one member must keep a role with the permission to manage members: make another member an \
             admin first."
                .to_owned(),
        )
    }

    /// 404: the organization has no such role.
    pub fn role_not_found(key: &str, available: &str) -> Self {
        Self::not_found(format!(
            "There is no role {key:?} in the organization's role set, expected one of {available}."
        ))
        .about("param_name", "role")
    }
}
