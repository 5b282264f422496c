//! Roles and permissions in organizations, as in the seed and in tokens.

use serde::{Deserialize, Serialize};

/// A role such as `org:admin`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Role(String);

/// A permission such as `org:invoices:read`: a feature and an action.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permission {
    feature: String,
    name: String,
}

/// What a role consists of.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RoleDefinition {
    /// The role.
    pub key: Role,
    /// The permissions of its members.
    pub permissions: Vec<Permission>,
}

/// The permissions of `org:admin` in a new Clerk instance.
const ADMIN_PERMISSIONS: [&str; 10] = [
    "org:sys_profile:manage",
    "org:sys_profile:delete",
    "org:sys_memberships:read",
    "org:sys_memberships:manage",
    "org:sys_domains:read",
    "org:sys_domains:manage",
    "org:sys_billing:read",
    "org:sys_billing:manage",
    "org:sys_api_keys:read",
    "org:sys_api_keys:manage",
];

/// The permissions of `org:member` in a new Clerk instance.
const MEMBER_PERMISSIONS: [&str; 3] =
    ["org:sys_memberships:read", "org:sys_billing:read", "org:sys_api_keys:read"];

impl RoleDefinition {
    /// The roles of a new Clerk instance.
    pub fn built_in() -> Vec<Self> {
        let define = |key: &str, permissions: &[&str]| Self {
            key: Role::try_from(key.to_owned()).expect("a valid role"),
            permissions: permissions
                .iter()
                .map(|text| Permission::try_from((*text).to_owned()).expect("a valid permission"))
                .collect(),
        };
        vec![define("org:admin", &ADMIN_PERMISSIONS), define("org:member", &MEMBER_PERMISSIONS)]
    }
}

impl Role {
    /// With the prefix: `org:admin`.
    pub fn key(&self) -> String {
        format!("org:{}", self.0)
    }

    /// Without the prefix, as in tokens: `admin`.
    pub fn short(&self) -> &str {
        &self.0
    }

    /// For display: `Admin`.
    pub fn display_name(&self) -> String {
        let words = self.0.replace('_', " ");
        let mut characters = words.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }
}

impl Permission {
    /// The feature: `invoices`.
    pub fn feature(&self) -> &str {
        &self.feature
    }

    /// The action: `read`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether Clerk defines it. Such permissions are in memberships, but never in session tokens.
    pub fn is_system(&self) -> bool {
        self.feature.starts_with("sys_")
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("org:") {
            Some(name) if is_name(name) => Ok(Self(name.to_owned())),
            _ => Err(format!("{text:?} is not a role, expected one like \"org:admin\"")),
        }
    }
}

impl From<Role> for String {
    fn from(role: Role) -> Self {
        role.key()
    }
}

impl TryFrom<String> for Permission {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("org:").and_then(|rest| rest.split_once(':')) {
            Some((feature, name)) if is_name(feature) && is_name(name) => {
                Ok(Self { feature: feature.to_owned(), name: name.to_owned() })
            }
            _ => Err(format!("{text:?} is not a permission, expected one like \"org:invoices:read\"")),
        }
    }
}

impl From<Permission> for String {
    fn from(Permission { feature, name }: Permission) -> Self {
        format!("org:{feature}:{name}")
    }
}

/// Colons and commas are separators in claims, so names must not contain them.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_has_a_key_a_short_form_and_a_display_name() {
        let role = Role::try_from("org:billing_manager".to_owned()).expect("a role");
        assert_eq!(role.key(), "org:billing_manager");
        assert_eq!(role.short(), "billing_manager");
        assert_eq!(role.display_name(), "Billing manager");
    }

    #[test]
    fn a_permission_is_parsed() {
        let permission = Permission::try_from("org:sys_profile:manage".to_owned()).expect("a permission");
        assert_eq!((permission.feature(), permission.name()), ("sys_profile", "manage"));
        assert!(permission.is_system());
        assert_eq!(String::from(permission), "org:sys_profile:manage");
    }

    #[test]
    fn anything_else_is_rejected() {
        for text in ["", "admin", "org:", "org:a:b", "org:a,b", "ORG:admin"] {
            assert!(Role::try_from(text.to_owned()).is_err(), "{text:?}");
        }
        for text in ["", "org:a", "org::read", "org:a:", "org:a:b:c", "org:a:b,c", "a:b"] {
            assert!(Permission::try_from(text.to_owned()).is_err(), "{text:?}");
        }
    }
}
