//! Verification of machine-to-machine tokens on behalf of a program (`m2m.verify()`), without a request to
//! Clerk if the token is a JWT.

use std::sync::Arc;

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::data::TokenData;
use super::detect::Form;
use super::jwt_token::JwtVerifier;
use super::{Detected, Refused, TokenType, detect};
use crate::jwt::{DecodedJwt, KeySource, PresentedJwt, Rules};
use crate::time::Clock;

/// Verifies machine-to-machine JWTs with an instance's keys.
#[derive(Debug)]
pub struct M2mVerifier {
    jwt: JwtVerifier,
}

/// The object that Clerk's Backend API would return. What the token does not contain is filled in: it was
/// last updated when it was issued, and it is not revoked.
#[derive(Serialize)]
struct M2mToken {
    object: &'static str,
    id: Box<RawValue>,
    subject: Box<RawValue>,
    scopes: Option<Box<RawValue>>,
    claims: Option<Box<RawValue>>,
    revoked: bool,
    revocation_reason: Value,
    expired: bool,
    expiration: Value,
    created_at: Value,
    updated_at: Value,
}

impl M2mVerifier {
    /// Without `keys` every token is rejected.
    pub fn new(keys: Option<KeySource>, clock: Arc<dyn Clock>) -> Self {
        Self { jwt: JwtVerifier::new(keys, Vec::new(), Rules::default().clock_skew_ms, false, None, clock) }
    }

    /// Verifies the token and returns the JSON of the object that Clerk would return. `None` if the string is
    /// not an M2M JWT, so that only Clerk can verify it. Ready immediately if the key is in memory.
    pub async fn verify(&self, token: &str) -> Option<Result<String, Refused>> {
        let Detected::Machine(machine) = detect(token, PresentedJwt::decode) else { return None };
        match (machine.token_type(), &machine.form) {
            (TokenType::M2mToken, Form::Jwt(jwt)) => {
                let data = self.jwt.verify(TokenType::M2mToken, jwt).await;
                Some(data.map(|data| M2mToken::of(data, jwt).to_json()))
            }
            _ => None,
        }
    }
}

impl M2mToken {
    fn of(data: TokenData, jwt: &DecodedJwt) -> Self {
        let claims = jwt.claims();
        let issued_at = milliseconds(claims.issued_at.as_ref());
        Self {
            object: "machine_to_machine_token",
            id: data.id,
            subject: data.subject,
            scopes: data.scopes,
            claims: data.claims,
            revoked: false,
            revocation_reason: Value::Null,
            expired: false,
            expiration: milliseconds(claims.expiration.as_ref()),
            created_at: issued_at.clone(),
            updated_at: issued_at,
        }
    }

    fn to_json(&self) -> String {
        serde_json::to_string(self).expect("every member is JSON already")
    }
}

/// A NumericDate in the Backend API's unit.
fn milliseconds(seconds: Option<&Value>) -> Value {
    seconds.and_then(Value::as_f64).map_or(Value::Null, |seconds| json!(seconds * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jwks::PemKey;
    use crate::machine::RefusalCode;
    use crate::test_token::{NOW, PUBLIC_PEM, Token};
    use crate::time::manual::ManualClock;

    async fn verify(token: &str, keys: Option<KeySource>) -> Option<Result<Value, Refused>> {
        let verified = M2mVerifier::new(keys, ManualClock::at(NOW)).verify(token).await?;
        Some(verified.map(|json| serde_json::from_str(&json).expect("JSON")))
    }

    fn pem() -> Option<KeySource> {
        Some(KeySource::Pem(PemKey::parse(PUBLIC_PEM)))
    }

    fn m2m_jwt() -> Token {
        Token::good()
            .claim("sub", "mch_1")
            .claim("jti", "mt_1")
            .claim("scopes", "mch_2 mch_3")
            .claim("team", 5)
    }

    #[tokio::test]
    async fn a_good_token_is_described_as_by_clerk() {
        let token = m2m_jwt().claim("iat", 1_000).sign();
        let data = verify(&token, pem()).await.expect("a machine's JWT").expect("a good token");
        assert_eq!(data["object"], "machine_to_machine_token");
        assert_eq!((&data["id"], &data["subject"]), (&json!("mt_1"), &json!("mch_1")));
        assert_eq!(data["scopes"], json!(["mch_2", "mch_3"]));
        assert_eq!(data["claims"]["team"], 5);
        assert_eq!(data["created_at"], 1_000_000.0);
        assert_eq!(data["updated_at"], 1_000_000.0);
        assert_eq!((&data["revoked"], &data["expired"]), (&json!(false), &json!(false)));
        assert!(data["expiration"].is_f64());
    }

    #[tokio::test]
    async fn invalid_tokens_are_rejected_without_a_request_to_clerk() {
        for (token, keys, code) in [
            (m2m_jwt().claim("exp", 1), pem(), RefusalCode::TokenVerificationFailed),
            (m2m_jwt(), None, RefusalCode::KeysUnavailable),
            (m2m_jwt().header("cat", "cl_B7d4PD111AAA"), pem(), RefusalCode::TokenInvalid),
        ] {
            let refused = verify(&token.sign(), keys).await.expect("a machine's JWT").expect_err("refused");
            assert_eq!(refused.code, code, "{}", refused.message);
            assert!(!refused.reason().contains("code="), "{}", refused.reason());
        }
    }

    #[tokio::test]
    async fn any_other_string_is_left_to_clerk() {
        let oauth = Token::good().header("typ", "at+jwt").sign();
        let session = Token::good().sign();
        for token in ["mt_secret", "", "a.b.c", "mt_1.b.c", &oauth, &session] {
            assert!(verify(token, pem()).await.is_none(), "{token}");
        }
    }
}
