//! The initial data: users, organizations and JWT templates from a JSON file.

mod read;

use serde::Deserialize;
use serde_json::{Map, Value};

pub use read::SeedError;

use crate::roles::{Permission, Role};

/// A seed file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The secret key; by default, a new one is generated on every start.
    pub secret_key: Option<String>,
    /// The organizations that memberships refer to.
    #[serde(default)]
    pub organizations: Vec<Organization>,
    /// The users, in the order of the sign-in page.
    pub users: Vec<User>,
    /// The JWT templates.
    #[serde(default)]
    pub jwt_templates: Vec<JwtTemplate>,
}

/// An organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The ID, `org_…` with Clerk.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The name in URLs.
    pub slug: String,
    /// Metadata that the frontend may read.
    #[serde(default)]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default)]
    pub private_metadata: Map<String, Value>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
}

/// A user.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The ID, `user_…` with Clerk.
    pub id: String,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The name to sign in with.
    pub username: Option<String>,
    /// The email addresses, the primary one first.
    #[serde(default)]
    pub email_addresses: Vec<String>,
    /// The user's ID in another system.
    pub external_id: Option<String>,
    /// Metadata that the frontend may read.
    #[serde(default)]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default)]
    pub private_metadata: Map<String, Value>,
    /// Metadata that the frontend may write.
    #[serde(default)]
    pub unsafe_metadata: Map<String, Value>,
    /// The user's organizations; sessions start in the first one.
    #[serde(default)]
    pub organization_memberships: Vec<Membership>,
    /// Whether the user is banned.
    #[serde(default)]
    pub banned: bool,
    /// When the user signed up, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When the user last signed in before this start, in Unix milliseconds.
    pub last_sign_in_at: Option<i64>,
}

/// A user's membership in an organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The organization.
    pub organization_id: String,
    /// The role in it.
    pub role: Role,
    /// The permissions in it.
    #[serde(default)]
    pub permissions: Vec<Permission>,
}

/// Additional claims for tokens that a backend requests by name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JwtTemplate {
    /// The name.
    pub name: String,
    /// How long its tokens are valid.
    #[serde(default = "default_template_seconds")]
    pub lifetime_seconds: u32,
    /// The claims; strings may contain shortcodes such as `{{user.id}}`.
    #[serde(default)]
    pub claims: Map<String, Value>,
}

impl User {
    /// First and last name, as far as they are known.
    pub fn full_name(&self) -> Option<String> {
        let names: Vec<&str> =
            [&self.first_name, &self.last_name].into_iter().flatten().map(String::as_str).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }

    /// The display name: the full name, or else an email address, the username or the ID.
    pub fn display_name(&self) -> String {
        self.full_name()
            .or_else(|| self.email_addresses.first().cloned())
            .or_else(|| self.username.clone())
            .unwrap_or_else(|| self.id.clone())
    }
}

/// The start of 2025.
fn default_creation_ms() -> i64 {
    1_735_689_600_000
}

fn default_template_seconds() -> u32 {
    60
}
