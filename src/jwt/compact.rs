//! The compact serialization (RFC 7515 §3.1) and its decoding (`authentication.md` §4.1).

use std::cell::RefCell;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::{Engine, decoded_len_estimate};

use super::facts::Facts;
use super::{Category, Claims, Header};
use crate::error::{TokenError, TokenErrorReason};
use crate::revocation::Subject;
use crate::text::split_once;

/// Maximum length of a token. Clerk's tokens are about 1 kB, and all headers of a request seldom exceed 16
/// kB.
pub const MAX_TOKEN_BYTES: usize = 16 * 1024;

/// Three parts separated by dots. The parts have not been decoded yet.
///
/// ```
/// use clerk_express_native::jwt::CompactJwt;
///
/// // {"alg":"RS256","kid":"ins_1"} and {"sub":"user_1"}; decoding does not verify the signature.
/// let token = "eyJhbGciOiJSUzI1NiIsImtpZCI6Imluc18xIn0.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl";
/// let decoded = CompactJwt::parse(token).and_then(CompactJwt::decode).expect("a JWT");
/// assert_eq!(decoded.payload(), r#"{"sub":"user_1"}"#);
/// assert!(CompactJwt::parse("not.a-token").is_err());
/// ```
#[derive(Clone, Copy)]
pub struct CompactJwt<'t> {
    text: &'t str,
    header: &'t str,
    payload: &'t str,
    signature: &'t str,
}

/// A token whose parts are valid base64url, and whose header and claims are JSON objects that all parsers
/// read alike. Its signature has not been verified. It owns its string because it may outlive the request.
///
/// Of a token that was decoded before, claims and signature are decoded when they are needed.
pub struct DecodedJwt {
    serial: u64,
    /// The token, [`Self::SEPARATOR`] and the payload.
    text_and_payload: String,
    text_bytes: usize,
    /// Length of the signed part: everything before the second dot.
    signed_bytes: usize,
    header: Arc<Header>,
    claims: OnceLock<Claims>,
    signature: OnceLock<Vec<u8>>,
    /// Of a token that was decoded before.
    facts: Option<Facts>,
    subject: OnceLock<Subject>,
}

static NEXT_SERIAL: AtomicU64 = AtomicU64::new(1);

/// Maximum length of a header that is kept; those of Clerk are a quarter of it.
const MAX_KEPT_HEADER_BYTES: usize = 1024;

thread_local! {
    /// The latest header of this thread, encoded and parsed: an instance's tokens differ in their claims only.
    static LATEST_HEADER: RefCell<Option<(Box<str>, Arc<Header>)>> = const { RefCell::new(None) };
}

impl<'t> CompactJwt<'t> {
    /// # Errors
    /// `token-invalid` for a string that is too long or does not have exactly three parts.
    pub fn parse(text: &'t str) -> Result<Self, TokenError> {
        Self::limit(text)?;
        three_parts(text).ok_or_else(|| {
            invalid(format!(
                "The token is not a JWT: it has {} parts separated by dots where a JWT has three.",
                text.split('.').count()
            ))
        })
    }

    /// Checks the length alone.
    ///
    /// # Errors
    /// `token-invalid` for a string that is too long.
    pub(super) fn limit(text: &str) -> Result<(), TokenError> {
        if text.len() <= MAX_TOKEN_BYTES {
            return Ok(());
        }
        let length = text.len();
        Err(invalid(format!("The token is {length} bytes long; a JWT has at most {MAX_TOKEN_BYTES}.")))
    }

    /// # Errors
    /// `token-invalid` if a part is not unpadded base64url, or not JSON of the kind that Clerk issues.
    pub fn decode(self) -> Result<DecodedJwt, TokenError> {
        let decoded = self.decode_parts(None)?;
        let claims: Claims =
            serde_json::from_str(decoded.payload()).map_err(|error| not_json("payload", &error))?;
        let signature = bytes_of("signature", self.signature)?;
        if decoded.header.has_critical_extensions() {
            return Err(invalid(
                "The token's header demands extensions (crit), which Clerk's tokens never do.",
            ));
        }
        Ok(DecodedJwt { claims: claims.into(), signature: signature.into(), ..decoded })
    }

    /// Decodes a token that was decoded before, of which these facts were noted.
    ///
    /// # Errors
    /// None, for such a token.
    pub(super) fn decode_again(self, facts: Facts) -> Result<DecodedJwt, TokenError> {
        self.decode_parts(Some(facts))
    }

    fn decode_parts(self, facts: Option<Facts>) -> Result<DecodedJwt, TokenError> {
        Ok(DecodedJwt {
            serial: NEXT_SERIAL.fetch_add(1, Ordering::Relaxed),
            signed_bytes: self.header.len() + 1 + self.payload.len(),
            header: parsed_header(self.header)?,
            text_and_payload: self.with_payload()?,
            text_bytes: self.text.len(),
            claims: OnceLock::new(),
            signature: OnceLock::new(),
            facts,
            subject: OnceLock::new(),
        })
    }

    fn with_payload(self) -> Result<String, TokenError> {
        let most =
            self.text.len() + DecodedJwt::SEPARATOR.len_utf8() + decoded_len_estimate(self.payload.len());
        let mut bytes = Vec::with_capacity(most);
        bytes.extend_from_slice(self.text.as_bytes());
        bytes.push(DecodedJwt::SEPARATOR as u8);
        URL_SAFE_NO_PAD.decode_vec(self.payload, &mut bytes).map_err(|_| not_base64("payload"))?;
        String::from_utf8(bytes).map_err(|_| not_utf8("payload"))
    }
}

impl DecodedJwt {
    /// What is between the two parts of [`Self::text_and_payload`]: a space, which no token contains.
    pub const SEPARATOR: char = ' ';

    /// A number that is unique to this decoded token within the process. A caller that has cached the token
    /// under it does not need the string again.
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// The token as a string.
    pub fn text(&self) -> &str {
        &self.text_and_payload[..self.text_bytes]
    }

    /// The token, [`Self::SEPARATOR`] and [`Self::payload`], as one string, to copy both at once.
    pub fn text_and_payload(&self) -> &str {
        &self.text_and_payload
    }

    /// The JOSE header.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The claims that verification depends on.
    pub fn claims(&self) -> &Claims {
        // They were parsed before. Without claims, no token is accepted.
        self.claims.get_or_init(|| serde_json::from_str(self.payload()).unwrap_or_default())
    }

    /// What a verification notes of the claims.
    pub(super) fn facts(&self) -> Facts {
        self.facts.unwrap_or_else(|| Facts::of(self.claims()))
    }

    /// All claims: the payload as a JSON string.
    pub fn payload(&self) -> &str {
        &self.text_and_payload[self.text_bytes + Self::SEPARATOR.len_utf8()..]
    }

    /// What revocations are compared with. Read from the payload on first use: without revocations, it is never needed.
    pub(super) fn subject(&self) -> &Subject {
        self.subject.get_or_init(|| Subject::of(self.payload()))
    }

    /// The signed bytes: header and payload as received, with the dot between them.
    pub fn signed_text(&self) -> &str {
        &self.text_and_payload[..self.signed_bytes]
    }

    /// The signature's bytes.
    pub fn signature(&self) -> &[u8] {
        self.signature.get_or_init(|| {
            // It was decoded before. An empty signature is not valid.
            bytes_of("signature", &self.text()[self.signed_bytes + 1..]).unwrap_or_default()
        })
    }

    /// Whether this is a machine-to-machine token: its subject is a machine (`authentication.md` §5.10).
    pub fn is_machine_to_machine(&self) -> bool {
        self.has_signature() && self.is_about_machine()
    }

    /// Whether this is an OAuth access token, according to `typ` (`authentication.md` §5.10).
    pub fn is_oauth_access_token(&self) -> bool {
        self.has_signature() && self.header.is_oauth_access_token()
    }

    /// Whether this is an OAuth access token, a machine-to-machine token or a token made from a JWT template.
    /// Such a token may be genuine, but it is not a session token (`authentication.md` §3.6 row 13).
    pub fn is_not_a_session(&self) -> bool {
        self.is_oauth_access_token()
            || self.is_machine_to_machine()
            || self.header.category() != Category::Session
    }

    fn is_about_machine(&self) -> bool {
        self.facts.map_or_else(|| self.claims().is_about_machine(), |facts| facts.is_about_machine)
    }

    /// Clerk's SDK does not treat tokens with an empty signature as machine tokens.
    fn has_signature(&self) -> bool {
        self.text_bytes > self.signed_bytes + 1
    }

    /// Approximate memory of the token with all its parts, in bytes.
    pub(super) fn footprint(&self) -> usize {
        size_of::<Self>()
            + self.text_and_payload.capacity()
            + self.signature().len()
            + self.header.footprint()
            + self.claims().footprint()
    }
}

impl fmt::Debug for CompactJwt<'_> {
    /// Shows only the size, because a token is a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CompactJwt({} bytes)", self.text.len())
    }
}

impl fmt::Debug for DecodedJwt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DecodedJwt({} bytes)", self.text_bytes)
    }
}

fn parsed_header(encoded: &str) -> Result<Arc<Header>, TokenError> {
    LATEST_HEADER.with_borrow_mut(|latest| {
        if let Some((text, header)) = latest
            && **text == *encoded
        {
            return Ok(Arc::clone(header));
        }
        let header: Header =
            serde_json::from_str(&text_of("header", encoded)?).map_err(|error| not_json("header", &error))?;
        let header = Arc::new(header);
        if encoded.len() <= MAX_KEPT_HEADER_BYTES {
            *latest = Some((encoded.into(), Arc::clone(&header)));
        }
        Ok(header)
    })
}

fn three_parts(text: &str) -> Option<CompactJwt<'_>> {
    let (header, rest) = split_once(text, b'.')?;
    let (payload, signature) = split_once(rest, b'.')?;
    let is_whole = split_once(signature, b'.').is_none();
    is_whole.then_some(CompactJwt { text, header, payload, signature })
}

fn invalid(message: impl Into<std::borrow::Cow<'static, str>>) -> TokenError {
    TokenError::new(TokenErrorReason::TokenInvalid, message)
}

fn bytes_of(part: &str, text: &str) -> Result<Vec<u8>, TokenError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| not_base64(part))
}

fn text_of(part: &str, text: &str) -> Result<String, TokenError> {
    String::from_utf8(bytes_of(part, text)?).map_err(|_| not_utf8(part))
}

fn not_base64(part: &str) -> TokenError {
    invalid(format!("The token is not a JWT: its {part} is not base64url without padding."))
}

fn not_utf8(part: &str) -> TokenError {
    invalid(format!("The token is not a JWT: its {part} is not UTF-8."))
}

fn not_json(part: &str, error: &serde_json::Error) -> TokenError {
    // The parser's own message could repeat the token. Position and kind are enough to find the error.
    invalid(format!(
        "The token is not a JWT that Clerk issues: its {part} is not a JSON object with unique names ({:?} error at \
         character {}).",
        error.classify(),
        error.column()
    ))
}

#[cfg(test)]
mod tests;
