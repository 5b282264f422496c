//! How organizations, and everything that belongs to them, change: the rules that both of Clerk's APIs share.
//!
//! | module | contents |
//! |---|---|
//! | `access` | what a member may do |
//! | `memberships` | joining, roles, leaving |
//! | `invitations` | inviting, accepting, revoking |
//! | `domains` | adding and verifying domains |
//! | `enrollment` | who may join because of a domain |
//! | `requests` | asking to join, and the answers |
//! | `roles`, `permissions`, `role_sets` | what members can be |
//! | `slugs` | names in URLs |

mod access;
mod domains;
mod enrollment;
mod invitations;
mod memberships;
mod permissions;
mod requests;
mod role_sets;
mod roles;
mod slugs;

use serde_json::{Map, Value};

pub use self::domains::NewDomain;
pub use self::invitations::NewInvitation;
pub use self::permissions::PermissionChanges;
pub use self::role_sets::{NewRoleSet, RoleSetChanges};
pub use self::roles::{NewRole, RoleChanges};

use super::State;
use super::metadata::{self, MetadataChange};
use super::organization::Organization;
use super::organization_settings::MAX_CREATED_ORGANIZATIONS;
use super::store::Change;
use super::term::Field;
use crate::errors::ApiError;

/// How long the name of an organization can be, as with Clerk.
const MAX_NAME_LENGTH: usize = 256;

/// What a new organization consists of.
#[derive(Clone, Debug, Default)]
pub struct NewOrganization {
    /// The display name.
    pub name: String,
    /// The name in URLs; by default made from the name.
    pub slug: Option<String>,
    /// The user who creates it, and becomes its first member.
    pub created_by: Option<String>,
    /// How many members it can have; by default as the instance says.
    pub max_allowed_memberships: Option<u32>,
    /// Its role set; by default the initial one.
    pub role_set_key: Option<String>,
    /// Metadata that the frontend may read.
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    pub private_metadata: Map<String, Value>,
    /// When it was created, in Unix milliseconds; now by default.
    pub created_at: Option<i64>,
}

/// What changes about an organization.
#[derive(Clone, Debug, Default)]
pub struct OrganizationChanges {
    /// The display name.
    pub name: Option<String>,
    /// The name in URLs.
    pub slug: Option<String>,
    /// How many members it can have.
    pub max_allowed_memberships: Option<u32>,
    /// Whether members with the permission may delete it.
    pub admin_delete_enabled: Option<bool>,
    /// Its role set.
    pub role_set_key: Option<String>,
    /// When it was created, in Unix milliseconds.
    pub created_at: Option<i64>,
}

impl State {
    /// The organization with this ID or slug.
    pub fn organization_by_id_or_slug(&self, id_or_slug: &str) -> Option<&Organization> {
        let by_slug = || self.organizations.with(Field::Slug.is(id_or_slug)).next();
        self.organizations.get(id_or_slug).or_else(by_slug)
    }

    /// Checks that organizations are enabled.
    ///
    /// # Errors
    /// 403 if they are not.
    pub fn check_organizations_enabled(&self) -> Result<(), ApiError> {
        if self.instance.organization_settings.enabled {
            return Ok(());
        }
        Err(ApiError::organizations_disabled())
    }

    /// Checks that a user may create another organization.
    ///
    /// # Errors
    /// 403 if not.
    pub fn check_organization_creation(&self, user_id: &str) -> Result<(), ApiError> {
        self.check_organizations_enabled()?;
        let user = self.user(user_id)?;
        if !user.create_organization_enabled {
            return Err(ApiError::organization_creation_disabled());
        }
        let limit = user.create_organizations_limit.unwrap_or(MAX_CREATED_ORGANIZATIONS);
        let created = self.organizations.with(Field::Creator.is(user_id)).count();
        if limit > 0 && created >= usize::try_from(limit).unwrap_or(usize::MAX) {
            return Err(ApiError::organization_quota_exceeded(limit));
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Creates an organization. Its creator becomes its first member, with the role that the role set has for creators.
    ///
    /// # Errors
    /// 422 if the name or the slug is invalid or the slug is taken, 404 if the role set does not exist, 400 if the
    /// creator does not exist, 403 if organizations are disabled.
    pub fn create_organization(&mut self, new: NewOrganization) -> Result<Organization, ApiError> {
        self.check_organizations_enabled()?;
        check_name(&new.name)?;
        let slug = match &new.slug {
            Some(slug) => self.check_slug(slug, None)?,
            None => self.free_slug(&new.name),
        };
        if let Some(key) = &new.role_set_key {
            self.role_set(key)?;
        }
        if let Some(id) = new.created_by.as_ref().filter(|id| self.users.get(id).is_none()) {
            return Err(ApiError::organization_creator_not_found(id));
        }
        let now_ms = self.now_ms();
        let mut organization =
            Organization::new(&new.name, &slug, &self.instance.organization_settings, now_ms);
        organization.created_by.clone_from(&new.created_by);
        organization.max_allowed_memberships =
            new.max_allowed_memberships.unwrap_or(organization.max_allowed_memberships);
        organization.role_set_key = new.role_set_key;
        organization.public_metadata = new.public_metadata;
        organization.private_metadata = new.private_metadata;
        organization.created_at = new.created_at.unwrap_or(now_ms);
        let id = organization.id.clone();
        let creator_role = self.role_set_of(&organization).map(|set| set.creator_role.clone());
        self.organizations.insert(organization.clone());
        self.happened("organization.created", &id, format!("The organization {} was created", new.name));
        if let (Some(user_id), Some(role)) = (new.created_by, creator_role) {
            self.join(&id, &user_id, role, Map::new(), Map::new());
        }
        Ok(organization)
    }

    /// Changes an organization.
    ///
    /// # Errors
    /// 404 if the organization or the role set does not exist, 422 if the name or the slug is invalid or the slug is
    /// taken.
    pub fn update_organization(&mut self, id: &str, changes: OrganizationChanges) -> Result<(), ApiError> {
        self.organization(id)?;
        if let Some(name) = &changes.name {
            check_name(name)?;
        }
        let slug = changes.slug.map(|slug| self.check_slug(&slug, Some(id))).transpose()?;
        if let Some(key) = &changes.role_set_key {
            self.role_set(key)?;
        }
        let now_ms = self.now_ms();
        let organization = self.organization_mut(id)?;
        set(&mut organization.name, changes.name);
        set(&mut organization.slug, slug);
        set(&mut organization.max_allowed_memberships, changes.max_allowed_memberships);
        set(&mut organization.admin_delete_enabled, changes.admin_delete_enabled);
        set(&mut organization.created_at, changes.created_at);
        organization.role_set_key = changes.role_set_key.or(organization.role_set_key.take());
        organization.updated_at = now_ms;
        self.organization_happened("organization.updated", id, "was changed");
        Ok(())
    }

    /// Changes the metadata of an organization.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn update_organization_metadata(&mut self, id: &str, change: MetadataChange) -> Result<(), ApiError> {
        let now_ms = self.now_ms();
        let organization = self.organization_mut(id)?;
        metadata::change(change, &mut organization.public_metadata, &mut organization.private_metadata);
        organization.updated_at = now_ms;
        self.organization_happened("organization.updated", id, "has new metadata");
        Ok(())
    }

    /// Deletes an organization with its logo, memberships, invitations, domains, suggestions, requests and API keys.
    /// Sessions in it, and tickets for it, continue without an organization.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn delete_organization(&mut self, id: &str) -> Result<(), ApiError> {
        let name = self.organization(id)?.name.clone();
        let members: Vec<String> = self.members(id).map(|(user, _)| user.id.clone()).collect();
        for user_id in members {
            self.leave(id, &user_id);
        }
        self.organization_invitations.retain(|one| one.organization_id != id);
        self.organization_domains.retain(|one| one.organization_id != id);
        self.organization_suggestions.retain(|one| one.organization_id != id);
        self.membership_requests.retain(|one| one.organization_id != id);
        self.machine_tokens.retain(|one| one.subject != id);
        self.sign_in_tokens
            .change_each(|one| one.organization_id.as_deref() == Some(id), |one| one.organization_id = None);
        // Members have left it in theirs; these are of users who were deleted before.
        self.sessions.change_each(
            |one| one.active_organization_id.as_deref() == Some(id),
            |one| one.active_organization_id = None,
        );
        self.images.remove(id);
        self.organizations.remove(id);
        self.happened("organization.deleted", id, format!("The organization {name} was deleted"));
        Ok(())
    }

    /// The organization with this ID, for changes.
    fn organization_mut(&mut self, id: &str) -> Result<&mut Organization, ApiError> {
        self.organizations.get_mut(id).ok_or_else(|| ApiError::missing("organization", id))
    }

    /// Adds an event about an organization; `what` continues a sentence that starts with its name.
    fn organization_happened(&mut self, kind: &'static str, id: &str, what: &str) {
        let name = self.organization_name(id);
        self.happened(kind, id, format!("The organization {name} {what}"));
    }

    /// The name of an organization, for events.
    fn organization_name(&self, id: &str) -> String {
        self.organizations.get(id).map_or_else(|| id.to_owned(), |one| one.name.clone())
    }
}

fn check_name(name: &str) -> Result<(), ApiError> {
    if name.trim().is_empty() {
        return Err(ApiError::parameter_empty("name"));
    }
    if name.chars().count() > MAX_NAME_LENGTH {
        return Err(ApiError::parameter_too_long("name", MAX_NAME_LENGTH));
    }
    if name.contains("://") || name.contains(['<', '>']) {
        return Err(ApiError::parameter_invalid("name", "must not contain URLs or HTML".to_owned()));
    }
    Ok(())
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_neither_urls_nor_html() {
        for name in ["", " ", "<b>Acme</b>", "http://acme.example", &"a".repeat(257)] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
        for name in ["Acme", "Harbour Bakery & Co.", &"ä".repeat(256)] {
            assert!(check_name(name).is_ok(), "{name:?}");
        }
    }
}
