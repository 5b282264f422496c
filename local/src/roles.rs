//! Roles and permissions in organizations, as the seed writes them and as tokens carry them.

use serde::{Deserialize, Serialize};

/// A role such as `org:admin`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Role(String);

/// A permission such as `org:invoices:read`: a feature and what may be done with it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permission {
    feature: String,
    name: String,
}

impl Role {
    /// With the prefix: `org:admin`.
    pub fn key(&self) -> String {
        format!("org:{}", self.0)
    }

    /// Without the prefix, as tokens carry it: `admin`.
    pub fn short(&self) -> &str {
        &self.0
    }

    /// For people to read: `Admin`.
    pub fn display_name(&self) -> String {
        let words = self.0.replace('_', " ");
        let mut characters = words.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }
}

impl Permission {
    /// What it is about: `invoices`.
    pub fn feature(&self) -> &str {
        &self.feature
    }

    /// What may be done: `read`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether Clerk itself defines it. Such permissions stand in memberships, but never in session tokens.
    pub fn is_system(&self) -> bool {
        self.feature.starts_with("sys_")
    }
}

impl TryFrom<String> for Role {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("org:") {
            Some(name) if is_name(name) => Ok(Self(name.to_owned())),
            _ => Err(format!("{text:?} is no role, expected one like \"org:admin\"")),
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
            _ => Err(format!("{text:?} is no permission, expected one like \"org:invoices:read\"")),
        }
    }
}

impl From<Permission> for String {
    fn from(Permission { feature, name }: Permission) -> Self {
        format!("org:{feature}:{name}")
    }
}

/// Colons and commas separate names in claims, so no name may have them.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_has_a_key_a_short_form_and_a_name_to_read() {
        let role = Role::try_from("org:billing_manager".to_owned()).expect("a role");
        assert_eq!(role.key(), "org:billing_manager");
        assert_eq!(role.short(), "billing_manager");
        assert_eq!(role.display_name(), "Billing manager");
    }

    #[test]
    fn a_permission_is_taken_apart() {
        let permission = Permission::try_from("org:sys_profile:manage".to_owned()).expect("a permission");
        assert_eq!((permission.feature(), permission.name()), ("sys_profile", "manage"));
        assert!(permission.is_system());
        assert_eq!(String::from(permission), "org:sys_profile:manage");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "admin", "org:", "org:a:b", "org:a,b", "ORG:admin"] {
            assert!(Role::try_from(text.to_owned()).is_err(), "{text:?}");
        }
        for text in ["", "org:a", "org::read", "org:a:", "org:a:b:c", "org:a:b,c", "a:b"] {
            assert!(Permission::try_from(text.to_owned()).is_err(), "{text:?}");
        }
    }
}
