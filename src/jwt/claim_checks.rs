//! The checks of `sub`, `aud`, `azp` and `iss` (`authentication.md` §4.2). Those of the times are in `time_claim`.

use serde_json::Value;

use super::json::{show, show_list, truthy_list};
use crate::error::{TokenError, TokenErrorReason};

pub(super) fn subject(subject: Option<&Value>) -> Result<(), TokenError> {
    match subject {
        Some(Value::String(_)) => Ok(()),
        other => {
            let message = format!("The token's sub claim is {}; expected a string.", show(other));
            Err(TokenError::new(TokenErrorReason::TokenVerificationFailed, message)
                .with_action(TokenError::ENSURE_CLERK))
        }
    }
}

/// Unless `required`, accepts a token without an audience, or whose audience is neither a string nor an array
/// of strings: Clerk's SDK does so, and apps rely on it (`authentication.md` §4.2.7 b).
pub(super) fn audience(
    audience: Option<&Value>,
    expected: &[String],
    required: bool,
) -> Result<(), TokenError> {
    if expected.is_empty() {
        return Ok(());
    }
    let accepted = match audience {
        _ if truthy_list(audience).is_empty() => !required,
        Some(Value::String(audience)) => expected.contains(audience),
        Some(Value::Array(members)) => {
            let texts: Option<Vec<&str>> = members.iter().map(Value::as_str).collect();
            texts.map_or(!required, |texts| {
                texts.iter().any(|text| expected.iter().any(|expected| expected == text))
            })
        }
        _ => !required,
    };
    if accepted {
        return Ok(());
    }
    let seen = format!("The token's aud claim is {}", show(audience));
    let expected = format!("one of {}", show_list(expected.iter().map(String::as_str)));
    Err(TokenError::unexpected(TokenErrorReason::TokenVerificationFailed, &seen, &expected)
        .with_action(TokenError::ENSURE_CLERK))
}

pub(super) fn authorized_party(party: Option<&Value>, authorized: &[String]) -> Result<(), TokenError> {
    let accepted = match party {
        _ if authorized.is_empty() => true,
        Some(Value::String(party)) => !party.is_empty() && authorized.contains(party),
        _ => false,
    };
    if accepted {
        return Ok(());
    }
    let seen = format!("The token's azp claim is {}", show(party));
    let expected = format!("one of authorizedParties: {}", show_list(authorized.iter().map(String::as_str)));
    Err(TokenError::unexpected(TokenErrorReason::TokenInvalidAuthorizedParties, &seen, &expected))
}

pub(super) fn issuer(issuer: Option<&Value>, expected: &[String]) -> Result<(), TokenError> {
    match issuer {
        _ if expected.is_empty() => Ok(()),
        Some(Value::String(issuer)) if expected.contains(issuer) => Ok(()),
        other => {
            let seen = format!("The token's iss claim is {}", show(other));
            let expected = format!("one of {}", show_list(expected.iter().map(String::as_str)));
            Err(TokenError::unexpected(TokenErrorReason::TokenInvalidIssuer, &seen, &expected)
                .with_action(TokenError::ENSURE_CLERK))
        }
    }
}
