//! The pages with which users sign up and manage their account.

use clerk_local::state::State;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use crate::support::{
    AMARA, HARBOUR_BAKERY, MEI, Server, SetCookie, as_sent, cookies, find, header_of, sign_in,
};

const APP: &str = "http://127.0.0.1:4321/notes";

async fn post(server: &Server, path: &str, signed_in: &[SetCookie], form: &[(&str, &str)]) -> Response {
    let request = server.post(path).header("cookie", as_sent(signed_in)).form(form);
    request.send().await.expect("a response")
}

async fn page(server: &Server, path: &str, signed_in: &[SetCookie]) -> String {
    let request = server.get(path).header("cookie", as_sent(signed_in));
    request.send().await.expect("a page").text().await.expect("UTF-8")
}

/// The claims of the session token among the cookies.
async fn claims(server: &Server, cookies: &[SetCookie]) -> Value {
    let (_, claims) = server.verified(&find(cookies, "__session").0).await;
    claims.into()
}

async fn sign_up(server: &Server, changes: &[(&str, &str)]) -> Response {
    let mut form = vec![
        ("first_name", "Ada"),
        ("last_name", ""),
        ("email_address", "ada@example.com"),
        ("password", "correct horse"),
        ("redirect_url", APP),
    ];
    form.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
    form.extend(changes);
    post(server, "/sign-up", &[], &form).await
}

#[tokio::test]
async fn signing_up_makes_a_user_who_is_signed_in() {
    let server = Server::start().await;
    let response = sign_up(&server, &[]).await;
    assert_eq!((response.status(), header_of(&response, "location")), (StatusCode::SEE_OTHER, APP));
    let claims = claims(&server, &cookies(&response)).await;
    assert_eq!(claims["azp"], "http://127.0.0.1:4321");
    let user = server.get_json(&format!("/v1/users/{}", claims["sub"].as_str().expect("an ID"))).await;
    assert_eq!((&user["first_name"], &user["last_name"]), (&json!("Ada"), &Value::Null));
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    assert_eq!(user["password_enabled"], true);
    assert_eq!(server.get_json("/local/messages").await["total_count"], 0);
}

#[tokio::test]
async fn a_fault_is_shown_at_its_field_and_ends_no_session() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, APP).await);
    for (name, value) in [
        ("email_address", "nonsense"),
        ("email_address", "AMARA@bakery.example.com"),
        ("email_address", ""),
        ("password", "short"),
    ] {
        let form =
            [("email_address", "ada@example.com"), ("password", "correct horse"), ("first_name", "<Ada>")];
        let form: Vec<(&str, &str)> =
            form.into_iter().map(|(other, text)| (other, if other == name { value } else { text })).collect();
        let response = post(&server, "/sign-up", &signed_in, &form).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name}: {value}");
        let html = response.text().await.expect("UTF-8");
        assert!(html.contains(&format!("id=\"fault-{name}\"")), "{html}");
        assert_eq!(html.matches("class=\"fault\"").count(), 1);
        assert!(
            html.contains("&#60;Ada&#62;") && !html.contains("correct horse") && !html.contains("short\"")
        );
    }
    assert!(page(&server, "/account", &signed_in).await.contains("Amara Okafor"));
}

#[tokio::test]
async fn the_sign_up_page_has_the_fields_of_the_instance() {
    let seed = r#"{ "users": [], "instance": { "attributes": {
        "password": { "enabled": false }, "username": { "required": true } } } }"#;
    let server = Server::start_with(State::parse(seed, "a seed").expect("a good seed")).await;
    let html = page(&server, "/sign-up", &[]).await;
    for (name, is_there) in [
        ("email_address", true),
        ("first_name", true),
        ("username", true),
        ("password", false),
        ("phone_number", false),
    ] {
        assert_eq!(html.contains(&format!("name=\"{name}\"")), is_there, "{name}");
    }
    let seed = r#"{ "users": [], "instance": { "sign_up_mode": "restricted" } }"#;
    let server = Server::start_with(State::parse(seed, "a seed").expect("a good seed")).await;
    let html = sign_up(&server, &[]).await.text().await.expect("UTF-8");
    assert!(html.contains("class=\"notice bad\" role=\"alert\""), "{html}");
}

#[tokio::test]
async fn signing_up_takes_the_place_of_the_session_in_the_browser() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, AMARA, APP).await);
    let form = [("email_address", "ada@example.com"), ("password", "correct horse")];
    let response = post(&server, "/sign-up", &signed_in, &form).await;
    let signed_up = cookies(&response);
    assert_eq!(find(&signed_up, "__clerk_db_jwt"), find(&signed_in, "__clerk_db_jwt"));
    let before = claims(&server, &signed_in).await;
    let session = server.get_json(&format!("/v1/sessions/{}", before["sid"].as_str().expect("an ID"))).await;
    assert_eq!(session["status"], "ended");
}

#[tokio::test]
async fn the_account_page_shows_and_changes_who_is_signed_in() {
    let server = Server::start().await;
    assert!(page(&server, "/account", &[]).await.contains("You are signed out"));
    let signed_in = cookies(&sign_in(&server, MEI, APP).await);
    let path = format!("/account?redirect_url={APP}");
    let html = page(&server, &path, &signed_in).await;
    assert!(html.contains("Mei Tanaka") && html.contains(&format!("href=\"{APP}\"")), "{html}");
    let form = [("first_name", " Mei-Lin "), ("last_name", ""), ("redirect_url", APP)];
    let response = post(&server, "/account/name", &signed_in, &form).await;
    assert_eq!(
        header_of(&response, "location"),
        "/account?redirect_url=http%3A%2F%2F127.0.0.1%3A4321%2Fnotes"
    );
    let user = server.get_json(&format!("/v1/users/{MEI}")).await;
    assert_eq!((&user["first_name"], &user["last_name"]), (&json!("Mei-Lin"), &Value::Null));
    let response = post(&server, "/account/name", &[], &form).await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_browser_with_several_sessions_can_switch_and_sign_out_of_each() {
    let mut seed = State::built_in();
    seed.instance.single_session_mode = false;
    let server = Server::start_with(seed).await;
    let first = cookies(&sign_in(&server, AMARA, APP).await);
    let second =
        cookies(&post(&server, "/sign-in", &first, &[("user_id", MEI), ("redirect_url", APP)]).await);
    let (amara, mei) = (claims(&server, &first).await, claims(&server, &second).await);
    let html = page(&server, "/account", &first).await;
    assert!(html.contains("Amara Okafor") && html.contains("Mei Tanaka"));
    let session_id = amara["sid"].as_str().expect("an ID");
    let switch = [("session_id", session_id), ("redirect_url", APP)];
    let switched = cookies(&post(&server, "/account/sessions", &first, &switch).await);
    let token = claims(&server, &switched).await;
    assert_eq!((&token["sid"], &token["azp"]), (&amara["sid"], &json!("http://127.0.0.1:4321")));
    let end = [("session_id", session_id), ("sign_out", "true"), ("redirect_url", APP)];
    let left = cookies(&post(&server, "/account/sessions", &first, &end).await);
    assert_eq!(claims(&server, &left).await["sid"], mei["sid"]);
    let again = post(&server, "/account/sessions", &first, &end).await;
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);
    let end = [("session_id", mei["sid"].as_str().expect("an ID")), ("sign_out", "true")];
    let none = cookies(&post(&server, "/account/sessions", &first, &end).await);
    assert_eq!(find(&none, "__client_uat").0, "0");
}

#[tokio::test]
async fn sessions_of_other_browsers_are_out_of_reach() {
    let server = Server::start().await;
    let (one, other) =
        (cookies(&sign_in(&server, AMARA, APP).await), cookies(&sign_in(&server, MEI, APP).await));
    let session = claims(&server, &other).await["sid"].as_str().expect("an ID").to_owned();
    let end = [("session_id", session.as_str()), ("sign_out", "true")];
    assert_eq!(post(&server, "/account/sessions", &one, &end).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(server.get_json(&format!("/v1/sessions/{session}")).await["status"], "active");
}

#[tokio::test]
async fn the_organizations_page_switches_between_organizations_and_the_personal_account() {
    let server = Server::start().await;
    assert!(page(&server, "/organizations", &[]).await.contains("You are signed out"));
    let signed_in = cookies(&sign_in(&server, AMARA, APP).await);
    let html = page(&server, "/organizations", &signed_in).await;
    assert!(html.contains("Harbour Bakery") && html.contains("Personal account"), "{html}");
    for (organization, expected) in [("", Value::Null), (HARBOUR_BAKERY, json!(HARBOUR_BAKERY))] {
        let form = [("organization_id", organization), ("redirect_url", APP)];
        let response = post(&server, "/organizations/active", &signed_in, &form).await;
        assert_eq!(
            header_of(&response, "location"),
            "/organizations?redirect_url=http%3A%2F%2F127.0.0.1%3A4321%2Fnotes"
        );
        let token = claims(&server, &cookies(&response)).await;
        assert_eq!((&token["o"]["id"], &token["azp"]), (&expected, &json!("http://127.0.0.1:4321")));
        let active = format!("value=\"{organization}\" aria-current=\"true\"");
        assert!(page(&server, "/organizations", &signed_in).await.contains(&active));
    }
    let response =
        post(&server, "/organizations/active", &signed_in, &[("organization_id", "org_other")]).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_organization_becomes_the_active_one() {
    let server = Server::start().await;
    let signed_in = cookies(&sign_in(&server, MEI, APP).await);
    let form = [("name", "Corner Café"), ("slug", ""), ("redirect_url", APP)];
    let response = post(&server, "/organizations", &signed_in, &form).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let token = claims(&server, &cookies(&response)).await;
    assert_eq!((&token["o"]["rol"], &token["sub"]), (&json!("admin"), &json!(MEI)));
    assert!(page(&server, "/organizations", &signed_in).await.contains("Corner Café"));
    for (name, slug) in [("", ""), ("Another", "harbour-bakery"), ("Another", "no slug")] {
        let response = post(&server, "/organizations", &signed_in, &[("name", name), ("slug", slug)]).await;
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name} {slug}");
        let html = response.text().await.expect("UTF-8");
        assert!(html.contains("role=\"alert\"") && html.contains(&format!("value=\"{name}\"")), "{html}");
    }
}

#[tokio::test]
async fn the_form_for_organizations_is_missing_if_they_are_disabled() {
    let mut seed = State::built_in();
    seed.instance.organization_settings.enabled = false;
    let server = Server::start_with(seed).await;
    let signed_in = cookies(&sign_in(&server, MEI, APP).await);
    assert!(!page(&server, "/organizations", &signed_in).await.contains("New organization"));
    let response = post(&server, "/organizations", &signed_in, &[("name", "A")]).await;
    assert!(response.status().is_client_error());
}
