//! <https://clerk.com/docs/reference/backend/user/disable-user-mfa>

use super::Resource;
use super::field::plain;

/// Whose second factors were removed. Clerk's SDK hands the payload on as it is: here the types are right.
pub(super) static USER_ID: Resource = Resource::answer_of(
    &["users.disableUserMFA", "users.deleteUserBackupCodes", "users.deleteUserTOTP"],
    "UserID",
    &[plain("user_id")],
);
