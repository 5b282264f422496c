//! <https://clerk.com/docs/reference/backend/types/backend-session>

use super::Resource;
use super::field::{missing_is, part, plain};

pub(super) static SESSION: Resource = Resource::answer(
    "Session",
    "session",
    &[
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
        part("latest_activity", &SESSION_ACTIVITY),
        missing_is("actor", "null"),
    ],
);

/// Where a session was last used from.
pub(super) static SESSION_ACTIVITY: Resource = Resource::part(
    "SessionActivity",
    &[
        plain("id"),
        plain("is_mobile"),
        plain("ip_address"),
        plain("city"),
        plain("country"),
        plain("browser_version"),
        plain("browser_name"),
        plain("device_type"),
    ],
);
