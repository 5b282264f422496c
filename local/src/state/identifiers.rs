//! What identifies users: the format of email addresses, phone numbers and usernames, and that each is unique.

use crate::errors::ApiError;

/// The least number of characters of a username.
pub const MIN_USERNAME_LENGTH: usize = 4;
/// The greatest number of characters of a username.
pub const MAX_USERNAME_LENGTH: usize = 64;

/// An email address in lower case, as Clerk keeps it.
///
/// # Errors
/// 422 if it is not one.
pub fn email_address(text: &str) -> Result<String, ApiError> {
    let text = text.trim().to_lowercase();
    let is_valid = text.split_once('@').is_some_and(|(name, domain)| {
        let is_plain =
            |part: &str| !part.is_empty() && !part.contains(|one: char| one.is_whitespace() || one == '@');
        is_plain(name) && is_plain(domain) && !domain.starts_with('.') && !domain.ends_with('.')
    });
    is_valid.then_some(text).ok_or_else(|| {
        ApiError::format_invalid("email_address", "must be an email address, like \"ada@example.com\"")
    })
}

/// A phone number in the format of E.164, without the signs that people write between the digits.
///
/// # Errors
/// 422 if it is not one.
pub fn phone_number(text: &str) -> Result<String, ApiError> {
    let number = plain_phone_number(text);
    let is_valid = number.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    is_valid.then_some(number).ok_or_else(|| {
        ApiError::format_invalid(
            "phone_number",
            "must be a phone number in international format, like \"+12015550100\"",
        )
    })
}

/// Checks a username: 4 to 64 Latin letters, digits, hyphens and underscores, not only digits.
///
/// # Errors
/// 422 with the code of the first rule that it breaks.
pub fn check_username(text: &str) -> Result<(), ApiError> {
    let broken = |code, fault: &str| Err(ApiError::rule_broken(code, "username", fault.to_owned()));
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return broken(
            "form_username_invalid_character",
            "must consist of Latin letters, digits, hyphens and underscores",
        );
    }
    if !(MIN_USERNAME_LENGTH..=MAX_USERNAME_LENGTH).contains(&text.len()) {
        return broken("form_username_invalid_length", "must have 4 to 64 characters");
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return broken("form_username_needs_non_number_char", "must not consist of digits alone");
    }
    Ok(())
}
/// What a person entered to sign in, in the form in which identifiers are kept.
pub fn entered(text: &str) -> String {
    let text = text.trim();
    if text.starts_with('+') { plain_phone_number(text) } else { text.to_owned() }
}

fn plain_phone_number(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace() && !"()-.".contains(*one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    #[test]
    fn email_addresses_are_kept_in_lower_case() {
        assert_eq!(email_address(" Ada+x@Example.com ").expect("valid"), "ada+x@example.com");
        for text in ["", "ada", "@b", "a@", "a b@c", "a@b@c", "a@.b", "a@b."] {
            assert!(email_address(text).is_err(), "{text}");
        }
    }

    #[test]
    fn phone_numbers_are_kept_without_signs() {
        assert_eq!(phone_number("+1 (201) 555-0100").expect("valid"), "+12015550100");
        for text in ["", "2015550100", "+1", "+1201555010x", "+1234567890123456"] {
            assert!(phone_number(text).is_err(), "{text}");
        }
        assert_eq!(entered(" +1 201 555 0100"), "+12015550100");
        assert_eq!(entered("ada-1 "), "ada-1");
    }

    #[test]
    fn usernames_follow_the_rules() {
        for text in ["amara", "a_b-1"] {
            assert!(check_username(text).is_ok(), "{text}");
        }
        for (text, code) in [
            ("abc", "invalid_length"),
            ("a b c", "invalid_character"),
            ("ámara", "invalid_character"),
            ("123456", "needs_non_number_char"),
            (&"a".repeat(65), "invalid_length"),
        ] {
            let error = format!("{:?}", check_username(text).expect_err(text));
            assert!(error.contains(code), "{text}: {error}");
        }
    }

    #[test]
    fn an_identifier_is_free_unless_another_user_has_it() {
        let state = State::built_in();
        let amara = state.user_by_identifier("amara").expect("a user");
        assert!(state.check_free("AMARA", "username", None).is_err());
        assert!(state.check_free("amara", "username", Some(&amara.id)).is_ok());
        assert!(state.check_free("amara2", "username", None).is_ok());
    }
}
