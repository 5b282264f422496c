//! Detects the kind of a token (`authentication.md` §5.10, "Type detection").

use std::fmt;

use super::TokenType;
use crate::error::TokenError;
use crate::jwt::PresentedJwt;

/// The result of detection. A JWT is decoded on the way and kept, so that it is decoded only once.
#[derive(Debug)]
pub enum Detected<'t> {
    /// A machine token, genuine or not.
    Machine(MachineToken<'t>),
    /// Not a machine token, but possibly a session token. Contains the result of decoding it as a JWT.
    Other(Result<PresentedJwt, TokenError>),
}

/// A string that claims to be a machine token. Nothing is verified yet.
pub struct MachineToken<'t> {
    token_type: TokenType,
    pub(super) form: Form<'t>,
}

/// How a token is verified.
pub(super) enum Form<'t> {
    /// By sending it to Clerk.
    Opaque(&'t str),
    /// By its signature.
    Jwt(PresentedJwt),
    /// Not at all: the prefix of an opaque token on a string that looks like a JWT. Clerk issues no such
    /// tokens.
    Undecodable(TokenError),
}

/// Detects the kind by prefix and, for a JWT, by `sub` and `typ`. If both match, a machine's `sub` takes
/// precedence. `decode` decodes a JWT.
pub fn detect<'t>(
    text: &'t str,
    decode: impl FnOnce(&'t str) -> Result<PresentedJwt, TokenError>,
) -> Detected<'t> {
    let prefix = TokenType::from_prefix(text);
    if let Some(token_type) = prefix
        && !looks_like_jwt(text)
    {
        return Detected::Machine(MachineToken { token_type, form: Form::Opaque(text) });
    }
    let machine = |token_type, form| Detected::Machine(MachineToken { token_type, form });
    match (decode(text), prefix) {
        (Ok(jwt), _) if jwt.is_machine_to_machine() => machine(TokenType::M2mToken, Form::Jwt(jwt)),
        (Ok(jwt), _) if jwt.is_oauth_access_token() => machine(TokenType::OauthToken, Form::Jwt(jwt)),
        (Err(error), Some(token_type)) => machine(token_type, Form::Undecodable(error)),
        (decoded, _) => Detected::Other(decoded),
    }
}

impl MachineToken<'_> {
    /// The kind to compare with `acceptsToken`. The outcome of the verification has its own kind, which
    /// differs for a prefix on a string that looks like a JWT.
    pub fn token_type(&self) -> TokenType {
        self.token_type
    }
}

impl fmt::Debug for MachineToken<'_> {
    /// Shows only the kind, because a token is a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = match self.form {
            Form::Opaque(_) => "opaque",
            Form::Jwt(_) => "JWT",
            Form::Undecodable(_) => "undecodable",
        };
        write!(formatter, "MachineToken({}, {form})", self.token_type.as_str())
    }
}

/// Whether there are three groups of base64url characters separated by dots.
fn looks_like_jwt(text: &str) -> bool {
    let base64url = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let mut parts = text.split('.');
    let mut next_is_good =
        || parts.next().is_some_and(|part| !part.is_empty() && part.bytes().all(base64url));
    next_is_good() && next_is_good() && next_is_good() && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_token::Token;

    /// The kind and form of a machine token; otherwise whether it is a JWT.
    fn detected(text: &str) -> String {
        match detect(text, PresentedJwt::decode) {
            Detected::Machine(token) => format!("{token:?}"),
            Detected::Other(Ok(_)) => "other JWT".to_owned(),
            Detected::Other(Err(_)) => "not a JWT".to_owned(),
        }
    }

    #[test]
    fn an_opaque_token_is_detected_by_its_prefix() {
        for (text, expected) in [
            ("ak_secret", "MachineToken(api_key, opaque)"),
            ("mt_secret", "MachineToken(m2m_token, opaque)"),
            ("oat_secret", "MachineToken(oauth_token, opaque)"),
            ("ak_", "MachineToken(api_key, opaque)"),
            ("AK_secret", "not a JWT"),
            ("secret", "not a JWT"),
            ("", "not a JWT"),
        ] {
            assert_eq!(detected(text), expected, "{text}");
        }
    }

    #[test]
    fn a_prefix_on_a_string_that_looks_like_a_jwt_is_undecodable() {
        assert_eq!(detected("ak_1.b.c"), "MachineToken(api_key, undecodable)");
        assert_eq!(detected("mt_1.b.c"), "MachineToken(m2m_token, undecodable)");
        assert_eq!(detected("oat_1.b.c"), "MachineToken(oauth_token, undecodable)");
        for text in ["ak_1.b", "ak_1.b.", "ak_1..c", "ak_1.b.c.d", "ak_1.b.c=", "ak_1.b+.c", "ak_1.b.c\n"] {
            assert_eq!(detected(text), "MachineToken(api_key, opaque)", "{text:?}");
        }
    }

    #[test]
    fn m2m_jwts_are_detected_by_subject_and_oauth_jwts_by_type() {
        let m2m = "MachineToken(m2m_token, JWT)";
        let oauth = "MachineToken(oauth_token, JWT)";
        for (token, expected) in [
            (Token::good().claim("sub", "mch_1"), m2m),
            (Token::good().claim("sub", "mch_1").header("typ", "at+jwt"), m2m),
            (Token::good().header("typ", "at+jwt"), oauth),
            (Token::good().header("typ", "application/at+jwt"), oauth),
            (Token::good().header("typ", "AT+JWT"), "other JWT"),
            (Token::good().claim("sub", "MCH_1"), "other JWT"),
            (Token::good().header("cat", "cl_B7d4PD333AAA"), "other JWT"),
            (Token::good(), "other JWT"),
        ] {
            assert_eq!(detected(&token.sign()), expected);
        }
    }

    #[test]
    fn a_jwt_without_a_signature_is_not_a_machine_token() {
        for token in [Token::good().claim("sub", "mch_1"), Token::good().header("typ", "at+jwt")] {
            assert_eq!(detected(&format!("{}.", token.text())), "other JWT");
        }
    }

    #[test]
    fn a_jwt_that_clerk_never_issues_is_not_a_machine_token() {
        let token = Token::good().claim("sub", "mch_1").header("crit", "x");
        assert_eq!(detected(&token.sign()), "not a JWT");
    }
}
