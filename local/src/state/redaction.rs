//! Removes secrets from what is logged. Sentences should not have any; this is for the one that does by mistake.

/// How tokens and keys start.
const PREFIXES: [&str; 9] = ["eyJ", "dvb_", "sk_test_", "sk_live_", "ak_", "mt_", "oat_", "ort_", "whsec_"];

/// Letters and digits without a break in nonces, tickets and refresh tokens, and in nothing else.
const RANDOM_LENGTH: usize = 40;

/// Digits in a verification code.
const CODE_LENGTH: usize = 6;

/// The sentence with `…` instead of all that looks like a token, a key or a code.
pub(crate) fn redacted(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|one| !is_in_word(one)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        shown.push_str(&redacted_word(word));
        let next = after.find(is_in_word).unwrap_or(after.len());
        shown.push_str(&after[..next]);
        rest = &after[next..];
    }
    shown
}

fn is_in_word(one: char) -> bool {
    one.is_ascii_alphanumeric() || matches!(one, '_' | '-' | '.')
}

fn redacted_word(word: &str) -> String {
    let known = PREFIXES.into_iter().find(|prefix| word.starts_with(prefix) && word.len() > prefix.len() + 8);
    let longest = word.split(['_', '-', '.']).map(str::len).max().unwrap_or(0);
    let bare = word.trim_end_matches('.');
    let is_code = bare.len() == CODE_LENGTH && bare.bytes().all(|one| one.is_ascii_digit());
    match known {
        Some(prefix) => format!("{prefix}…"),
        None if longest >= RANDOM_LENGTH || is_code => "…".to_owned(),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids;

    #[test]
    fn secrets_are_removed() {
        for secret in [
            ids::resource_id("dvb"),
            format!("sk_test_local{}", ids::token_id()),
            ids::nonce(),
            ids::ticket(),
            ids::refresh_token(),
            ids::machine_token("ak"),
            ids::code(),
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2lnbmF0dXJl".to_owned(),
        ] {
            for text in
                [secret.clone(), format!("The token \"{secret}\", or {secret}."), format!("a={secret}&b")]
            {
                assert!(!redacted(&text).contains(&secret), "{}", redacted(&text));
            }
        }
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "",
            "Lucía Fernández-O’Neill signed in.",
            "user_2xAmaraOkafor000000000001 and org_2xHarbourBakery000000000001",
            "Send the secret key as \"Authorization: Bearer sk_test_…\".",
            "http://127.0.0.1:3000/a.b?c=d, 12345, 1234567 and v1.2.3",
        ] {
            assert_eq!(redacted(text), text);
        }
        let id = ids::resource_id("sess");
        assert_eq!(redacted(&id), id);
    }
}
