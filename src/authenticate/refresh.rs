//! A new session token for an expired one, without sending the browser away (`authentication.md` §3.11).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::context::Context;
use super::directives::Directives;
use super::state::{NotRefreshed, SignedIn};
use crate::backend::operation::authentication::REFRESH_SESSION;
use crate::backend::{Answer, CallError};
use crate::jwt::{CompactJwt, is_falsy};

/// What the Backend API asks for; the order of the fields is that of Clerk's SDK.
#[derive(Serialize)]
struct Question<'r> {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    suffixed_cookies: bool,
    format: &'static str,
    expired_token: &'r str,
    refresh_token: &'r str,
    request_origin: String,
    request_headers: BTreeMap<&'r str, [&'r str; 1]>,
}

#[derive(Deserialize)]
struct Cookies {
    cookies: Option<Vec<String>>,
}

/// The refreshed session, with the cookies that tell the browser.
pub(super) async fn refresh(context: &Context<'_>) -> Result<SignedIn, NotRefreshed> {
    let expired = context.session_token().ok_or(NotRefreshed::MissingSessionToken)?;
    let refresh_token =
        context.cookies.refresh.as_deref().ok_or(NotRefreshed::NonEligibleNoRefreshCookie)?;
    let question = Question {
        suffixed_cookies: context.selected.is_suffixed,
        format: "cookie",
        expired_token: expired,
        refresh_token,
        request_origin: context.request.url().origin(),
        request_headers: BTreeMap::new(),
    };
    let directives = ask(context, &session_id(expired)?, question).await?;
    let token = directives.session_token().to_owned();
    let claims = {
        let decoded = CompactJwt::parse(&token).and_then(CompactJwt::decode);
        let decoded = decoded.map_err(|_| NotRefreshed::InvalidSessionToken)?;
        let verification = context.sessions.verifier.verify(&decoded).await;
        verification.map_err(|_| NotRefreshed::InvalidSessionToken)?;
        decoded.into_payload()
    };
    let headers = directives.into_values().map(|value| ("set-cookie", value)).collect();
    Ok(SignedIn { token, claims, headers })
}

/// `sid` of the expired token.
fn session_id(token: &str) -> Result<Value, NotRefreshed> {
    #[derive(Deserialize)]
    struct Payload {
        sid: Option<Value>,
    }

    let undecodable = NotRefreshed::ExpiredSessionTokenDecodeFailed;
    let Ok(decoded) = CompactJwt::parse(token).and_then(CompactJwt::decode) else { return Err(undecodable) };
    let Ok(Payload { sid }) = serde_json::from_str(decoded.payload()) else { return Err(undecodable) };
    sid.filter(|sid| !is_falsy(Some(sid))).ok_or(NotRefreshed::ExpiredSessionTokenMissingSidClaim)
}

async fn ask(
    context: &Context<'_>,
    session_id: &Value,
    mut question: Question<'_>,
) -> Result<Directives, NotRefreshed> {
    let headers = context.request.all_headers().await;
    question.request_headers =
        headers.iter().map(|(name, value)| (name.as_str(), [value.as_str()])).collect();
    let arguments = serde_json::to_string(&(session_id, question)).map_err(|_| NotRefreshed::UnexpectedBapiError)?;
    let answer = context.sessions.backend.call(&REFRESH_SESSION, &arguments).await.map_err(why_not)?;
    let Answer::Json(body) = answer else { return Err(NotRefreshed::UnexpectedSdkError) };
    match serde_json::from_str(&body) {
        Ok(Cookies { cookies: Some(cookies) }) if !cookies.is_empty() => {
            Directives::new(cookies).ok_or(NotRefreshed::UnexpectedSdkError)
        }
        Ok(_) => Err(NotRefreshed::UnexpectedSdkError),
        Err(error) if error.is_data() => Err(NotRefreshed::UnexpectedSdkError),
        Err(_) => Err(NotRefreshed::FetchError),
    }
}

/// What the Backend API says is wrong, by the code of its first error.
fn why_not(error: CallError) -> NotRefreshed {
    #[derive(Deserialize)]
    struct Errors {
        #[serde(default)]
        errors: Vec<Error>,
    }

    #[derive(Deserialize)]
    struct Error {
        code: String,
    }

    match error {
        CallError::Transport(_) => NotRefreshed::FetchError,
        CallError::Argument(_) => NotRefreshed::UnexpectedBapiError,
        CallError::Rejected(rejection) => {
            let Some(body) = rejection.body else { return NotRefreshed::UnexpectedBapiError };
            match serde_json::from_str::<Errors>(&body) {
                Ok(Errors { errors }) => match errors.into_iter().next() {
                    Some(Error { code }) if code == "unexpected_error" => NotRefreshed::FetchError,
                    Some(Error { code }) => NotRefreshed::by_code(&code),
                    None => NotRefreshed::UnexpectedBapiError,
                },
                Err(error) if error.is_data() => NotRefreshed::UnexpectedBapiError,
                Err(_) => NotRefreshed::FetchError,
            }
        }
    }
}
