//! The Frontend API: how Clerk's scripts in a browser call it.

use reqwest::{RequestBuilder, StatusCode};
use serde_json::Value;

use crate::support::{AMARA, HARBOUR_BAKERY, MEI, Server, failure, header_of, sign_in, success};

/// A browser with a token of its own.
pub(crate) struct Browser<'s> {
    server: &'s Server,
    pub(crate) token: String,
}

impl<'s> Browser<'s> {
    pub(crate) async fn new(server: &'s Server) -> Self {
        let body: Value = success(server.post("/v1/dev_browser")).await;
        Self { server, token: body["token"].as_str().expect("a token").to_owned() }
    }

    /// A browser in which a user is signed in, and the ID of the session.
    pub(crate) async fn signed_in(server: &'s Server, user_id: &str) -> (Self, String) {
        let body = server.post_json("/local/cookies", &serde_json::json!({ "user_id": user_id })).await;
        let mut cookies = body["cookies"].as_array().expect("cookies").iter();
        let cookie = cookies.find(|cookie| cookie["name"] == "__clerk_db_jwt").expect("a dev browser");
        let token = cookie["value"].as_str().expect("a value").to_owned();
        (Self { server, token }, body["session_id"].as_str().expect("an ID").to_owned())
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.server.get(path).query(&[("__clerk_db_jwt", &self.token)])
    }

    pub(crate) fn post(&self, path: &str, form: &[(&str, &str)]) -> RequestBuilder {
        let request = self.server.post(path).query(&[("__clerk_db_jwt", &self.token)]);
        request.header("origin", "http://localhost:5000").form(form)
    }

    pub(crate) fn send(&self, method: &str, path: &str, form: &[(&str, &str)]) -> RequestBuilder {
        self.post(path, form).query(&[("_method", method)])
    }
}

#[tokio::test]
async fn a_new_browser_has_no_sessions() {
    let server = Server::start().await;
    let browser = Browser::new(&server).await;
    let body: Value = success(browser.get("/v1/client")).await;
    assert_eq!(body["response"]["sessions"], serde_json::json!([]));
    assert_eq!(body["client"], Value::Null);
}

#[tokio::test]
async fn a_browser_without_a_token_of_ours_is_refused() {
    let server = Server::start().await;
    for request in [server.get("/v1/client"), server.get("/v1/client?__clerk_db_jwt=dvb_planted")] {
        let expected = (StatusCode::UNAUTHORIZED, "dev_browser_unauthenticated".to_owned());
        assert_eq!(failure(request).await, expected);
    }
}

#[tokio::test]
async fn the_environment_needs_no_browser() {
    let server = Server::start().await;
    for request in [server.get("/v1/environment"), server.post("/v1/environment?_method=PATCH")] {
        let body: Value = success(request).await;
        assert_eq!(body["display_config"]["instance_environment_type"], "development");
        assert_eq!(body["auth_config"]["single_session_mode"], true);
    }
}

#[tokio::test]
async fn a_browser_gets_tokens_for_the_page_that_asks() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    let path = format!("/v1/client/sessions/{session_id}/tokens");
    let body: Value = success(browser.post(&path, &[])).await;
    let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
    assert_eq!(claims["sub"], AMARA);
    assert_eq!(claims["azp"], "http://localhost:5000");
    assert_eq!(claims["o"]["id"], HARBOUR_BAKERY);
    let body: Value = success(browser.post(&path, &[("organization_id", "")])).await;
    let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
    assert!(!claims.contains_key("o"));
    let body: Value = success(browser.post(&format!("{path}/hasura"), &[])).await;
    let (_, claims) = server.verified(body["jwt"].as_str().expect("a token")).await;
    assert_eq!(claims["https://hasura.io/jwt/claims"]["x-hasura-user-id"], AMARA);
    assert_eq!(failure(browser.post(&format!("{path}/none"), &[])).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn touching_a_session_activates_an_organization() {
    let server = Server::start().await;
    let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
    let path = format!("/v1/client/sessions/{session_id}/touch");
    for (organization, active) in [
        ("", Value::Null),
        ("harbour-bakery", HARBOUR_BAKERY.into()),
        (HARBOUR_BAKERY, HARBOUR_BAKERY.into()),
    ] {
        let body: Value = success(browser.post(&path, &[("active_organization_id", organization)])).await;
        assert_eq!(body["response"]["last_active_organization_id"], active);
        let jwt = body["client"]["sessions"][0]["last_active_token"]["jwt"].as_str().expect("a token");
        let (_, claims) = server.verified(jwt).await;
        assert_eq!(claims.get("o").map_or(&Value::Null, |one| &one["id"]), &active);
    }
    let other = browser.post(&path, &[("active_organization_id", "org_other")]);
    assert_eq!(failure(other).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn browsers_never_see_the_sessions_of_each_other() {
    let server = Server::start().await;
    let (one, session_id) = Browser::signed_in(&server, AMARA).await;
    let (other, _) = Browser::signed_in(&server, MEI).await;
    let path = format!("/v1/client/sessions/{session_id}");
    assert_eq!(failure(other.post(&format!("{path}/tokens"), &[])).await.0, StatusCode::NOT_FOUND);
    assert_eq!(failure(other.post(&format!("{path}/remove"), &[])).await.0, StatusCode::NOT_FOUND);
    let body: Value = success(one.send("DELETE", "/v1/client/sessions", &[])).await;
    assert_eq!(body["client"]["sessions"], serde_json::json!([]));
    let body: Value = success(other.get("/v1/client")).await;
    assert_eq!(body["response"]["sessions"][0]["user"]["id"], MEI);
}

#[tokio::test]
async fn browsers_are_not_shown_what_is_for_backends() {
    let server = Server::start().await;
    let (browser, _) = Browser::signed_in(&server, AMARA).await;
    let body = browser.get("/v1/client").send().await.expect("a response").text().await.expect("text");
    assert!(!body.contains("private_metadata") && !body.contains("payroll_number"));
}

#[tokio::test]
async fn a_session_ends_by_end_and_remove() {
    let server = Server::start().await;
    for (verb, status) in [("end", "ended"), ("remove", "removed")] {
        let (browser, session_id) = Browser::signed_in(&server, AMARA).await;
        let path = format!("/v1/client/sessions/{session_id}/{verb}");
        let body: Value = success(browser.post(&path, &[])).await;
        assert_eq!(body["response"]["status"], status);
        assert_eq!(body["client"]["sessions"], serde_json::json!([]));
        let again = failure(browser.post(&path, &[])).await;
        assert_eq!(again, (StatusCode::UNAUTHORIZED, "authentication_invalid".to_owned()));
    }
}

#[tokio::test]
async fn pages_on_this_machine_may_call_from_another_origin() {
    let server = Server::start().await;
    for (origin, is_allowed) in
        [("http://localhost:5000", true), ("http://127.0.0.1:3000", true), ("https://example.com", false)]
    {
        let response =
            server.get("/v1/environment").header("origin", origin).send().await.expect("a response");
        let allowed = response.headers().get("access-control-allow-origin").map(|value| value.as_bytes());
        assert_eq!(allowed, is_allowed.then_some(origin.as_bytes()));
        assert_eq!(header_of(&response, "access-control-allow-credentials"), "true");
    }
}

#[tokio::test]
async fn the_page_and_the_frontend_api_know_the_same_browser() {
    let server = Server::start().await;
    let response = sign_in(&server, MEI, "http://127.0.0.1:3000/").await;
    let cookie = crate::support::as_sent(&crate::support::cookies(&response));
    let body: Value = success(server.get("/v1/client").header("cookie", cookie)).await;
    assert_eq!(body["response"]["sessions"][0]["user"]["id"], MEI);
}
