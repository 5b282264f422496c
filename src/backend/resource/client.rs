//! <https://clerk.com/docs/reference/backend/types/backend-client>

use super::Resource;
use super::field::{parts, plain};
use super::session::SESSION;

pub(super) static CLIENT: Resource = Resource::answer(
    "Client",
    "client",
    &[
        plain("id"),
        plain("session_ids"),
        parts("sessions", &SESSION),
        plain("sign_in_id"),
        plain("sign_up_id"),
        plain("last_active_session_id"),
        plain("last_authentication_strategy"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
