//! <https://clerk.com/docs/reference/backend/types/backend-session>

use super::{Kind, Resource, field, plain};

pub(super) static SESSION: Resource = Resource {
    class: "Session",
    object: Some("session"),
    fields: &[
        plain("id"),
        plain("client_id"),
        plain("user_id"),
        plain("status"),
        plain("last_active_at"),
        plain("expire_at"),
        plain("abandon_at"),
        plain("created_at"),
        plain("updated_at"),
        plain("last_active_organization_id"),
        field("latest_activity", Kind::Part(&SESSION_ACTIVITY)),
        field("actor", Kind::MissingIs("null")),
    ],
    getters: &[],
};

/// Where a session was last used from.
pub(super) static SESSION_ACTIVITY: Resource = Resource {
    class: "SessionActivity",
    object: None,
    fields: &[
        plain("id"),
        plain("is_mobile"),
        plain("ip_address"),
        plain("city"),
        plain("country"),
        plain("browser_version"),
        plain("browser_name"),
        plain("device_type"),
    ],
    getters: &[],
};
