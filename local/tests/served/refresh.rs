//! `POST /v1/sessions/{session_id}/refresh`.

use crate::support::{AMARA, SetCookie, Stand, as_sent, cookies, failure, find, set_cookie, sign_in};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn an_expired_token_is_exchanged_for_a_fresh_one() {
    let stand = Stand::start().await;
    let Browser { session, question, cookies, .. } = Browser::signed_in(&stand).await;
    let answer =
        stand.tell(&format!("/v1/sessions/{session}/refresh?suffixed_cookies=true"), &question).await;
    assert_eq!(answer["object"], "cookies");
    let directives = answer["cookies"].as_array().expect("a list").iter();
    let fresh: Vec<SetCookie> = directives.map(|line| set_cookie(line.as_str().expect("a text"))).collect();
    let (_, claims) = stand.verified(&find(&fresh, "__session").0).await;
    assert_eq!((&claims["sid"], &claims["azp"]), (&json!(session), &json!("http://127.0.0.1:4321")));
    assert_eq!(fresh.len(), 5);
    for (name, ..) in fresh.iter().filter(|(name, ..)| !name.starts_with("__session")) {
        assert_eq!(find(&fresh, name), find(&cookies, name));
    }
}

#[tokio::test]
async fn only_what_belongs_to_the_session_refreshes_it() {
    let stand = Stand::start().await;
    let one = Browser::signed_in(&stand).await;
    let other = Browser::signed_in(&stand).await;
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
        let answer = refused(&stand, &one.session, &question).await;
        assert_eq!(answer, (StatusCode::from_u16(status).expect("a status"), code.to_owned()), "{field}");
    }
}

#[tokio::test]
async fn a_session_that_has_ended_is_not_refreshed() {
    let stand = Stand::start().await;
    let browser = Browser::signed_in(&stand).await;
    stand.get("/sign-out").header("cookie", as_sent(&browser.cookies)).send().await.expect("an answer");
    let expected = (StatusCode::NOT_FOUND, "resource_not_found".to_owned());
    assert_eq!(refused(&stand, &browser.session, &browser.question).await, expected);
    assert_eq!(refused(&stand, "sess_none", &browser.question).await, expected);
}

struct Browser {
    session: String,
    cookies: Vec<SetCookie>,
    /// What an app asks with.
    question: Value,
}

impl Browser {
    async fn signed_in(stand: &Stand) -> Self {
        let cookies = cookies(&sign_in(stand, AMARA, "").await);
        let jwt = find(&cookies, "__session").0;
        let (_, claims) = stand.verified(&jwt).await;
        let suffix = stand.local.publishable_key().cookie_suffix().as_str();
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

async fn refused(stand: &Stand, session: &str, question: &Value) -> (StatusCode, String) {
    let request = stand.post(&format!("/v1/sessions/{session}/refresh"));
    failure(stand.with_key(request).json(question)).await
}
