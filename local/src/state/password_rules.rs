//! What passwords must be like.

use serde::{Deserialize, Serialize};

use crate::errors::ApiError;

/// The characters that count as special.
pub const SPECIAL_CHARACTERS: &str = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

/// The rules for new passwords. By default, only their length matters, as in a new Clerk instance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct PasswordRules {
    /// The least number of characters.
    pub min_length: usize,
    /// The greatest number of characters.
    pub max_length: usize,
    /// Whether a special character is required.
    pub require_special_char: bool,
    /// Whether a digit is required.
    pub require_numbers: bool,
    /// Whether an upper-case letter is required.
    pub require_uppercase: bool,
    /// Whether a lower-case letter is required.
    pub require_lowercase: bool,
}

impl Default for PasswordRules {
    fn default() -> Self {
        Self {
            min_length: 8,
            max_length: 72,
            require_special_char: false,
            require_numbers: false,
            require_uppercase: false,
            require_lowercase: false,
        }
    }
}

impl PasswordRules {
    /// Checks a new password; `parameter` is its name in the form.
    ///
    /// # Errors
    /// 422 with the code of the first rule that it breaks.
    pub fn check(&self, text: &str, parameter: &'static str) -> Result<(), ApiError> {
        let length = text.chars().count();
        let (least, most) = (self.min_length, self.max_length);
        let broken = if length < least {
            Some(("form_password_length_too_short", format!("must have at least {least} characters")))
        } else if length > most {
            Some(("form_password_length_too_long", format!("must have at most {most} characters")))
        } else if self.require_numbers && !text.contains(|one: char| one.is_ascii_digit()) {
            Some(("form_password_no_number", "must contain a digit".to_owned()))
        } else if self.require_uppercase && !text.contains(char::is_uppercase) {
            Some(("form_password_no_uppercase", "must contain an upper-case letter".to_owned()))
        } else if self.require_lowercase && !text.contains(char::is_lowercase) {
            Some(("form_password_no_lowercase", "must contain a lower-case letter".to_owned()))
        } else if self.require_special_char && !text.contains(|one| SPECIAL_CHARACTERS.contains(one)) {
            Some(("form_password_no_special_char", "must contain a special character".to_owned()))
        } else {
            None
        };
        broken.map_or(Ok(()), |(code, fault)| Err(ApiError::rule_broken(code, parameter, fault)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_checked() {
        let strict = PasswordRules {
            require_special_char: true,
            require_numbers: true,
            require_uppercase: true,
            require_lowercase: true,
            ..PasswordRules::default()
        };
        for (text, broken) in [
            ("Abcde-1", "too_short"),
            ("äöüäöüä", "too_short"),
            ("Abcdef-h", "no_number"),
            ("abcdef-1", "no_uppercase"),
            ("ABCDEF-1", "no_lowercase"),
            ("Abcdefg1", "no_special_char"),
            (&"Ab-1".repeat(19), "too_long"),
        ] {
            let error = format!("{:?}", strict.check(text, "password").expect_err(text));
            assert!(error.contains(broken), "{text}: {error}");
        }
        assert!(strict.check("Abcdef-1", "password").is_ok());
        assert!(PasswordRules::default().check("abcdefgh", "password").is_ok());
    }
}
