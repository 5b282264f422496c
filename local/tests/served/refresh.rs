//! `POST /v1/sessions/{session_id}/refresh`.

use crate::support::{AMARA, Server, SetCookie, as_sent, cookies, failure, find, set_cookie, sign_in};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn an_expired_token_is_exchanged_for_a_fresh_one() {
    let server = Server::start().await;
    let Browser { session, question, cookies, .. } = Browser::signed_in(&server).await;
    let answer =
        server.post_json(&format!("/v1/sessions/{session}/refresh?suffixed_cookies=true"), &question).await;
    assert_eq!(answer["object"], "cookies");
    let directives = answer["cookies"].as_array().expect("an array").iter();
    let fresh: Vec<SetCookie> = directives.map(|line| set_cookie(line.as_str().expect("a string"))).collect();
    let (_, claims) = server.verified(&find(&fresh, "__session").0).await;
    assert_eq!((&claims["sid"], &claims["azp"]), (&json!(session), &json!("http://127.0.0.1:4321")));
    assert_eq!(fresh.len(), 5);
    for (name, ..) in fresh.iter().filter(|(name, ..)| !name.starts_with("__session")) {
        assert_eq!(find(&fresh, name), find(&cookies, name));
    }
}

#[tokio::test]
async fn the_format_says_whether_the_token_comes_alone() {
    let server = Server::start().await;
    let Browser { session, mut question, .. } = Browser::signed_in(&server).await;
    for format in [json!("token"), Value::Null] {
        question["format"] = format;
        let answer = server.post_json(&format!("/v1/sessions/{session}/refresh"), &question).await;
        assert_eq!(answer["object"], "token");
        let (_, claims) = server.verified(answer["jwt"].as_str().expect("a token")).await;
        assert_eq!((&claims["sid"], &claims["azp"]), (&json!(session), &json!("http://127.0.0.1:4321")));
    }
    question["format"] = json!("jwt");
    assert_eq!(refused(&server, &session, &question).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn only_tokens_of_the_session_refresh_it() {
    let server = Server::start().await;
    let one = Browser::signed_in(&server).await;
    let other = Browser::signed_in(&server).await;
    for (field, value, status, code) in [
        ("refresh_token", other.question["refresh_token"].clone(), 401, "authorization_invalid"),
        ("expired_token", other.question["expired_token"].clone(), 401, "authorization_invalid"),
        ("expired_token", json!("garbage"), 401, "authorization_invalid"),
        ("request_origin", json!("nowhere"), 422, "form_param_value_invalid"),
        ("refresh_token", Value::Null, 422, "form_param_missing"),
        ("expired_token", Value::Null, 422, "form_param_missing"),
        ("request_origin", Value::Null, 422, "form_param_missing"),
    ] {
        let mut question = one.question.clone();
        question[field] = value;
        let answer = refused(&server, &one.session, &question).await;
        assert_eq!(answer, (StatusCode::from_u16(status).expect("a status"), code.to_owned()), "{field}");
    }
}

#[tokio::test]
async fn an_ended_session_is_not_refreshed() {
    let server = Server::start().await;
    let browser = Browser::signed_in(&server).await;
    server.get("/sign-out").header("cookie", as_sent(&browser.cookies)).send().await.expect("a response");
    let expected = (StatusCode::NOT_FOUND, "resource_not_found".to_owned());
    assert_eq!(refused(&server, &browser.session, &browser.question).await, expected);
    assert_eq!(refused(&server, "sess_none", &browser.question).await, expected);
}

struct Browser {
    session: String,
    cookies: Vec<SetCookie>,
    /// The body of an app's request.
    question: Value,
}

impl Browser {
    async fn signed_in(server: &Server) -> Self {
        let cookies = cookies(&sign_in(server, AMARA, "").await);
        let jwt = find(&cookies, "__session").0;
        let (_, claims) = server.verified(&jwt).await;
        let suffix = server.local.publishable_key().cookie_suffix().as_str();
        let question = json!({
            "format": "cookie",
            "expired_token": jwt,
            "refresh_token": find(&cookies, &format!("__refresh_{suffix}")).0,
            "request_origin": "http://127.0.0.1:4321",
            "request_headers": { "accept": ["text/html"] },
        });
        Self { session: claims["sid"].as_str().expect("a session").to_owned(), cookies, question }
    }
}

async fn refused(server: &Server, session: &str, question: &Value) -> (StatusCode, String) {
    let request = server.post(&format!("/v1/sessions/{session}/refresh"));
    failure(server.with_key(request).json(question)).await
}
