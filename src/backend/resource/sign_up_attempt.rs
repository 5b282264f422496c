//! <https://clerk.com/docs/reference/backend-api/tag/sign-ups>

use super::Resource;
use super::field::{part, part_or_null, plain};

pub(super) static SIGN_UP_ATTEMPT: Resource = Resource::answer(
    "SignUpAttempt",
    "sign_up_attempt",
    &[
        plain("id"),
        plain("status"),
        plain("required_fields"),
        plain("optional_fields"),
        plain("missing_fields"),
        plain("unverified_fields"),
        part_or_null("verifications", &SIGN_UP_ATTEMPT_VERIFICATIONS),
        plain("username"),
        plain("email_address"),
        plain("phone_number"),
        plain("web3_wallet"),
        plain("password_enabled"),
        plain("first_name"),
        plain("last_name"),
        plain("custom_action"),
        plain("external_id"),
        plain("created_session_id"),
        plain("created_user_id"),
        plain("abandon_at"),
        plain("legal_accepted_at"),
        plain("public_metadata"),
        plain("unsafe_metadata"),
    ],
);

/// What is verified, and what is to be done for it. `external_account` is handed on as it is.
pub(super) static SIGN_UP_ATTEMPT_VERIFICATIONS: Resource = Resource::part(
    "SignUpAttemptVerifications",
    &[
        part("email_address", &SIGN_UP_ATTEMPT_VERIFICATION),
        part("phone_number", &SIGN_UP_ATTEMPT_VERIFICATION),
        part("web3_wallet", &SIGN_UP_ATTEMPT_VERIFICATION),
        plain("external_account"),
    ],
);

/// How one identification is verified.
pub(super) static SIGN_UP_ATTEMPT_VERIFICATION: Resource =
    Resource::part("SignUpAttemptVerification", &[plain("next_action"), plain("supported_strategies")]);
