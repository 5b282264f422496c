//! Opaque machine tokens: only Clerk can verify them (`authentication.md` §5.10, "Network path").

use std::sync::Arc;
use std::time::Duration;

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::data::{Members, TokenData, given};
use super::{RefusalCode, Refused, TokenType, check_audience};
use crate::backend::lookups::{Fingerprint, Kind, Lookup, Lookups, Outcome, TooMany};
use crate::backend::operation::{Operation, verification};
use crate::backend::{Answer, BackendClient, CallError};
use crate::jwt::MAX_TOKEN_BYTES;
use crate::time::Clock;
use crate::transport::TransportErrorKind;

/// Verifies opaque tokens with the Backend API.
#[derive(Debug)]
pub(super) struct TokenLookup {
    /// Uses the secret key.
    pub(super) backend: Option<Arc<BackendClient>>,
    /// Uses a machine's secret key. Takes precedence for machine-to-machine tokens.
    pub(super) machine_backend: Option<Arc<BackendClient>>,
    pub(super) lookups: Arc<Lookups>,
    pub(super) audience: Vec<String>,
    pub(super) clock: Arc<dyn Clock>,
}

/// A token and the operation that verifies it.
pub(super) struct Question<'q> {
    token_type: TokenType,
    token: &'q str,
    client: &'q BackendClient,
    operation: &'static Operation,
    /// Identifies the request. The token itself is not stored.
    pub(super) fingerprint: Fingerprint,
}

/// Clerk's data about a valid token.
pub(super) struct Found {
    pub(super) data: TokenData,
    /// The expiration, in milliseconds since the Unix epoch; `None` if the token does not expire.
    pub(super) expires_at_unix_ms: Option<f64>,
    /// When Clerk was queried: a monotonic reading.
    pub(super) asked_at: Duration,
}

impl TokenLookup {
    /// Builds the request for a token.
    ///
    /// # Errors
    /// If the request would be pointless or is impossible.
    pub(super) fn question<'q>(
        &'q self,
        token_type: TokenType,
        token: &'q str,
    ) -> Result<Question<'q>, Refused> {
        let noun = token_type.noun();
        if token.len() > MAX_TOKEN_BYTES {
            let message =
                format!("The {noun} is {} bytes long; Clerk's have at most {MAX_TOKEN_BYTES}.", token.len());
            return Err(Refused::new(token_type, RefusalCode::TokenInvalid, &message));
        }
        let Some(client) = self.client(token_type) else {
            let message =
                format!("The {noun} cannot be verified by Clerk without a key: set CLERK_SECRET_KEY.");
            return Err(Refused::new(token_type, RefusalCode::UnexpectedError, &message));
        };
        let operation = match token_type {
            TokenType::ApiKey => &verification::API_KEY,
            TokenType::M2mToken => &verification::M2M_TOKEN,
            TokenType::OauthToken => &verification::OAUTH_TOKEN,
        };
        let fingerprint = Fingerprint::new(client, operation, &[token]);
        Ok(Question { token_type, token, client, operation, fingerprint })
    }

    /// Queries Clerk about the token.
    pub(super) async fn ask(&self, question: &Question<'_>) -> Result<Found, Refused> {
        let Question { token_type, token, client, operation, fingerprint } = *question;
        let arguments = match token_type {
            TokenType::M2mToken => json!([{ "token": token }]),
            TokenType::ApiKey | TokenType::OauthToken => json!([token]),
        };
        let arguments = arguments.to_string();
        let lookup = Lookup { kind: Kind::Token, client, operation, arguments: &arguments, fingerprint };
        let outcome = self.lookups.ask(&lookup).await.map_err(|TooMany| too_many(token_type))?;
        let text = match &outcome.result {
            Ok(Answer::Json(text)) => text,
            Ok(Answer::Text(_) | Answer::Html | Answer::Nothing) => {
                return Err(not_understood(token_type));
            }
            Err(error) => return Err(self.explain(token_type, error)),
        };
        let answer = understand(text, token_type).ok_or_else(|| not_understood(token_type))?;
        let active = self.check_is_active(answer, question, &outcome)?;
        if token_type == TokenType::OauthToken {
            check_audience(active.audience.as_ref(), &self.audience).map_err(|message| {
                Refused::new(token_type, RefusalCode::TokenVerificationFailed, &message)
            })?;
        }
        let Active { data, expires_at_unix_ms, .. } = active;
        Ok(Found { data, expires_at_unix_ms, asked_at: outcome.asked_at })
    }

    /// Returns the described token, unless it was revoked or has expired.
    fn check_is_active(
        &self,
        answer: Described,
        question: &Question<'_>,
        outcome: &Outcome,
    ) -> Result<Active, Refused> {
        let what = match answer {
            Described::Active(active) if !self.has_passed(active.expires_at_unix_ms) => return Ok(*active),
            Described::Active(_) | Described::Expired => "has expired",
            Described::Revoked => "was revoked",
            Described::Inactive => "is no longer active",
        };
        self.lookups.remember_refusal(question.fingerprint, outcome);
        let message = format!("Clerk says that the {} {what}.", question.token_type.noun());
        Err(Refused::new(question.token_type, RefusalCode::TokenInvalid, &message))
    }

    fn has_passed(&self, unix_ms: Option<f64>) -> bool {
        unix_ms.is_some_and(|unix_ms| unix_ms <= self.clock.unix_ms() as f64)
    }

    fn client(&self, token_type: TokenType) -> Option<&BackendClient> {
        match (token_type, &self.machine_backend) {
            (TokenType::M2mToken, Some(client)) => Some(client),
            _ => self.backend.as_deref(),
        }
    }

    fn explain(&self, token_type: TokenType, error: &CallError) -> Refused {
        let noun = token_type.noun();
        match error {
            CallError::Rejected(rejection) => {
                let (code, message) = match rejection.status {
                    401 => (RefusalCode::SecretKeyInvalid, self.key_refused(token_type)),
                    404 => (
                        RefusalCode::TokenInvalid,
                        format!(
                            "Clerk does not know the {noun}: it was revoked, has expired, or belongs to another instance \
                             than the key that Clerk was asked with."
                        ),
                    ),
                    status => {
                        // Clerk did not issue a token that it cannot parse.
                        let is_about_token = matches!(status, 400 | 410 | 422);
                        let code = if is_about_token {
                            RefusalCode::TokenRejected
                        } else {
                            RefusalCode::UnexpectedError
                        };
                        (code, format!("Clerk could not verify the {noun}."))
                    }
                };
                Refused::answered(token_type, code, &message, rejection.status)
            }
            CallError::Transport(error) => {
                // Host and cause are for operators, and this message goes to the client.
                let what = match error.kind {
                    TransportErrorKind::Connect => "could not be reached",
                    TransportErrorKind::Timeout => "did not respond in time",
                    TransportErrorKind::TooLarge => "sent a response that is too large",
                    TransportErrorKind::Interrupted => "sent an incomplete response",
                };
                let message = format!("The {noun} was not verified: Clerk {what}.");
                Refused::new(token_type, RefusalCode::UnexpectedError, &message)
            }
            CallError::Argument(_) | CallError::Configuration(_) => {
                let message = format!("The {noun} cannot be verified by Clerk: it cannot be sent as JSON.");
                Refused::new(token_type, RefusalCode::UnexpectedError, &message)
            }
        }
    }

    fn key_refused(&self, token_type: TokenType) -> String {
        let variable = match (token_type, &self.machine_backend) {
            (TokenType::M2mToken, Some(_)) => "CLERK_MACHINE_SECRET_KEY",
            _ => "CLERK_SECRET_KEY",
        };
        format!(
            "Clerk rejected the key used to verify the {}. Copy {variable} again from the Clerk Dashboard.",
            token_type.noun()
        )
    }
}

/// What a response says about a token.
enum Described {
    Active(Box<Active>),
    Revoked,
    Expired,
    /// No longer valid, without a reason.
    Inactive,
}

/// A token that is neither revoked nor marked as expired.
struct Active {
    data: TokenData,
    expires_at_unix_ms: Option<f64>,
    audience: Option<Value>,
}

/// Parses a response; `None` if it is not understood. Only the expected kind of object is accepted: anything
/// else comes from something between Clerk and this machine.
fn understand(text: &str, token_type: TokenType) -> Option<Described> {
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    if token_type == TokenType::OauthToken && is_inactive(&members) {
        return Some(Described::Inactive);
    }
    let texts = |name: &str| given(&members, name).and_then(filled_text);
    if texts("object").as_deref() != Some(object_of(token_type)) || members.contains_key("deleted") {
        return None;
    }
    texts("id")?;
    texts("subject")?;
    if is_set(&members, "revoked")? {
        return Some(Described::Revoked);
    }
    if is_set(&members, "expired")? {
        return Some(Described::Expired);
    }
    let member = |name: &str| members.get(name).map(|value| (*value).to_owned());
    let data = TokenData {
        id: member("id")?,
        subject: member("subject")?,
        name: member("name"),
        claims: member("claims"),
        scopes: member("scopes"),
        client_id: member("client_id"),
    };
    let expires_at_unix_ms = match given(&members, "expiration") {
        Some(expiration) => Some(milliseconds(serde_json::from_str(expiration.get()).ok()?)),
        None => None,
    };
    let audience =
        members.get("aud").map(|audience| serde_json::from_str(audience.get())).transpose().ok()?;
    Some(Described::Active(Box::new(Active { data, expires_at_unix_ms, audience })))
}

/// The `object` in a response about a token.
fn object_of(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::ApiKey => "api_key",
        TokenType::M2mToken => "machine_to_machine_token",
        TokenType::OauthToken => "clerk_idp_oauth_access_token",
    }
}

/// `{ "active": false }`: the alternative form of Clerk's response about an OAuth access token.
fn is_inactive(members: &Members<'_>) -> bool {
    members.len() == 1 && members.get("active").is_some_and(|active| active.get() == "false")
}

/// Whether a member is true; `None` if it is present and not a boolean.
fn is_set(members: &Members<'_>, name: &str) -> Option<bool> {
    given(members, name).map_or(Some(false), |value| serde_json::from_str(value.get()).ok())
}

/// A Unix time in milliseconds, the Backend API's unit. Its documentation also has examples in seconds: a
/// number that would be a date before March 1973 is read as seconds, so that a valid token does not count as
/// expired.
fn milliseconds(expiration: f64) -> f64 {
    if expiration < 1e11 { expiration * 1000.0 } else { expiration }
}

fn filled_text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok().filter(|text: &String| !text.is_empty())
}

fn not_understood(token_type: TokenType) -> Refused {
    let message = format!(
        "Clerk's response about the {} is malformed: expected a JSON object \"{}\" with id and \
         subject. Make sure that CLERK_API_URL is Clerk's URL.",
        token_type.noun(),
        object_of(token_type)
    );
    Refused::new(token_type, RefusalCode::UnexpectedError, &message)
}

fn too_many(token_type: TokenType) -> Refused {
    let message = format!(
        "The {} was not verified, because too many others are being verified. Try again in a moment.",
        token_type.noun()
    );
    Refused::new(token_type, RefusalCode::TooManyLookups, &message)
}

#[cfg(test)]
mod tests;
