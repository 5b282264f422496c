//! <https://clerk.com/docs/reference/backend-api/tag/actor-tokens>

use super::Resource;
use super::field::plain;

/// With it one user signs in on behalf of another.
pub(super) static ACTOR_TOKEN: Resource = Resource::answer(
    "ActorToken",
    "actor_token",
    &[
        plain("id"),
        plain("status"),
        plain("user_id"),
        plain("actor"),
        plain("token"),
        plain("url"),
        plain("created_at"),
        plain("updated_at"),
    ],
);
