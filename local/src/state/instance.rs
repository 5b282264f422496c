//! The settings of the instance, as far as the stand-in heeds them.

use serde::{Deserialize, Serialize};

use crate::roles::RoleDefinition;

/// The settings of the instance.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Instance {
    /// The app's name in components and messages.
    pub application_name: String,
    /// Whether a browser has at most one session.
    pub single_session_mode: bool,
    /// Whether users can have organizations.
    pub organizations_enabled: bool,
    /// The roles in organizations. The first one is that of the creator, the last one that of new members.
    pub roles: Vec<RoleDefinition>,
}

impl Default for Instance {
    fn default() -> Self {
        Self {
            application_name: "clerk-local".to_owned(),
            single_session_mode: true,
            organizations_enabled: true,
            roles: RoleDefinition::built_in(),
        }
    }
}
