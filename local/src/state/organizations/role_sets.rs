//! The role sets of an instance: creating and changing them, and moving members from one role to another.

use std::collections::{HashMap, HashSet};

use super::roles::{check_creator_permissions, check_label, is_name};
use crate::errors::ApiError;
use crate::roles::Role;
use crate::state::State;
use crate::state::membership::Membership;
use crate::state::role_set::{PREFIX, RoleSet};
use crate::state::store::Change;

/// How many roles a set can have, as with Clerk.
const MAX_ROLES: usize = 10;

/// What a new role set consists of. Roles are named by their keys.
#[derive(Clone, Debug, Default)]
pub struct NewRoleSet {
    /// The name.
    pub name: String,
    /// The key, `role_set:…`; by default made from the name.
    pub key: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The roles.
    pub roles: Vec<String>,
    /// The role of new members.
    pub default_role: String,
    /// The role of users who create an organization.
    pub creator_role: String,
    /// Whether new organizations have it, instead of the set that they have now.
    pub initial: bool,
}

/// What changes about a role set. Roles are named by their keys.
#[derive(Clone, Debug, Default)]
pub struct RoleSetChanges {
    /// The name.
    pub name: Option<String>,
    /// The key, `role_set:…`.
    pub key: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Roles to add.
    pub add_roles: Vec<String>,
    /// The role of new members.
    pub default_role: Option<String>,
    /// The role of users who create an organization.
    pub creator_role: Option<String>,
    /// Makes it the set of new organizations.
    pub initial: bool,
}

impl State {
    /// The role set with this key or ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn role_set(&self, key_or_id: &str) -> Result<&RoleSet, ApiError> {
        let set = self.instance.role_sets.iter().find(|set| set.key == key_or_id || set.id == key_or_id);
        set.ok_or_else(|| ApiError::not_found(format!("There is no role set {key_or_id:?}.")))
    }

    /// How many members have a role, in the organizations with a role set.
    pub fn members_with_role(&self, set: &RoleSet, role: &Role) -> usize {
        let organizations: HashSet<String> = self.organizations_with(set).into_iter().collect();
        let memberships = self.users.iter().flat_map(|user| &user.organization_memberships);
        memberships.filter(|one| one.role == *role && organizations.contains(&one.organization_id)).count()
    }

    /// The IDs of the organizations with a role set.
    fn organizations_with(&self, set: &RoleSet) -> Vec<String> {
        let organizations = self.organizations.iter();
        let has_set = |own: Option<&RoleSet>| own.is_some_and(|own| own.id == set.id);
        organizations.filter(|one| has_set(self.role_set_of(one))).map(|one| one.id.clone()).collect()
    }

    fn role_set_key(&self, key: String, own: Option<&str>) -> Result<String, ApiError> {
        let mut others = self.instance.role_sets.iter().filter(|set| Some(set.id.as_str()) != own);
        if others.any(|set| set.key == key) {
            return Err(ApiError::key_taken("role set", &key));
        }
        if !key.strip_prefix(PREFIX).is_some_and(is_name) {
            let fault =
                format!("must be {PREFIX:?} and lower-case letters, digits and underscores, not {key:?}");
            return Err(ApiError::parameter_invalid("key", fault));
        }
        Ok(key)
    }

    fn set_roles(&self, parameter: &'static str, keys: &[String]) -> Result<Vec<Role>, ApiError> {
        if keys.is_empty() || keys.len() > MAX_ROLES {
            let fault = format!("must contain 1 to {MAX_ROLES} keys of roles, not {}", keys.len());
            return Err(ApiError::parameter_invalid(parameter, fault));
        }
        keys.iter().map(|key| self.role_with_key(key).map(|role| role.key.clone())).collect()
    }

    fn creator_role(&self, roles: &[Role], key: &str) -> Result<Role, ApiError> {
        let role = role_among(roles, "creator_role_key", key)?;
        check_creator_permissions(&self.role_with_key(key)?.permissions)?;
        Ok(role)
    }
}

impl Change<'_> {
    /// Creates a role set.
    ///
    /// # Errors
    /// 404 if a role does not exist, 422 if the key is invalid or taken, the name is empty, or a role is not in the set
    /// or not fit for creators.
    pub fn create_role_set(&mut self, new: NewRoleSet) -> Result<RoleSet, ApiError> {
        check_label(&new.name)?;
        let key = self.role_set_key(new.key.unwrap_or_else(|| key_from(&new.name)), None)?;
        let roles = self.set_roles("roles", &new.roles)?;
        let default = role_among(&roles, "default_role_key", &new.default_role)?;
        let creator = self.creator_role(&roles, &new.creator_role)?;
        let mut set = RoleSet::new(key, new.name, roles, default, creator, self.now_ms());
        set.description = new.description;
        self.instance.role_sets.push(set.clone());
        if new.initial {
            self.make_initial(&set.id);
        }
        self.role_set(&set.id).cloned()
    }

    /// Changes a role set.
    ///
    /// # Errors
    /// As for [`Change::create_role_set`]; 404 if the set does not exist.
    pub fn update_role_set(&mut self, key_or_id: &str, changes: RoleSetChanges) -> Result<RoleSet, ApiError> {
        let set = self.role_set(key_or_id)?;
        let id = set.id.clone();
        let mut roles = set.roles.clone();
        changes.name.as_deref().map_or(Ok(()), check_label)?;
        if !changes.add_roles.is_empty() {
            let more = self.set_roles("role_keys", &changes.add_roles)?;
            roles.extend(more.into_iter().filter(|role| !set.roles.contains(role)));
        }
        let default =
            changes.default_role.map(|key| role_among(&roles, "default_role_key", &key)).transpose()?;
        let creator = changes.creator_role.map(|key| self.creator_role(&roles, &key)).transpose()?;
        let key = changes.key.map(|key| self.role_set_key(key, Some(&id))).transpose()?;
        if let Some(new) = &key {
            let old = set.key.clone();
            self.organizations.change_each(
                |one| one.role_set_key.as_ref() == Some(&old),
                |one| one.role_set_key = Some(new.clone()),
            );
        }
        self.change_role_set(&id, |set| {
            super::set(&mut set.name, changes.name);
            super::set(&mut set.key, key);
            super::set(&mut set.default_role, default);
            super::set(&mut set.creator_role, creator);
            set.description = changes.description.or(set.description.take());
            set.roles = roles;
        });
        if changes.initial {
            self.make_initial(&id);
        }
        self.role_set(&id).cloned()
    }

    /// Takes a role out of a role set, and gives its members and invitations another one, which the set gets.
    ///
    /// # Errors
    /// 404 if the set or a role does not exist, 422 if the role is not in the set, or is that of creators and the other
    /// one is not fit for them.
    pub fn replace_role(&mut self, key_or_id: &str, from: &str, to: &str) -> Result<RoleSet, ApiError> {
        let set = self.role_set(key_or_id)?.clone();
        let from = role_among(&set.roles, "role_key", from)?;
        let target = self.role_with_key(to)?;
        if set.creator_role == from {
            check_creator_permissions(&target.permissions)?;
        }
        let to = target.key.clone();
        if from == to {
            let fault = "must differ from \"role_key\"".to_owned();
            return Err(ApiError::parameter_invalid("to_role_key", fault));
        }
        self.reassign(&self.organizations_with(&set), &HashMap::from([(from.clone(), to.clone())]));
        self.change_role_set(&set.id, |set| {
            set.roles.retain(|role| *role != from && *role != to);
            set.roles.push(to.clone());
            for role in [&mut set.default_role, &mut set.creator_role] {
                if *role == from {
                    role.clone_from(&to);
                }
            }
        });
        self.role_set(&set.id).cloned()
    }

    /// Deletes a role set and moves its organizations to another one. `mappings` are the new keys of roles that the
    /// other set does not have. Returns the ID of the deleted set.
    ///
    /// # Errors
    /// 404 if a set does not exist, 422 if they are the same or the new role of a member is missing or not in the other
    /// set.
    pub fn replace_role_set(
        &mut self,
        key_or_id: &str,
        to: &str,
        mappings: &HashMap<String, String>,
    ) -> Result<String, ApiError> {
        let from = self.role_set(key_or_id)?.clone();
        let to = self.role_set(to)?.clone();
        if from.id == to.id {
            let fault = "must be another role set".to_owned();
            return Err(ApiError::parameter_invalid("dest_role_set_key", fault));
        }
        let mut roles = HashMap::new();
        for role in from.roles.iter().filter(|role| !to.roles.contains(role)) {
            match mappings.get(&role.key()) {
                Some(key) => {
                    roles.insert(role.clone(), role_among(&to.roles, "reassignment_mappings", key)?);
                }
                None if self.members_with_role(&from, role) == 0 => {}
                None => {
                    let fault =
                        format!("must name the new role of the members with the role {:?}", role.key());
                    return Err(ApiError::parameter_invalid("reassignment_mappings", fault));
                }
            }
        }
        let organizations = self.organizations_with(&from);
        self.reassign(&organizations, &roles);
        for id in organizations {
            if let Some(organization) = self.organizations.get_mut(&id) {
                organization.role_set_key = Some(to.key.clone());
            }
        }
        self.instance.role_sets.retain(|set| set.id != from.id);
        if from.initial {
            self.make_initial(&to.id);
        }
        Ok(from.id)
    }

    fn change_role_set(&mut self, id: &str, change: impl FnOnce(&mut RoleSet)) {
        let now_ms = self.now_ms();
        if let Some(set) = self.instance.role_sets.iter_mut().find(|set| set.id == id) {
            change(set);
            set.updated_at = now_ms;
        }
    }

    /// Organizations without a set of their own keep the one that was the initial one.
    fn make_initial(&mut self, id: &str) {
        let old = self.instance.initial_role_set().filter(|set| set.id != id).map(|set| set.key.clone());
        if let Some(old) = old {
            self.organizations
                .change_each(|one| one.role_set_key.is_none(), |one| one.role_set_key = Some(old.clone()));
        }
        for set in &mut self.instance.role_sets {
            set.initial = set.id == id;
        }
    }

    fn reassign(&mut self, organizations: &[String], roles: &HashMap<Role, Role>) {
        let now_ms = self.now_ms();
        let new_role = |organization_id: &String, old: &Role| {
            roles.get(old).filter(|_| organizations.contains(organization_id))
        };
        let new_role_of = |one: &Membership| new_role(&one.organization_id, &one.role);
        self.users.change_each(
            |user| user.organization_memberships.iter().any(|one| new_role_of(one).is_some()),
            |user| {
                for membership in &mut user.organization_memberships {
                    if let Some(new) = new_role_of(membership) {
                        membership.role.clone_from(new);
                        membership.permissions = None;
                        membership.updated_at = now_ms;
                    }
                }
                user.updated_at = now_ms;
            },
        );
        self.organization_invitations.change_each(
            |one| new_role(&one.organization_id, &one.role).is_some(),
            |one| {
                if let Some(new) = new_role(&one.organization_id, &one.role) {
                    one.role.clone_from(new);
                }
            },
        );
    }
}

fn role_among(roles: &[Role], parameter: &'static str, key: &str) -> Result<Role, ApiError> {
    roles.iter().find(|role| role.key() == key).cloned().ok_or_else(|| {
        let keys: Vec<String> = roles.iter().map(Role::key).collect();
        let fault = format!("must be a role of the set ({}), not {key:?}", keys.join(", "));
        ApiError::parameter_invalid(parameter, fault)
    })
}

/// The key of a set with this name.
fn key_from(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    format!("{PREFIX}{}", words.join("_"))
}
