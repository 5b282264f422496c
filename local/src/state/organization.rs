//! Organizations.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::defaults::default_creation_ms;
use super::organization_settings::OrganizationSettings;
use super::table::Row;
use super::term::{Field, Term};
use crate::ids;

/// An organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The ID, `org_…` with Clerk.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The name in URLs.
    pub slug: String,
    /// The user who created it; in seeds the first member by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// How many members it can have; 0 for any number.
    #[serde(default = "max_memberships")]
    pub max_allowed_memberships: u32,
    /// Whether its admins may delete it.
    #[serde(default = "yes")]
    pub admin_delete_enabled: bool,
    /// The key of its role set; by default the initial one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_set_key: Option<String>,
    /// Metadata that the frontend may read.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub public_metadata: Map<String, Value>,
    /// Metadata for the backend only.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub private_metadata: Map<String, Value>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds; in seeds `created_at` by default.
    #[serde(default)]
    pub updated_at: i64,
}

impl Organization {
    /// A new organization without members.
    pub fn new(name: &str, slug: &str, settings: &OrganizationSettings, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("org"),
            name: name.to_owned(),
            slug: slug.to_owned(),
            created_by: None,
            max_allowed_memberships: settings.max_allowed_memberships,
            admin_delete_enabled: settings.admin_delete_enabled,
            role_set_key: None,
            public_metadata: Map::new(),
            private_metadata: Map::new(),
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

impl Row for Organization {
    fn key(&self) -> &str {
        &self.id
    }

    fn terms(&self, add: &mut dyn FnMut(Term<'_>)) {
        add(Field::Slug.is(&self.slug));
        self.created_by.iter().for_each(|user_id| add(Field::Creator.is(user_id)));
    }
}

fn max_memberships() -> u32 {
    OrganizationSettings::default().max_allowed_memberships
}

fn yes() -> bool {
    true
}
