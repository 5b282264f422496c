//! The settings of the instance, as far as the stand-in heeds them.

use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::instance_settings::InstanceSettings;
use super::listed_identifier::Restrictions;
use super::membership::Membership;
use super::organization_settings::OrganizationSettings;
use super::password_rules::PasswordRules;
use super::role::{PermissionDefinition, RoleDefinition};
use super::role_set::RoleSet;
use crate::roles::{Permission, Role, SystemPermission};

/// The settings of the instance.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Instance {
    /// The app's name in components and messages.
    pub application_name: String,
    /// Whether a browser has at most one session.
    pub single_session_mode: bool,
    /// Whether users prove again who they are before sensitive changes.
    pub reverification: bool,
    /// The attributes of users.
    pub attributes: Attributes,
    /// What new passwords must be like.
    pub password_rules: PasswordRules,
    /// Who can sign up.
    pub sign_up_mode: SignUpMode,
    /// Settings that backends change.
    pub settings: InstanceSettings,
    /// What else keeps people out.
    pub restrictions: Restrictions,
    /// The settings that concern organizations.
    pub organization_settings: OrganizationSettings,
    /// The roles in organizations.
    pub roles: Vec<RoleDefinition>,
    /// The permissions in organizations; in seeds those of roles and memberships are added.
    pub permissions: Vec<PermissionDefinition>,
    /// The role sets; in seeds one of all roles is added if none is the initial one.
    pub role_sets: Vec<RoleSet>,
}

/// Who can sign up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignUpMode {
    /// Anybody.
    Public,
    /// People with an invitation.
    Restricted,
    /// People whose place on the waitlist was accepted.
    Waitlist,
}

impl Default for Instance {
    fn default() -> Self {
        Self {
            application_name: "clerk-local".to_owned(),
            single_session_mode: true,
            reverification: true,
            attributes: Attributes::default(),
            password_rules: PasswordRules::default(),
            sign_up_mode: SignUpMode::Public,
            settings: InstanceSettings::default(),
            restrictions: Restrictions::default(),
            organization_settings: OrganizationSettings::default(),
            roles: RoleDefinition::built_in(),
            permissions: Vec::new(),
            role_sets: Vec::new(),
        }
    }
}

impl Instance {
    /// The definition of a role.
    pub fn role(&self, key: &Role) -> Option<&RoleDefinition> {
        self.roles.iter().find(|role| role.key == *key)
    }

    /// The name of a role.
    pub fn role_name(&self, key: &Role) -> String {
        self.role(key).map_or_else(|| key.display_name(), |role| role.name.clone())
    }

    /// The role set of new organizations.
    pub fn initial_role_set(&self) -> Option<&RoleSet> {
        self.role_sets.iter().find(|set| set.initial)
    }

    /// Fills in what seeds may leave out: IDs, names, and the roles and permissions that only memberships use.
    pub(super) fn complete<'m>(&mut self, memberships: impl Iterator<Item = &'m Membership>) {
        let mut used: Vec<Permission> = SystemPermission::ALL.iter().map(|one| one.permission()).collect();
        for membership in memberships {
            if self.role(&membership.role).is_none() {
                self.roles.push(RoleDefinition::undefined(membership.role.clone()));
            }
            used.extend(membership.permissions.iter().flatten().cloned());
        }
        used.extend(self.roles.iter().flat_map(|role| role.permissions.iter().cloned()));
        for permission in used {
            if !self.permissions.iter().any(|one| one.key == permission) {
                self.permissions.push(PermissionDefinition::undefined(permission));
            }
        }
        if self.initial_role_set().is_none() {
            let all = self.roles.iter().map(|role| role.key.clone()).collect();
            self.role_sets.extend(RoleSet::of_all(all));
        }
        self.roles.iter_mut().for_each(RoleDefinition::complete);
        self.permissions.iter_mut().for_each(PermissionDefinition::complete);
        self.role_sets.iter_mut().for_each(RoleSet::complete);
    }
}
