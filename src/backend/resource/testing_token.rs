//! <https://clerk.com/docs/reference/backend/types/backend-testing-token>

use super::Resource;
use super::field::plain;

/// Clerk's SDK has this class, but hands the payload on as it is: here the types are right.
pub(super) static TESTING_TOKEN: Resource =
    Resource::answer("TestingToken", "testing_token", &[plain("token"), plain("expires_at")]);
