//! A browser that comes back from the Frontend API (`authentication.md` §3.10).

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::context::{Context, DEV_BROWSER};
use super::super::directives::Directives;
use super::super::notice::Notice;
use super::super::state::{Reason, ResponseHeaders, SignedIn, SignedOut, State};
use crate::backend::operation::authentication::HANDSHAKE_PAYLOAD;
use crate::backend::{Answer, CallError};
use crate::error::{TokenError, TokenErrorReason, VerificationError};
use crate::jwt::{CompactJwt, DecodedJwt};

/// Parameter and cookie of the same name bring the cookies that are to be set, as a signed token.
const HANDSHAKE: &str = "__clerk_handshake";

/// Parameter and cookie of the same name bring a reference to them.
const NONCE: &str = "__clerk_handshake_nonce";

/// A parameter that is of use to Clerk's own pages only.
const HELP: &str = "__clerk_help";

/// How far the clocks may differ in development, in milliseconds: a day.
const DEVELOPMENT_CLOCK_SKEW_MS: f64 = 86_400_000.0;

/// The session, or its absence, that the browser brings back. `None` where it brings nothing, or nothing usable: then
/// its cookies decide as they are.
pub(in super::super) async fn resolve(context: &mut Context<'_>) -> Option<State> {
    let url = context.request.url();
    let nonce = url.query_parameter(NONCE).or_else(|| owned(context.cookies.handshake_nonce.as_deref()));
    let directives = if let Some(nonce) = nonce {
        match exchange(context, &nonce).await {
            Ok(directives) => Ok(directives),
            Err(why) => {
                context.notices.push(Notice::HandshakeFailed(why));
                Ok(Vec::new())
            }
        }
    } else {
        let token =
            url.query_parameter(HANDSHAKE).or_else(|| owned(context.cookies.handshake.as_deref()))?;
        unpack(context, &token).await
    };
    let directives = match directives {
        Ok(directives) => directives,
        Err(VerificationError::Token(error)) if context.is_development() => {
            return Some(refused_in_development(context, &error));
        }
        Err(VerificationError::Token(error)) => return give_up(context, error.to_string()),
        Err(VerificationError::Unexpected(why)) => return give_up(context, why),
    };
    let Some(directives) = Directives::new(directives) else {
        return give_up(context, "A cookie to be set holds a character that no header can carry.".to_owned());
    };
    let token = directives.session_token().to_owned();
    let headers = response_headers(context, directives);
    if token.is_empty() {
        let signed_out = SignedOut::new(Reason::SessionTokenMissing, String::new());
        return Some(State::SignedOut(SignedOut { headers, ..signed_out }));
    }
    match accept(context, &token).await {
        Ok(claims) => Some(State::SignedIn(SignedIn { token, claims, headers })),
        Err(VerificationError::Token(error)) => give_up(context, error.to_string()),
        Err(VerificationError::Unexpected(why)) => give_up(context, why),
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}

fn give_up(context: &mut Context<'_>, why: String) -> Option<State> {
    context.notices.push(Notice::HandshakeFailed(why));
    None
}

/// The cookies to be set, from the Backend API.
async fn exchange(context: &Context<'_>, nonce: &str) -> Result<Vec<String>, String> {
    #[derive(Deserialize)]
    struct Payload {
        directives: Vec<String>,
    }

    let arguments = json!([{ "nonce": nonce }]).to_string();
    match context.sessions.backend.call(&HANDSHAKE_PAYLOAD, &arguments).await {
        Ok(Answer::Json(body)) => match serde_json::from_str::<Payload>(&body) {
            Ok(payload) => Ok(payload.directives),
            Err(_) => Err("The Backend API answered without a list of cookies.".to_owned()),
        },
        Ok(Answer::Text(_) | Answer::Nothing) => Err("The Backend API's answer is not JSON.".to_owned()),
        Err(CallError::Rejected(rejection)) => {
            Err(format!("The Backend API refused the nonce with the status {}.", rejection.status))
        }
        Err(CallError::Transport(error)) => Err(format!("The Backend API was not reached: {error}.")),
        Err(CallError::Argument(why)) => Err(why),
    }
}

/// The cookies to be set, from a token that Clerk has signed.
async fn unpack(context: &Context<'_>, token: &str) -> Result<Vec<String>, VerificationError> {
    #[derive(Deserialize)]
    struct Payload {
        handshake: Option<Value>,
    }

    let decoded = CompactJwt::parse(token).and_then(CompactJwt::decode)?;
    context.sessions.verifier.verify_handshake(&decoded).await?;
    let unreadable =
        || VerificationError::Unexpected("The handshake token's list of cookies has an unknown form.".to_owned());
    let payload: Payload = serde_json::from_str(decoded.payload()).map_err(|_| unreadable())?;
    match payload.handshake {
        Some(list @ Value::Array(_)) => serde_json::from_value(list).map_err(|_| unreadable()),
        _ => Ok(Vec::new()),
    }
}

/// The cookies, open to Clerk's own pages. A development instance has handed the cookies over in the address, which the
/// browser is to forget; in production the request goes on.
fn response_headers(context: &Context<'_>, directives: Directives) -> ResponseHeaders {
    let mut headers = vec![
        ("access-control-allow-credentials", "true".to_owned()),
        ("access-control-allow-origin", "null".to_owned()),
    ];
    if context.is_development() && context.sessions.redirects {
        let clean = context.request.url().public_without(&[HANDSHAKE, HELP, DEV_BROWSER, NONCE]);
        headers.push(("cache-control", "no-store".to_owned()));
        headers.push(("location", clean.into()));
    }
    headers.extend(directives.into_values().map(|value| ("set-cookie", value)));
    headers
}

/// The claims of the session token, if it verifies. A development instance may run on a machine whose clock is wrong.
async fn accept(context: &mut Context<'_>, token: &str) -> Result<String, VerificationError> {
    let decoded = CompactJwt::parse(token).and_then(CompactJwt::decode)?;
    let verifier = &context.sessions.verifier;
    match verifier.verify(&decoded).await {
        Err(VerificationError::Token(error)) if context.is_development() && error.reason.is_about_time() => {
            verifier.verify_within(&decoded, DEVELOPMENT_CLOCK_SKEW_MS).await?;
            context.notices.push(Notice::ClockSkew(error.message.into_owned()));
        }
        result => result?,
    }
    Ok(DecodedJwt::into_payload(decoded))
}

/// Nobody should have to guess why a browser of a development instance stays signed out.
fn refused_in_development(context: &mut Context<'_>, error: &TokenError) -> State {
    let advice = match error.reason {
        TokenErrorReason::TokenInvalidSignature | TokenErrorReason::JwkKidMismatch => {
            " It was probably signed by another instance: if you have changed the keys of this app, delete its \
             cookies and try again."
        }
        _ => "",
    };
    let message = format!("The handshake token was refused. {error}{advice}");
    context.notices.push(Notice::HandshakeFailed(message.clone()));
    State::SignedOut(SignedOut::new(Reason::Token(error.reason), message))
}
