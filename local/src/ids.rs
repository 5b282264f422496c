//! Random identifiers in Clerk's formats.

use aws_lc_rs::rand;

const ALPHANUMERIC: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LOWERCASE: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const DIGITS: &[u8; 10] = b"0123456789";
const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// `<prefix>_` and 27 letters and digits, such as `sess_2pQ…`.
pub fn resource_id(prefix: &str) -> String {
    format!("{prefix}_{}", random_text(ALPHANUMERIC, 27))
}

/// The `kid` of a signing key: an instance ID, recognizable as local.
pub fn key_id() -> String {
    format!("ins_local{}", random_text(ALPHANUMERIC, 22))
}

/// A handshake nonce: 43 letters and digits, for 256 random bits.
pub fn nonce() -> String {
    random_text(ALPHANUMERIC, 43)
}

/// A refresh token: 43 letters and digits.
pub fn refresh_token() -> String {
    random_text(ALPHANUMERIC, 43)
}

/// A ticket: 64 letters and digits.
pub fn ticket() -> String {
    random_text(ALPHANUMERIC, 64)
}

/// An opaque machine token: `<prefix>_` and 43 letters and digits.
pub fn machine_token(prefix: &str) -> String {
    format!("{prefix}_{}", random_text(ALPHANUMERIC, 43))
}

/// The ID of a machine token: `<prefix>_` and 32 hexadecimal digits.
pub fn machine_token_id(prefix: &str) -> String {
    format!("{prefix}_{}", random_text(HEXADECIMAL, 32))
}

/// The client ID of an OAuth application: 16 letters and digits.
pub fn client_id() -> String {
    random_text(ALPHANUMERIC, 16)
}

/// The secret of an OAuth application: 32 letters and digits.
pub fn client_secret() -> String {
    random_text(ALPHANUMERIC, 32)
}

/// A verification code: six digits.
pub fn code() -> String {
    random_text(DIGITS, 6)
}

/// A backup code: eight lower-case letters and digits.
pub fn backup_code() -> String {
    random_text(LOWERCASE, 8)
}

/// Identifies a failed request: 32 hexadecimal digits.
pub fn trace_id() -> String {
    random_text(HEXADECIMAL, 32)
}

/// The unique ID of a template token: 20 hexadecimal digits.
pub fn token_id() -> String {
    random_text(HEXADECIMAL, 20)
}

/// An ID without its prefix.
pub fn bare(id: &str) -> &str {
    id.split_once('_').map_or(id, |(_, rest)| rest)
}

fn random_text(alphabet: &[u8], length: usize) -> String {
    // Bytes beyond the last multiple of the alphabet's length would favor its first characters.
    let usable = 256 - 256 % alphabet.len();
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let mut bytes = [0_u8; 64];
        rand::fill(&mut bytes).expect("the system provides random bytes");
        let characters = bytes.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < usable);
        text.extend(
            characters.map(|byte| char::from(alphabet[byte % alphabet.len()])).take(length - text.len()),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_have_the_expected_length_and_characters() {
        let id = resource_id("sess");
        let random = id.strip_prefix("sess_").expect("the prefix");
        assert_eq!(random.len(), 27);
        assert!(random.bytes().all(|byte| ALPHANUMERIC.contains(&byte)));
        assert_eq!(trace_id().len(), 32);
        assert_ne!(nonce(), nonce());
    }
}
