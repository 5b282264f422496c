//! The tickets of invitations.

use std::collections::HashMap;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::frontend_api::Browser;
use crate::support::{HARBOUR_BAKERY, MEI, Server, failure, header_of, success};

const SIGN_UPS: &str = "/v1/client/sign_ups";

/// Invites, and returns the path and query of the link in the email.
async fn link_to(server: &Server, email_address: &str) -> String {
    let wanted = json!({
        "email_address": email_address,
        "ignore_existing": true,
        "public_metadata": { "plan": "trial" },
        "redirect_url": "http://localhost:5000/join",
    });
    server.post_json("/v1/invitations", &wanted).await;
    let messages = server.get_json("/local/messages").await;
    assert_eq!(messages["data"][0]["to"], email_address);
    let link = messages["data"][0]["link"].as_str().expect("a link");
    link.strip_prefix(server.local.origin()).expect("our URL").to_owned()
}

/// The query of the page to which a link leads.
async fn followed(server: &Server, link: &str, browser: &Browser<'_>) -> HashMap<String, String> {
    let cookie = format!("__clerk_db_jwt={}", browser.token);
    let response = server.get(link).header("cookie", cookie).send().await.expect("a response");
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = header_of(&response, "location");
    let query = location.strip_prefix("http://localhost:5000/join?").expect("the app");
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[tokio::test]
async fn an_invited_person_signs_up_without_a_code() {
    let server = Server::start().await;
    let link = link_to(&server, "grace@example.com").await;
    let browser = Browser::new(&server).await;
    let query = followed(&server, &link, &browser).await;
    assert_eq!(query["__clerk_status"], "sign_up");
    assert_eq!(query["__clerk_db_jwt"], browser.token);
    let form = [("strategy", "ticket"), ("ticket", query["__clerk_ticket"].as_str())];
    let body: Value = success(browser.post(SIGN_UPS, &form)).await;
    let sign_up = &body["response"];
    assert_eq!(sign_up["email_address"], "grace@example.com");
    assert_eq!(sign_up["verifications"]["email_address"]["strategy"], "ticket");
    assert_eq!(
        (&sign_up["unverified_fields"], &sign_up["missing_fields"]),
        (&json!([]), &json!(["password"]))
    );
    let path = format!("{SIGN_UPS}/{}", sign_up["id"].as_str().expect("an ID"));
    let body: Value = success(browser.send("PATCH", &path, &[("password", "correct horse")])).await;
    assert_eq!(body["response"]["status"], "complete");
    let user = &body["client"]["sessions"][0]["user"];
    assert_eq!(user["public_metadata"], json!({ "plan": "trial" }));
    assert_eq!(user["email_addresses"][0]["verification"]["status"], "verified");
    let again = failure(Browser::new(&server).await.post(SIGN_UPS, &form)).await;
    assert_eq!(again, (StatusCode::BAD_REQUEST, "invitation_already_accepted".to_owned()));
}

#[tokio::test]
async fn only_an_invited_person_can_sign_up_if_that_is_restricted() {
    let server = Server::start().await;
    let mut snapshot = server.get_json("/local/snapshot").await;
    snapshot["instance"]["sign_up_mode"] = json!("restricted");
    server.post_json("/local/snapshot", &snapshot).await;
    let link = link_to(&server, "grace@example.com").await;
    let browser = Browser::new(&server).await;
    assert_eq!(failure(browser.post(SIGN_UPS, &[])).await.1, "sign_up_mode_restricted");
    let query = followed(&server, &link, &browser).await;
    let form = [("ticket", query["__clerk_ticket"].as_str()), ("password", "correct horse")];
    let body: Value = success(browser.post(SIGN_UPS, &form)).await;
    assert_eq!(body["response"]["status"], "complete");
}

#[tokio::test]
async fn an_invited_user_signs_in_with_the_ticket_or_accepts_it_at_once() {
    let server = Server::start().await;
    let link = link_to(&server, "mei.tanaka@example.com").await;
    let browser = Browser::new(&server).await;
    let query = followed(&server, &link, &browser).await;
    assert_eq!(query["__clerk_status"], "sign_in");
    let form = [("strategy", "ticket"), ("ticket", query["__clerk_ticket"].as_str())];
    assert_eq!(failure(browser.post(SIGN_UPS, &form)).await.1, "form_identifier_exists");
    let body: Value = success(browser.post("/v1/client/sign_ins", &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    assert_eq!(body["client"]["sessions"][0]["user"]["id"], MEI);
    let link = link_to(&server, "mei.tanaka@example.com").await;
    let query = followed(&server, &link, &browser).await;
    assert_eq!((query["__clerk_status"].as_str(), query.get("__clerk_ticket")), ("complete", None));
    assert_eq!(failure(server.get(&link)).await.1, "invitation_already_accepted");
}

#[tokio::test]
async fn unusable_tickets_are_refused() {
    let server = Server::start().await;
    let browser = Browser::new(&server).await;
    let link = link_to(&server, "grace@example.com").await;
    let invitations = server.get_json("/v1/invitations?paginated=true").await;
    let id = invitations["data"][0]["id"].as_str().expect("an ID");
    let (_, ticket) = link.split_once("ticket=").expect("a ticket");
    let form = [("strategy", "ticket"), ("ticket", ticket)];
    let no_account = failure(browser.post("/v1/client/sign_ins", &form)).await;
    assert_eq!(no_account, (StatusCode::BAD_REQUEST, "invitation_account_not_exists".to_owned()));
    server.post_json(&format!("/v1/invitations/{id}/revoke"), &json!({})).await;
    assert_eq!(failure(browser.post(SIGN_UPS, &form)).await.1, "revoked_invitation");
    let wanted = json!({ "user_id": MEI, "expires_in_seconds": 60 });
    let token = server.post_json("/v1/sign_in_tokens", &wanted).await;
    for (ticket, code) in [
        (token["token"].as_str().expect("a ticket"), "sign_in_token_not_in_sign_in_code"),
        ("x", "ticket_invalid_code"),
        ("", "form_param_nil"),
    ] {
        let form = [("strategy", "ticket"), ("ticket", ticket)];
        assert_eq!(failure(browser.post(SIGN_UPS, &form)).await.1, code, "{ticket}");
    }
}

#[tokio::test]
async fn the_ticket_of_an_organization_makes_a_member() {
    let server = Server::start().await;
    for (email_address, status) in [("grace@example.com", "sign_up"), ("mei.tanaka@example.com", "sign_in")] {
        let wanted = json!({
            "email_address": email_address,
            "role": "org:member",
            "redirect_url": "http://localhost:5000/join",
        });
        let path = format!("/v1/organizations/{HARBOUR_BAKERY}/invitations");
        server.post_json(&path, &wanted).await;
        let messages = server.get_json("/local/messages").await;
        let link = messages["data"][0]["link"].as_str().expect("a link");
        let link = link.strip_prefix(server.local.origin()).expect("our URL");
        let browser = Browser::new(&server).await;
        let query = followed(&server, link, &browser).await;
        assert_eq!(query["__clerk_status"], status);
        let mut form = vec![("strategy", "ticket"), ("ticket", query["__clerk_ticket"].as_str())];
        let path = if status == "sign_up" { SIGN_UPS } else { "/v1/client/sign_ins" };
        if status == "sign_up" {
            form.push(("password", "correct horse"));
        }
        let body: Value = success(browser.post(path, &form)).await;
        assert_eq!(body["response"]["status"], "complete", "{body}");
        let session = &body["client"]["sessions"][0];
        assert_eq!(session["last_active_organization_id"], HARBOUR_BAKERY);
        assert_eq!(session["user"]["organization_memberships"][0]["role"], "org:member");
        let again = failure(server.get(link)).await;
        assert_eq!(again.0, StatusCode::BAD_REQUEST);
    }
}

/// Invites to an organization, and returns the ID of the invitation and the link in the email.
async fn invited_to_organization(server: &Server, email_address: &str) -> (String, String) {
    let wanted = json!({
        "email_address": email_address,
        "role": "org:member",
        "redirect_url": "http://localhost:5000/join",
        "expires_in_days": 7,
    });
    let path = format!("/v1/organizations/{HARBOUR_BAKERY}/invitations");
    let invitation = server.post_json(&path, &wanted).await;
    let messages = server.get_json("/local/messages").await;
    let link = messages["data"][0]["link"].as_str().expect("a link");
    let link = link.strip_prefix(server.local.origin()).expect("our URL").to_owned();
    (invitation["id"].as_str().expect("an ID").to_owned(), link)
}

#[tokio::test]
async fn the_ticket_of_an_organization_ends_when_it_is_revoked_or_too_old() {
    for is_revoked in [true, false] {
        for (email_address, path) in
            [("grace@example.com", SIGN_UPS), ("mei.tanaka@example.com", "/v1/client/sign_ins")]
        {
            let server = Server::start().await;
            let (id, link) = invited_to_organization(&server, email_address).await;
            let browser = Browser::new(&server).await;
            let ticket = followed(&server, &link, &browser).await["__clerk_ticket"].clone();
            if is_revoked {
                let path = format!("/v1/organizations/{HARBOUR_BAKERY}/invitations/{id}/revoke");
                server.post_json(&path, &json!({})).await;
            } else {
                let age = json!({ "age_seconds": 8 * 24 * 60 * 60 });
                server.post_json("/local/clock", &age).await;
            }
            let browser = Browser::new(&server).await;
            let form = [("strategy", "ticket"), ("ticket", ticket.as_str()), ("password", "correct horse")];
            let form = if path == SIGN_UPS { &form[..] } else { &form[..2] };
            let (status, code) = failure(browser.post(path, form)).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{email_address} {code}");
            assert!(
                code.contains(if is_revoked { "revoked" } else { "expired" }),
                "{email_address} {is_revoked}: {code}"
            );
            assert_eq!(failure(server.get(&link)).await.1, code, "{email_address}");
            let members = server.get_json(&format!("/v1/organizations/{HARBOUR_BAKERY}/memberships")).await;
            let is_member = members.to_string().contains(email_address);
            assert!(!is_member, "{email_address}");
        }
    }
}

#[tokio::test]
async fn the_ticket_of_an_organization_is_used_once() {
    let server = Server::start().await;
    let (_, link) = invited_to_organization(&server, "grace@example.com").await;
    let browser = Browser::new(&server).await;
    let ticket = followed(&server, &link, &browser).await["__clerk_ticket"].clone();
    let form = [("ticket", ticket.as_str()), ("password", "correct horse")];
    let body: Value = success(browser.post(SIGN_UPS, &form)).await;
    assert_eq!(body["response"]["status"], "complete");
    for path in [SIGN_UPS, "/v1/client/sign_ins"] {
        let form = [("strategy", "ticket"), ("ticket", ticket.as_str())];
        let (status, code) = failure(Browser::new(&server).await.post(path, &form)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {code}");
        assert!(code.contains("already_accepted"), "{path} {code}");
    }
}
