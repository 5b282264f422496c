//! Opaque machine tokens: only Clerk can verify them (`authentication.md` §5.10, "Network path").

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::verdict::{Active, Ended, Verdict, object_of};
use super::{RefusalCode, Refused, TokenType, check_audience};
use crate::backend::lookups::{Fingerprint, Kind, Lookup, Lookups, Reply, TooMany};
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
    pub(super) token: &'q str,
    pub(super) client: &'q BackendClient,
    pub(super) operation: &'static Operation,
    /// Identifies the request. The token itself is not stored.
    pub(super) fingerprint: Fingerprint,
}

/// What Clerk says about a token.
pub(super) struct Asked {
    pub(super) verdict: Verdict,
    /// When Clerk was queried: a monotonic reading.
    pub(super) asked_at: Duration,
    /// Whether Clerk was queried for this question, and not for an identical one.
    pub(super) is_own: bool,
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

    /// Queries Clerk about the token, or returns a recent refusal.
    ///
    /// # Errors
    /// If Clerk does not decide on the token.
    pub(super) async fn ask(&self, question: &Question<'_>) -> Result<Asked, Refused> {
        let Question { token_type, token, client, operation, fingerprint } = *question;
        let arguments = match token_type {
            TokenType::M2mToken => json!([{ "token": token }]),
            TokenType::ApiKey | TokenType::OauthToken => json!([token]),
        };
        let arguments = arguments.to_string();
        let lookup = Lookup { kind: Kind::Token, client, operation, arguments: &arguments, fingerprint };
        let Reply { outcome, is_own } =
            self.lookups.ask(&lookup).await.map_err(|TooMany| too_many(token_type))?;
        let verdict = match (&outcome.result, outcome.refusing_status()) {
            (Err(_), Some(status)) => Verdict::Refused(status),
            (Err(error), None) => return Err(self.explain(token_type, error)),
            (Ok(Answer::Json(text)), _) => {
                Verdict::understand(text, token_type).ok_or_else(|| not_understood(token_type))?
            }
            (Ok(Answer::Text(_) | Answer::Html | Answer::Nothing), _) => {
                return Err(not_understood(token_type));
            }
        };
        let verdict = match verdict {
            Verdict::Active(active) if active.has_expired(self.clock.unix_ms()) => {
                Verdict::Ended(Ended::Expired)
            }
            verdict => verdict,
        };
        if let Verdict::Ended(_) = verdict {
            self.lookups.remember_refusal(fingerprint, &outcome);
        }
        Ok(Asked { verdict, asked_at: outcome.asked_at, is_own })
    }

    /// Whether Clerk has refused the token in the last seconds, so that [`Self::ask`] makes no request.
    pub(super) fn is_refused(&self, question: &Question<'_>) -> bool {
        self.lookups.is_refused(&question.fingerprint)
    }

    /// Returns the token's data if it may be accepted now.
    pub(super) fn conclude<'v>(
        &self,
        question: &Question<'_>,
        verdict: &'v Verdict,
    ) -> Result<&'v Active, Refused> {
        let token_type = question.token_type;
        let ended = match verdict {
            Verdict::Active(active) if !active.has_expired(self.clock.unix_ms()) => {
                if token_type == TokenType::OauthToken {
                    check_audience(active.audience.as_ref(), &self.audience).map_err(|message| {
                        Refused::new(token_type, RefusalCode::TokenVerificationFailed, &message)
                    })?;
                }
                return Ok(active);
            }
            Verdict::Refused(status) => return Err(self.explain_status(token_type, *status)),
            Verdict::Active(_) => Ended::Expired,
            Verdict::Ended(ended) => *ended,
        };
        let message = format!("Clerk says that the {} {}.", token_type.noun(), ended.what());
        Err(Refused::new(token_type, RefusalCode::TokenInvalid, &message))
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
            CallError::Rejected(rejection) => self.explain_status(token_type, rejection.status),
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

    fn explain_status(&self, token_type: TokenType, status: u16) -> Refused {
        let noun = token_type.noun();
        let (code, message) = match status {
            401 => (RefusalCode::SecretKeyInvalid, self.key_refused(token_type)),
            404 => (
                RefusalCode::TokenInvalid,
                format!(
                    "Clerk does not know the {noun}: it was revoked, has expired, or belongs to another instance \
                     than the key that Clerk was asked with."
                ),
            ),
            // Clerk did not issue a token that it cannot parse.
            400 | 410 | 422 => (RefusalCode::TokenRejected, format!("Clerk could not verify the {noun}.")),
            _ => (RefusalCode::UnexpectedError, format!("Clerk could not verify the {noun}.")),
        };
        Refused::answered(token_type, code, &message, status)
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
