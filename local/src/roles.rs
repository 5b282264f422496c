//! Roles and permissions in organizations, as in the seed and in tokens.

use serde::{Deserialize, Serialize};

/// A role such as `org:admin`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Role(String);

/// A permission such as `org:invoices:read`: a feature and an action.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Permission {
    feature: String,
    name: String,
}

/// A permission that Clerk defines, for its own components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemPermission {
    /// Change the name, the slug and the logo.
    ManageProfile,
    /// Delete the organization.
    DeleteProfile,
    /// See the members.
    ReadMembers,
    /// Add, change and remove members, invite, and answer requests.
    ManageMembers,
    /// See the domains.
    ReadDomains,
    /// Add, verify, change and delete domains.
    ManageDomains,
    /// See the subscription.
    ReadBilling,
    /// Change the subscription.
    ManageBilling,
    /// See the API keys.
    ReadApiKeys,
    /// Create and revoke API keys.
    ManageApiKeys,
}

impl SystemPermission {
    /// All of them: the permissions of `org:admin` in a new Clerk instance.
    pub const ALL: [Self; 10] = [
        Self::ManageProfile,
        Self::DeleteProfile,
        Self::ReadMembers,
        Self::ManageMembers,
        Self::ReadDomains,
        Self::ManageDomains,
        Self::ReadBilling,
        Self::ManageBilling,
        Self::ReadApiKeys,
        Self::ManageApiKeys,
    ];

    /// The permissions of `org:member` in a new Clerk instance.
    pub const OF_MEMBERS: [Self; 3] = [Self::ReadMembers, Self::ReadBilling, Self::ReadApiKeys];

    /// What the role of users who create an organization must contain.
    pub const OF_CREATORS: [Self; 3] = [Self::ReadMembers, Self::ManageMembers, Self::DeleteProfile];

    /// The key, such as `org:sys_profile:manage`.
    pub fn key(self) -> &'static str {
        match self {
            Self::ManageProfile => "org:sys_profile:manage",
            Self::DeleteProfile => "org:sys_profile:delete",
            Self::ReadMembers => "org:sys_memberships:read",
            Self::ManageMembers => "org:sys_memberships:manage",
            Self::ReadDomains => "org:sys_domains:read",
            Self::ManageDomains => "org:sys_domains:manage",
            Self::ReadBilling => "org:sys_billing:read",
            Self::ManageBilling => "org:sys_billing:manage",
            Self::ReadApiKeys => "org:sys_api_keys:read",
            Self::ManageApiKeys => "org:sys_api_keys:manage",
        }
    }

    /// For display: `Manage profile`.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::ManageProfile => "Manage profile",
            Self::DeleteProfile => "Delete organization",
            Self::ReadMembers => "Read members",
            Self::ManageMembers => "Manage members",
            Self::ReadDomains => "Read domains",
            Self::ManageDomains => "Manage domains",
            Self::ReadBilling => "Read billing",
            Self::ManageBilling => "Manage billing",
            Self::ReadApiKeys => "Read API keys",
            Self::ManageApiKeys => "Manage API keys",
        }
    }

    /// As a permission.
    pub fn permission(self) -> Permission {
        Permission::try_from(self.key().to_owned()).expect("the key of a system permission is valid")
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

    /// The key: `org:invoices:read`.
    pub fn key(&self) -> String {
        format!("org:{}:{}", self.feature, self.name)
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
    fn from(permission: Permission) -> Self {
        permission.key()
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
    fn system_permissions_are_permissions() {
        for one in SystemPermission::ALL {
            assert!(one.permission().is_system(), "{one:?}");
            assert_eq!(one.permission().key(), one.key());
        }
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
