//! `/v1/me/sessions`.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{AMARA, MEI, Server, failure, success};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0";

#[tokio::test]
async fn users_see_their_sessions_and_in_which_browser_they_are() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    let (_, other_id) = Browser::signed_in(&server, AMARA).await;
    Browser::signed_in(&server, MEI).await;
    let touch = browser.post(&format!("/v1/client/sessions/{session_id}/touch"), &[]);
    let _: Value = success(touch.header("user-agent", FIREFOX)).await;
    for path in ["/v1/me/sessions", "/v1/me/sessions/active"] {
        let sessions: Value = success(browser.get(path)).await;
        assert_eq!(ids(&sessions), [session_id.as_str(), &other_id], "{path}");
        assert_eq!(sessions[1]["latest_activity"]["browser_name"], Value::Null);
        let activity = &sessions[0]["latest_activity"];
        assert_eq!(activity["object"], "session_activity");
        assert_eq!(activity["browser_name"], "Firefox");
        assert_eq!(activity["browser_version"], "148.0");
        assert_eq!(activity["device_type"], "Linux");
        assert_eq!(activity["is_mobile"], false);
        assert_eq!(activity["ip_address"], "127.0.0.1");
        // It would let one browser use the session of another.
        assert!(
            sessions.as_array().expect("an array").iter().all(|one| one.get("last_active_token").is_none())
        );
    }
}

#[tokio::test]
async fn users_revoke_their_sessions_in_other_browsers() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    let (other, other_id) = Browser::signed_in(&server, AMARA).await;
    let path = format!("/v1/me/sessions/{other_id}/revoke");
    let body: Value = success(browser.post(&path, &[])).await;
    assert_eq!((&body["response"]["id"], &body["response"]["status"]), (&json!(other_id), &json!("revoked")));
    assert_eq!(body["client"]["sessions"][0]["id"], session_id);
    let client: Value = success(other.get("/v1/client")).await;
    assert_eq!(client["response"]["sessions"], json!([]));
    assert_eq!(ids(&success(browser.get("/v1/me/sessions/active")).await), [session_id]);
    let all: Value = success(browser.get("/v1/me/sessions")).await;
    assert_eq!(all[0]["status"], "revoked");
}

#[tokio::test]
async fn users_cannot_revoke_the_sessions_of_others() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let (_, other_id) = Browser::signed_in(&server, MEI).await;
    for id in [other_id.as_str(), "sess_none"] {
        let refused = failure(browser.post(&format!("/v1/me/sessions/{id}/revoke"), &[])).await;
        assert_eq!(refused, (StatusCode::NOT_FOUND, "resource_not_found".to_owned()), "{id}");
    }
}

#[tokio::test]
async fn a_profile_needs_a_session() {
    let server = Server::start().await;
    let browser = Browser::new(&server).await;
    for request in [browser.get("/v1/me/sessions"), browser.get("/v1/me/sessions/active")] {
        assert_eq!(failure(request).await, (StatusCode::UNAUTHORIZED, "authentication_invalid".to_owned()));
    }
}

#[tokio::test]
async fn a_page_that_loads_shows_where_the_session_is_used() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let _: Value = success(browser.get("/v1/client").header("user-agent", FIREFOX)).await;
    let sessions: Value = success(browser.get("/v1/me/sessions/active")).await;
    assert_eq!(sessions[0]["latest_activity"]["browser_name"], "Firefox");
}

fn ids(sessions: &Value) -> Vec<&str> {
    sessions.as_array().expect("an array").iter().map(|one| one["id"].as_str().expect("an ID")).collect()
}
