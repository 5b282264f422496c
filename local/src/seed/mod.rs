//! What a stand-in starts with: people, organizations and JWT templates, as a JSON file tells.

mod read;

use serde::Deserialize;
use serde_json::{Map, Value};

pub use read::SeedError;

use crate::roles::{Permission, Role};

/// The whole of a seed file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The secret key; without one, every start makes its own.
    pub secret_key: Option<String>,
    /// The organizations that memberships refer to.
    #[serde(default)]
    pub organizations: Vec<Organization>,
    /// The people; the sign-in page shows them in this order.
    pub users: Vec<User>,
    /// The JWT templates.
    #[serde(default)]
    pub jwt_templates: Vec<JwtTemplate>,
}

/// An organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Its id, `org_…` at Clerk.
    pub id: String,
    /// Its name for people to read.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// Metadata that the frontend may read.
    #[serde(default)]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default)]
    pub private_metadata: Map<String, Value>,
    /// When it was made, Unix time in ms.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The id, `user_…` at Clerk.
    pub id: String,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// The name to sign in with.
    pub username: Option<String>,
    /// The email addresses, the primary one first.
    #[serde(default)]
    pub email_addresses: Vec<String>,
    /// The person's id in another system.
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
    /// The organizations that the person belongs to; sessions start in the first one.
    #[serde(default)]
    pub organization_memberships: Vec<Membership>,
    /// Whether the person is banned.
    #[serde(default)]
    pub banned: bool,
    /// When the person signed up, Unix time in ms.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When the person last signed in before this start, Unix time in ms.
    pub last_sign_in_at: Option<i64>,
}

/// A person's place in an organization.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// Which organization.
    pub organization_id: String,
    /// The role there.
    pub role: Role,
    /// What the role permits.
    #[serde(default)]
    pub permissions: Vec<Permission>,
}

/// Additional claims for tokens that a backend asks for by name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JwtTemplate {
    /// The name.
    pub name: String,
    /// How long its tokens are valid.
    #[serde(default = "default_template_seconds")]
    pub lifetime_seconds: u32,
    /// The claims; texts may hold shortcodes such as `{{user.id}}`.
    #[serde(default)]
    pub claims: Map<String, Value>,
}

impl User {
    /// Given and family name, as far as they are known.
    pub fn full_name(&self) -> Option<String> {
        let names: Vec<&str> =
            [&self.first_name, &self.last_name].into_iter().flatten().map(String::as_str).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }

    /// What to call the person: the name, else an email address, else the username, else the id.
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
