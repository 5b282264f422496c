//! Opaque machine tokens: only Clerk knows what they stand for, so Clerk is asked
//! (`authentication.md` §5.10, "Network path").

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

/// Asks Clerk about tokens.
#[derive(Debug)]
pub(super) struct TokenLookup {
    /// Has the secret key.
    pub(super) backend: Option<Arc<BackendClient>>,
    /// Has a machine's secret key, and is asked about machine-to-machine tokens if it is there.
    pub(super) machine_backend: Option<Arc<BackendClient>>,
    pub(super) lookups: Arc<Lookups>,
    pub(super) audience: Vec<String>,
    pub(super) clock: Arc<dyn Clock>,
}

/// A token, and how to ask about it.
pub(super) struct Question<'q> {
    token_type: TokenType,
    token: &'q str,
    client: &'q BackendClient,
    operation: &'static Operation,
    /// The identity of the question. The token itself is not kept.
    pub(super) fingerprint: Fingerprint,
}

/// What Clerk says about a token that may be accepted.
pub(super) struct Found {
    pub(super) data: TokenData,
    /// When it stops to be valid, in milliseconds since the Unix epoch; `None` for a token without an end.
    pub(super) expires_at_unix_ms: Option<f64>,
    /// When Clerk was asked: a monotonic reading.
    pub(super) asked_at: Duration,
}

impl TokenLookup {
    /// The question about a token.
    ///
    /// # Errors
    /// There is no use in asking, or no way to.
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
                format!("Clerk cannot be asked about the {noun} without a key: set CLERK_SECRET_KEY.");
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

    /// What Clerk says about the token.
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
            Ok(Answer::Text(_) | Answer::WebPage | Answer::Nothing) => {
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

    /// The token that the answer describes, unless it was revoked or has expired.
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
            Described::Inactive => "is not active any more",
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
                            "Clerk knows no such {noun}: it was revoked, has expired, or belongs to another instance \
                             than the key that Clerk was asked with."
                        ),
                    ),
                    status => {
                        // What Clerk cannot read is not a token that it issued.
                        let is_about_token = matches!(status, 400 | 410 | 422);
                        let code = if is_about_token {
                            RefusalCode::TokenRejected
                        } else {
                            RefusalCode::UnexpectedError
                        };
                        (code, format!("Clerk gave no answer to the question about the {noun}."))
                    }
                };
                Refused::answered(token_type, code, &message, rejection.status)
            }
            CallError::Transport(error) => {
                // Host and fault are for operators, and this text goes to the client.
                let what = match error.kind {
                    TransportErrorKind::Connect => "could not be reached",
                    TransportErrorKind::Timeout => "did not answer in time",
                    TransportErrorKind::TooLarge => "answered with too much",
                    TransportErrorKind::Interrupted => "did not answer completely",
                };
                let message = format!("Clerk was asked about the {noun} and {what}.");
                Refused::new(token_type, RefusalCode::UnexpectedError, &message)
            }
            CallError::Argument(_) | CallError::Configuration(_) => {
                let message = format!("Clerk cannot be asked about the {noun}: it cannot be sent as JSON.");
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
            "Clerk refused the key that it was asked with about the {}. Copy {variable} again from the Clerk Dashboard.",
            token_type.noun()
        )
    }
}

/// What an answer says about a token.
enum Described {
    Active(Box<Active>),
    Revoked,
    Expired,
    /// Nothing but that it is over.
    Inactive,
}

/// A token that is neither revoked nor marked as expired.
struct Active {
    data: TokenData,
    expires_at_unix_ms: Option<f64>,
    audience: Option<Value>,
}

/// Reads an answer; `None` where it is not understood. Only the very kind of object that was asked for speaks for the token:
/// anything else comes from something between Clerk and this machine.
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

/// The `object` of an answer about a token.
fn object_of(token_type: TokenType) -> &'static str {
    match token_type {
        TokenType::ApiKey => "api_key",
        TokenType::M2mToken => "machine_to_machine_token",
        TokenType::OauthToken => "clerk_idp_oauth_access_token",
    }
}

/// `{ "active": false }`: the other form that Clerk's answer about an OAuth access token may have.
fn is_inactive(members: &Members<'_>) -> bool {
    members.len() == 1 && members.get("active").is_some_and(|active| active.get() == "false")
}

/// Whether a member is true; `None` where it is neither true nor false nor missing.
fn is_set(members: &Members<'_>, name: &str) -> Option<bool> {
    given(members, name).map_or(Some(false), |value| serde_json::from_str(value.get()).ok())
}

/// A Unix time in milliseconds, the Backend API's unit. Its description has examples in seconds too: a number that would be
/// a date before March 1973 is taken for these, so that a good token does not count as expired.
fn milliseconds(expiration: f64) -> f64 {
    if expiration < 1e11 { expiration * 1000.0 } else { expiration }
}

fn filled_text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok().filter(|text: &String| !text.is_empty())
}

fn not_understood(token_type: TokenType) -> Refused {
    let message = format!(
        "Clerk's answer to the question about the {} is not understood: expected a JSON object \"{}\" with id and \
         subject. Make sure that CLERK_API_URL leads to Clerk.",
        token_type.noun(),
        object_of(token_type)
    );
    Refused::new(token_type, RefusalCode::UnexpectedError, &message)
}

fn too_many(token_type: TokenType) -> Refused {
    let message = format!(
        "The {} was not checked, because too many others are being checked. Try again in a moment.",
        token_type.noun()
    );
    Refused::new(token_type, RefusalCode::TooManyLookups, &message)
}

#[cfg(test)]
mod tests;
