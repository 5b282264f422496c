//! <https://clerk.com/docs/reference/backend/sessions/get-token>

use super::Resource;
use super::field::plain;

pub(super) static TOKEN: Resource = Resource::answer("Token", "token", &[plain("jwt")]);
