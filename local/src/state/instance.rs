//! The settings of the instance, as far as the stand-in heeds them.

use serde::{Deserialize, Serialize};

use super::attributes::Attributes;
use super::instance_settings::InstanceSettings;
use super::listed_identifier::Restrictions;
use super::password_rules::PasswordRules;
use crate::roles::RoleDefinition;

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
    /// Whether users can have organizations.
    pub organizations_enabled: bool,
    /// The roles in organizations. The first one is that of the creator, the last one that of new members.
    pub roles: Vec<RoleDefinition>,
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
            organizations_enabled: true,
            roles: RoleDefinition::built_in(),
        }
    }
}
