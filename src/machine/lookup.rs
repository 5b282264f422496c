//! Opaque machine tokens: only Clerk knows what they stand for, so Clerk is asked
//! (`authentication.md` §5.10, "Network path").

use std::sync::Arc;

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::data::{Members, TokenData, given};
use super::{RefusalCode, Refused, TokenType, check_audience};
use crate::backend::operation::{Operation, verification};
use crate::backend::{Answer, BackendClient, CallError};
use crate::jwt::MAX_TOKEN_BYTES;
use crate::transport::TransportErrorKind;

/// Asks Clerk about tokens.
#[derive(Debug)]
pub(super) struct Lookup {
    backend: Option<Arc<BackendClient>>,
    machine_backend: Option<Arc<BackendClient>>,
    audience: Vec<String>,
}

/// What Clerk says about a token that it knows.
pub(super) struct Found {
    pub(super) data: TokenData,
    pub(super) validity: Validity,
}

/// For how long the answer describes the token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Validity {
    /// As long as the token is not revoked.
    Unlimited,
    /// Until this moment at most: milliseconds since the Unix epoch.
    Until(f64),
    /// The answer itself says that the token is revoked or has expired, or does not say until when it is valid.
    Ended,
}

/// How to ask about one kind of token.
struct Question {
    operation: &'static Operation,
    /// The `object` of the answer.
    object: &'static str,
}

impl Question {
    fn about(token_type: TokenType) -> Self {
        match token_type {
            TokenType::ApiKey => Self { operation: &verification::API_KEY, object: "api_key" },
            TokenType::M2mToken => {
                Self { operation: &verification::M2M_TOKEN, object: "machine_to_machine_token" }
            }
            TokenType::OauthToken => {
                Self { operation: &verification::OAUTH_TOKEN, object: "clerk_idp_oauth_access_token" }
            }
        }
    }
}

impl Lookup {
    /// Asks through `backend`, which has the secret key; about machine-to-machine tokens through `machine_backend`,
    /// which has a machine's secret key, if there is one.
    pub(super) fn new(
        backend: Option<Arc<BackendClient>>,
        machine_backend: Option<Arc<BackendClient>>,
        audience: Vec<String>,
    ) -> Self {
        Self { backend, machine_backend, audience }
    }

    /// What Clerk says about the token, asked once.
    pub(super) async fn ask(&self, token_type: TokenType, token: &str) -> Result<Found, Refused> {
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
        let question = Question::about(token_type);
        let arguments = match token_type {
            TokenType::M2mToken => json!([{ "token": token }]),
            TokenType::ApiKey | TokenType::OauthToken => json!([token]),
        };
        let answer = client
            .call(question.operation, &arguments.to_string())
            .await
            .map_err(|error| self.explain(token_type, &error))?;
        let answer = match &answer {
            Answer::Json(text) => understand(text, question.object),
            Answer::Text(_) | Answer::WebPage | Answer::Nothing => None,
        };
        let Some(answer) = answer else {
            let message = format!(
                "Clerk's answer to the question about the {noun} is not understood: expected a JSON object \"{}\" \
                 with id and subject. Make sure that CLERK_API_URL leads to Clerk.",
                question.object
            );
            return Err(Refused::new(token_type, RefusalCode::UnexpectedError, &message));
        };
        if token_type == TokenType::OauthToken {
            check_audience(answer.audience.as_ref(), &self.audience).map_err(|message| {
                Refused::new(token_type, RefusalCode::TokenVerificationFailed, &message)
            })?;
        }
        Ok(answer.found)
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
                    _ => (
                        RefusalCode::UnexpectedError,
                        format!("Clerk gave no answer to the question about the {noun}."),
                    ),
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

/// An answer that describes a token.
struct Understood {
    found: Found,
    audience: Option<Value>,
}

/// Reads an answer. Only the very kind of object that was asked for speaks for the token: with anything else
/// something stands between Clerk and this machine, and an answer that is not understood lets nobody in.
fn understand(text: &str, object: &str) -> Option<Understood> {
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    let texts = |name: &str| given(&members, name).and_then(filled_text);
    if texts("object").as_deref() != Some(object) || members.contains_key("deleted") {
        return None;
    }
    texts("id")?;
    texts("subject")?;
    let member = |name: &str| members.get(name).map(|value| (*value).to_owned());
    let data = TokenData {
        id: member("id")?,
        subject: member("subject")?,
        name: member("name"),
        claims: member("claims"),
        scopes: member("scopes"),
        client_id: member("client_id"),
    };
    let audience =
        members.get("aud").map(|audience| serde_json::from_str(audience.get())).transpose().ok()?;
    Some(Understood { found: Found { data, validity: validity(&members) }, audience })
}

fn validity(members: &Members<'_>) -> Validity {
    let is_set = |name: &str| given(members, name).is_some_and(|value| value.get() != "false");
    if is_set("revoked") || is_set("expired") {
        return Validity::Ended;
    }
    match given(members, "expiration") {
        None => Validity::Unlimited,
        Some(expiration) => serde_json::from_str(expiration.get()).map_or(Validity::Ended, Validity::Until),
    }
}

fn filled_text(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok().filter(|text: &String| !text.is_empty())
}

#[cfg(test)]
mod tests;
