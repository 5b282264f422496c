//! Exchanges an expired session token for a new one without redirecting the browser (`authentication.md`
//! §3.11).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::context::Context;
use super::directives::Directives;
use super::notice::Notice;
use super::reason::NotRefreshed;
use super::state::SignedIn;
use crate::backend::lookups::{Fingerprint, Kind, Lookup};
use crate::backend::operation::authentication::REFRESH_SESSION;
use crate::backend::{Answer, CallError};
use crate::jwt::{PresentedJwt, is_falsy};

/// The body of the request to the Backend API, with the fields in the order of Clerk's SDK.
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

/// Refreshes the session, and returns it with the cookies for the browser.
pub(super) async fn refresh(context: &mut Context<'_>) -> Result<SignedIn, NotRefreshed> {
    let expired = context.session_token().ok_or(NotRefreshed::MissingSessionToken)?;
    let refresh_token = context.cookies.refresh.as_deref().ok_or(NotRefreshed::NonEligibleNoRefreshCookie)?;
    let request_origin = context.request.url().origin().ok_or(NotRefreshed::NonEligibleNoOrigin)?;
    let question = Question {
        suffixed_cookies: context.selected.is_suffixed,
        format: "cookie",
        expired_token: expired,
        refresh_token,
        request_origin,
        request_headers: BTreeMap::new(),
    };
    let directives = ask(context, &session_id(expired)?, question).await?;
    let verifier = &context.sessions.verifier;
    let token = verifier.decode(directives.session_token()).map_err(|_| NotRefreshed::InvalidSessionToken)?;
    verifier.verify(&token).await.map_err(|_| NotRefreshed::InvalidSessionToken)?;
    let headers = directives.into_values().map(|value| ("set-cookie", value)).collect();
    Ok(SignedIn::with_headers(&token, headers))
}

/// The `sid` of the expired token.
fn session_id(token: &str) -> Result<Value, NotRefreshed> {
    #[derive(Deserialize)]
    struct Payload {
        sid: Option<Value>,
    }

    let undecodable = NotRefreshed::ExpiredSessionTokenDecodeFailed;
    let Ok(decoded) = PresentedJwt::decode(token) else { return Err(undecodable) };
    let Ok(Payload { sid }) = serde_json::from_str(decoded.payload()) else { return Err(undecodable) };
    sid.filter(|sid| !is_falsy(Some(sid))).ok_or(NotRefreshed::ExpiredSessionTokenMissingSidClaim)
}

async fn ask(
    context: &mut Context<'_>,
    session_id: &Value,
    mut question: Question<'_>,
) -> Result<Directives, NotRefreshed> {
    let headers = context.request.all_headers().await;
    question.request_headers =
        headers.iter().map(|(name, value)| (name.as_str(), [value.as_str()])).collect();
    let arguments =
        serde_json::to_string(&(session_id, &question)).map_err(|_| NotRefreshed::UnexpectedBapiError)?;
    let (client, operation) = (&context.sessions.backend, &REFRESH_SESSION);
    let variant = if question.suffixed_cookies { "suffixed" } else { "" };
    let texts = [variant, question.expired_token, question.refresh_token];
    let fingerprint = Fingerprint::new(client, operation, &texts);
    let lookup = Lookup { kind: Kind::Refresh, client, operation, arguments: &arguments, fingerprint };
    let Ok(reply) = context.sessions.lookups.ask(&lookup).await else {
        context.notices.push(Notice::TooManyLookups);
        return Err(NotRefreshed::TooManyLookups);
    };
    let answer = match &reply.outcome.result {
        Ok(answer) => answer,
        Err(error) => {
            if let CallError::Transport(error) = error {
                context.notices.push(Notice::Unavailable(error.to_string()));
            }
            return Err(why_not(error));
        }
    };
    let body = match answer {
        Answer::Json(body) => body,
        Answer::Text(_) | Answer::Html => return Err(NotRefreshed::UnexpectedSdkError),
        Answer::Nothing => return Err(NotRefreshed::UnexpectedBapiError),
    };
    match serde_json::from_str(body) {
        _ if body.trim() == "null" => Err(NotRefreshed::UnexpectedBapiError),
        Ok(Cookies { cookies: Some(cookies) }) if !cookies.is_empty() => {
            Directives::new(cookies).ok_or(NotRefreshed::UnexpectedSdkError)
        }
        Ok(_) => Err(NotRefreshed::UnexpectedSdkError),
        Err(error) if error.is_data() => Err(NotRefreshed::UnexpectedSdkError),
        Err(_) => Err(NotRefreshed::FetchError),
    }
}

/// The failure that corresponds to the Backend API's first error code.
fn why_not(error: &CallError) -> NotRefreshed {
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
        CallError::Argument(_) | CallError::Configuration(_) => NotRefreshed::UnexpectedBapiError,
        CallError::Rejected(rejection) => {
            let Some(body) = &rejection.body else { return NotRefreshed::UnexpectedBapiError };
            match serde_json::from_str::<Errors>(body) {
                Ok(Errors { errors }) => match errors.into_iter().next() {
                    Some(Error { code }) if code == "unexpected_error" => NotRefreshed::FetchError,
                    Some(Error { code }) => NotRefreshed::by_code(rejection.status, &code),
                    None => NotRefreshed::UnexpectedBapiError,
                },
                Err(error) if error.is_data() => NotRefreshed::UnexpectedBapiError,
                Err(_) => NotRefreshed::FetchError,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::super::fixtures::{Backend, PAGE, decide, header, instance_with, outcome, request};
    use super::super::state::State;
    use crate::instance::InstanceType;
    use crate::test_token::{NOW, Token};

    fn expired() -> String {
        Token::good().claim("exp", NOW - 10).sign()
    }

    fn cookies(expired: &str) -> String {
        format!("__client_uat={}; __session={expired}; __refresh_naoXFJnI=rotating", NOW - 60)
    }

    fn answer(backend: &Arc<Backend>, given: &[(&str, &str)]) -> State {
        let instance =
            instance_with(InstanceType::Production, |sessions, _| sessions.backend = backend.client());
        decide(&instance, &request("GET", "/page", given))
    }

    fn reason(state: &State) -> String {
        outcome(state).replace("session-token-expired-refresh-", "")
    }

    #[test]
    fn an_expired_token_is_exchanged_for_a_new_one() {
        let (fresh, expired) = (Token::good().sign(), expired());
        let directives = [format!("__session={fresh}; Path=/"), "__client_uat=5".to_owned()];
        let body = json!({ "object": "cookies", "cookies": directives }).to_string();
        let cookies = cookies(&expired);
        let authorization = format!("Bearer {expired}");
        let cookie_names = "__refresh_naoXFJnI=rotating";
        for given in [
            vec![("cookie", cookies.as_str()), PAGE],
            vec![("authorization", authorization.as_str()), ("cookie", cookie_names)],
        ] {
            let backend = Backend::answering(200, &body);
            let state = answer(&backend, &given);
            assert_eq!(outcome(&state), "signed-in");
            assert_eq!(header(&state, "set-cookie"), directives);
            assert!(header(&state, "location").is_empty());
            let State::SignedIn(session) = state else { unreachable!("it is signed in") };
            assert_eq!(session.token.text(), fresh);
        }
    }

    #[test]
    fn the_backend_api_receives_the_whole_request() {
        let backend = Backend::answering(404, "{}");
        let expired = expired();
        let cookies = cookies(&expired);
        answer(&backend, &[("cookie", &cookies), ("host", "app.example.com"), PAGE]);
        let [(method, address, body)] = &backend.asked()[..] else { unreachable!("one call") };
        assert_eq!(method, "POST");
        assert_eq!(address, "https://api.example.com/v1/sessions/sess_1/refresh");
        let expected = format!(
            r#"{{"format":"cookie","expired_token":"{expired}","refresh_token":"rotating","request_origin":"http://app.example.com","request_headers":{{"cookie":["{cookies}"],"host":["app.example.com"],"sec-fetch-dest":["document"]}}}}"#
        );
        assert_eq!(*body, expected);
    }

    #[test]
    fn no_call_is_made_for_a_request_without_an_origin() {
        let backend = Backend::answering(404, "{}");
        let cookies = cookies(&expired());
        let state = answer(&backend, &[("cookie", &cookies), ("host", ""), PAGE]);
        assert_eq!(reason(&state), "non-eligible-no-origin");
        assert!(backend.asked().is_empty() && header(&state, "location").is_empty());
    }

    #[test]
    fn the_suffixed_variant_is_sent_to_the_backend_api() {
        let backend = Backend::answering(404, "{}");
        let cookies = format!(
            "__client_uat_naoXFJnI={}; __session_naoXFJnI={}; __refresh_naoXFJnI=rotating",
            NOW - 60,
            expired()
        );
        answer(&backend, &[("cookie", &cookies)]);
        assert!(backend.asked()[0].1.ends_with("/refresh?suffixed_cookies=true"), "{:?}", backend.asked());
    }

    #[test]
    fn every_failure_has_its_own_reason() {
        let stranger =
            json!({ "cookies": [format!("__session={}", Token::good().signed_with_another_key().sign())] });
        let fresh = Token::good().claim("exp", NOW - 10).sign();
        let again = json!({ "cookies": [format!("__session={fresh}")] });
        for (backend, expected) in [
            (
                Backend::answering(401, r#"{"errors":[{"code":"session_revoked"},{"code":"x"}]}"#),
                "session_revoked",
            ),
            (Backend::answering(500, r#"{"errors":[{"code":"unexpected_error"}]}"#), "fetch-error"),
            (Backend::answering(500, r#"{"errors":[]}"#), "unexpected-bapi-error"),
            (Backend::answering(500, "{}"), "unexpected-bapi-error"),
            (Backend::answering(500, "<html>"), "fetch-error"),
            (Backend::out_of_reach(), "fetch-error"),
            (Backend::answering(200, "{}"), "unexpected-sdk-error"),
            (Backend::answering(200, r#"{"cookies":[]}"#), "unexpected-sdk-error"),
            (Backend::answering(200, r#"{"cookies":["a=\u0000"]}"#), "unexpected-sdk-error"),
            (Backend::answering(200, "<html>"), "fetch-error"),
            (Backend::answering(204, ""), "unexpected-bapi-error"),
            (Backend::answering(200, "null"), "unexpected-bapi-error"),
            (Backend::answering(200, r#"{"cookies":["__client_uat=1"]}"#), "invalid-session-token"),
            (Backend::answering(200, &stranger.to_string()), "invalid-session-token"),
            (Backend::answering(200, &again.to_string()), "invalid-session-token"),
        ] {
            let cookies = cookies(&expired());
            assert_eq!(reason(&answer(&backend, &[("cookie", &cookies)])), expected, "{backend:?}");
            let of_page = answer(&backend, &[("cookie", &cookies), PAGE]);
            assert_eq!(reason(&of_page), format!("handshake {expected}"));
        }
    }

    #[test]
    fn no_call_is_made_for_a_token_without_a_session() {
        for token in [
            Token::good().without_claim("sid"),
            Token::good().claim("sid", ""),
            Token::good().claim("sid", json!(null)),
        ] {
            let backend = Backend::answering(200, "{}");
            let cookies = cookies(&token.claim("exp", NOW - 10).sign());
            let state = answer(&backend, &[("cookie", &cookies)]);
            assert_eq!(reason(&state), "expired-session-token-missing-sid-claim");
            assert!(backend.asked().is_empty());
        }
    }

    #[test]
    fn an_invalid_cookie_takes_precedence_over_the_expired_token_in_the_header() {
        let backend = Backend::answering(200, "{}");
        let authorization = format!("Bearer {}", expired());
        let given = [
            ("authorization", authorization.as_str()),
            ("cookie", "__session=x; __refresh_naoXFJnI=rotating"),
        ];
        assert_eq!(reason(&answer(&backend, &given)), "expired-session-token-decode-failed");
        assert!(backend.asked().is_empty());
    }
}
